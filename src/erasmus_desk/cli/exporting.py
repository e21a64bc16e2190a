"""The command that writes documents."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from erasmus_desk.session.desk import Desk

KINDS = (
    "application",
    "reading",
    "blank",
    "partner",
    "summary",
    "mandate",
    "declaration",
    "counts",
    "part_b",
)
"""As in the session; said again here so that ``--help`` needs no library for Word."""


def export(desk: "Desk", asked: argparse.Namespace, out: TextIO) -> int:
    """Write a document of a draft as Word or PDF, or the blank questionnaire of a form."""
    if asked.blank:
        target = desk.export_blank(asked.source, asked.output, language=asked.language)
        print(target, file=out)
        return 0
    from erasmus_desk.session.exporting import export_pdf, export_word, missing_styles, partner_at

    opened = desk.open(Path(asked.source), listed=False)
    options: dict[str, Any] = {
        "kind": asked.kind or ("part_b" if opened.form.part_b else "application"),
        "partner": partner_at(opened, asked.partner) if asked.partner else "",
        "prompts": not asked.no_prompts,
        "counters": not asked.no_counters,
        "empty": not asked.no_empty,
        "criteria": asked.criteria,
    }
    wish = desk.wish(opened, language=asked.language, house=asked.house, **options)
    if asked.output.suffix.lower() == ".pdf":
        target = export_pdf(desk, opened, asked.output, wish, progress=lambda done, whole: True)  # noqa: ARG005
    else:
        target = export_word(desk, opened, asked.output, wish)
        lacking = missing_styles(asked.house) if asked.house else ()
        if lacking:
            words = desk.words("messages", desk.preferences.window or "en")
            print(words.say("cli.styles-missing", styles=", ".join(lacking)), file=out)
    print(target, file=out)
    return 0
