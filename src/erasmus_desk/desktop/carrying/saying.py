"""What a carry-over or a report says, line by line."""

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.session.carry_over import Report
from erasmus_desk.session.shown import Head

_MARKS = {
    "came": "done",
    "misfits": "wrong",
    "long": "wrong",
    "changed": "warning",
    "unasked": "warning",
    "new": "empty",
    "again": "empty",
    "parked": "advice",
}


def preview_lines(texts: Texts, report: Report) -> tuple[tuple[str, str], ...]:
    """(mark, sentence) for what would come across, what to look at, and what is parked."""
    return tuple((_MARKS[key], texts.count(f"carry.{key}", count)) for key, count in report.counts)


def form_name(texts: Texts, head: Head | None, form_id: str) -> str:
    """A form in a few words: "KA202 · 2018"; its id where it is not known any more."""
    if head is None:
        return form_id
    return f"{head.code} · {head.call} · {head.text(texts.language, 'short')}"
