"""The closing list: every field of the web form with when it was handed over, as text."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from erasmus_desk.model.words import Words
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.handover import Handed, Progress, progress, uploads
from erasmus_desk.session.open_draft import OpenDraft

_BOX = {"pasted": "[x]", "changed": "[!]", "open": "[ ]", "long": "[ ]", "empty": " – "}


def report(desk: Desk, opened: OpenDraft, fields: Sequence[Handed], language: str) -> str:
    """*fields* as a list to be kept, in *language*."""
    words = desk.words("window/handover", language)
    return "\n".join(_lines(desk, opened, fields, words)) + "\n"


def write_report(path: Path, text: str) -> Path:
    """Write the closing list to *path*.

    Raises:
        SaveFailed: The disk refused; what was there before is still there.
    """
    from erasmus_desk.storage.writing import write_whole

    write_whole(path, text.encode())
    return path


def _lines(desk: Desk, opened: OpenDraft, fields: Sequence[Handed], words: Words) -> Iterator[str]:
    form_words = desk.form_words(opened.form.id, desk.prompts_of(opened))
    form = " · ".join((opened.form.code, form_words.find("form.short"), str(opened.form.call)))
    yield words.say("handover.report.title")
    yield ""
    yield opened.draft.title
    yield form
    yield words.say("handover.report.made", at=_moment(desk.now(), desk))
    yield ""
    yield from _sums(progress(opened, fields), words)
    section = item = ""
    for handed in fields:
        if handed.section != section:
            section, item = handed.section, ""
            yield from ("", section, "-" * len(section))
        if handed.item != item:
            item = handed.item
            yield f"    {item}" if item else ""
        yield f"{_BOX[handed.state]} {handed.name}: {_said(handed, desk, words)}"
    if uploads(opened.form):
        yield from ("", words.say("handover.report.uploaded"))


def _sums(done: Progress, words: Words) -> Iterator[str]:
    yield words.say("handover.report.sums.pasted", pasted=done.pasted, total=done.total)
    for name in ("changed", "long", "missing", "gone"):
        count = getattr(done, name)
        if count:
            yield words.count(f"handover.report.{name}_sum", count)


def _said(handed: Handed, desk: Desk, words: Words) -> str:
    at = _moment(handed.mark.at, desk) if handed.mark is not None else ""
    missing = handed.state == "empty" and handed.required
    state = words.say(f"handover.report.{'required' if missing else handed.state}", at=at)
    if not handed.text:
        return state
    length = handed.length
    if length.is_over:
        over = words.say("handover.report.over", used=length.used, limit=length.limit)
        return f"{state}; {over}"
    if handed.kind not in ("line", "text"):
        return state
    return f"{state}; {words.count('handover.characters', length.used)}"


def _moment(moment: datetime, desk: Desk) -> str:
    return f"{moment.astimezone(desk.now().tzinfo):%d/%m/%Y %H:%M:%S}"
