"""The command line: the same program without a window."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from erasmus_desk.cli import attaching, carrying, commands, packs
from erasmus_desk.cli.exporting import KINDS, export
from erasmus_desk.errors import DeskError
from erasmus_desk.session.desk import Desk

USABLE, ERRORS, UNUSABLE = 0, 1, 2
COMMANDS = (
    "forms",
    "new",
    "fill",
    "show",
    "check",
    "export",
    "check-forms",
    "annexes",
    "emergency",
    "carry",
    "packs",
)


def parser() -> argparse.ArgumentParser:
    """What can be typed after ``erasmus-desk``."""
    top = argparse.ArgumentParser(
        prog="erasmus-desk",
        description="Draft Erasmus+ applications on your own computer. "
        "Without a command the window opens, on DRAFT if a file is named.",
        epilog="erasmus-desk [DRAFT]   opens the window",
    )
    below = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    forms = below.add_parser("forms", help="list the forms, or describe one")
    forms.add_argument("form", nargs="?", metavar="FORM")
    forms.add_argument("--json", action="store_true", help="print JSON")
    new = below.add_parser("new", help="begin a draft")
    new.add_argument("form", metavar="FORM")
    new.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    new.add_argument("--title", default="", help="working title")
    new.add_argument("--language", default="", metavar="CODE", help="language of the answers")
    new.add_argument("--example", action="store_true", help="filled with the form's example")
    fill = below.add_parser("fill", help="put answers into a draft, all or nothing")
    fill.add_argument("file", type=Path, metavar="FILE")
    fill.add_argument("answers", type=Path, metavar="ANSWERS.json")
    for name, words in (("show", "progress and answers"), ("check", "what is missing or wrong")):
        one = below.add_parser(name, help=words)
        one.add_argument("file", type=Path, metavar="FILE")
        one.add_argument("--json", action="store_true", help="print JSON")
    _export(below.add_parser("export", help="write a Word or PDF document"))
    attaching.add_parsers(below)
    carrying.add_parser(below)
    check_forms = below.add_parser("check-forms", help="examine form files")
    check_forms.add_argument("folder", nargs="?", type=Path, metavar="FOLDER|ZIP")
    packs.add_parser(below)
    return top


def _export(export: argparse.ArgumentParser) -> None:
    export.add_argument("source", metavar="FILE|FORM", help="a draft, or with --blank a form")
    export.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    export.add_argument("--kind", choices=KINDS, help="which document")
    export.add_argument(
        "--partner", type=int, default=0, metavar="N", help="number of the organisation, from 1"
    )
    export.add_argument("--house", type=Path, metavar="STYLE.docx", help="take the style from here")
    export.add_argument("--criteria", action="store_true", help="show the award criteria")
    export.add_argument("--language", default="", metavar="CODE", help="language of the document")
    export.add_argument("--blank", action="store_true", help="an empty questionnaire")
    export.add_argument("--no-prompts", action="store_true", help="leave the questions out")
    export.add_argument("--no-counters", action="store_true", help="leave the counters out")
    export.add_argument("--no-empty", action="store_true", help="leave unanswered questions out")


def run(arguments: Sequence[str], desk: Desk, *, out: TextIO | None = None) -> int:
    """Do what *arguments* ask for.

    Returns:
        0 when done, 1 when `check`, `check-forms`, `packs` or `annexes` found errors, 2 when
        nothing could be done.
    """
    asked = parser().parse_args(arguments)
    stream = out or sys.stdout
    known: dict[str, Callable[[Desk, argparse.Namespace, TextIO], int]] = {
        "forms": commands.forms,
        "new": commands.new,
        "fill": commands.fill,
        "show": commands.show,
        "check": commands.check,
        "export": export,
        "check-forms": commands.check_forms,
        "annexes": attaching.annexes,
        "emergency": attaching.emergency,
        "carry": carrying.carry,
        "packs": packs.packs,
    }
    try:
        return known[asked.command](desk, asked, stream)
    except DeskError as reason:
        words = desk.words("messages", desk.preferences.window or "en")
        print(commands.sentence(reason, words), file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:
        return USABLE
    except (OSError, json.JSONDecodeError) as reason:
        print(str(reason), file=sys.stderr)
        return UNUSABLE
