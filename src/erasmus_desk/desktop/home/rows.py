"""What Home shows of each draft, put into words."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from erasmus_desk.desktop.deadlines import chip_role, chip_text, time_left, whole_sentence
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.errors import DeskError
from erasmus_desk.session.deadlines import Countdown
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.shown import Entry, Head

COLUMNS = ("title", "action", "form", "progress", "deadline", "edited")
_NEVER = float("inf")


@dataclass(frozen=True, slots=True)
class Row:
    """One draft as a line of the table."""

    entry: Entry
    title: str
    action: str
    form: str
    progress: str
    deadline: str
    deadline_role: str
    deadline_help: str
    edited: str
    due: float
    left: str
    haystack: str

    @property
    def problem(self) -> str:
        """The code of what keeps the draft from being opened; empty if nothing does."""
        return self.entry.problem

    def text(self, column: str) -> str:
        """What stands in that column."""
        return str(getattr(self, column))

    def order(self, column: str) -> tuple[object, ...]:
        """What the column is sorted by."""
        if column == "progress":
            return (self.entry.percent, plain(self.title))
        if column == "deadline":
            return (self.due, plain(self.title))
        if column == "edited":
            return (self.entry.changed, plain(self.title))
        return (plain(self.text(column)), plain(self.title))


@dataclass(frozen=True, slots=True)
class _OfForm:
    """What all drafts of one form have in common."""

    action: str = ""
    form: str = ""
    deadline: str = ""
    role: str = ""
    help: str = ""
    left: str = ""
    due: float = _NEVER
    haystack: str = ""


def rows_of(desk: Desk, texts: Texts, entries: Iterable[Entry]) -> list[Row]:
    """The lines of the table for *entries*, what belongs to a form worked out once per form."""
    forms: dict[str, _OfForm] = {}
    rows = []
    for entry in entries:
        if entry.form not in forms:
            forms[entry.form] = _of_form(desk, texts, entry.form)
        rows.append(_row(desk, texts, entry, forms[entry.form]))
    return rows


def _of_form(desk: Desk, texts: Texts, form_id: str) -> _OfForm:
    head = desk.heads.get(form_id)
    if head is None:
        return _OfForm(action=form_id, haystack=plain(form_id))
    action, form = head.text(texts.language, "short"), form_line(texts, head)
    found, haystack = desk.deadline(form_id), plain(f"{action} {form}")
    if found is None:
        return _OfForm(action, form, haystack=haystack)
    return _OfForm(
        action,
        form,
        chip_text(texts, found),
        chip_role(found),
        whole_sentence(texts, found),
        "" if found.passed else time_left(texts, found),
        _due(found),
        haystack,
    )


def _row(desk: Desk, texts: Texts, entry: Entry, form: _OfForm) -> Row:
    action = form.action
    if entry.problem:
        facts = {"file": Path(entry.path).name, "form": entry.form}
        action = texts.error(DeskError(entry.problem, facts))
    changed = datetime.fromtimestamp(entry.changed, tz=desk.now().tzinfo)
    title = entry.title or texts.say("home.untitled")
    return Row(
        entry,
        title,
        action,
        form.form,
        texts.say("home.percent", number=entry.percent) if entry.percent >= 0 else "…",
        form.deadline,
        form.role,
        form.help,
        texts.ago(changed),
        form.due,
        form.left,
        f"{plain(title)} {form.haystack} {plain(entry.search)}",
    )


def _due(found: Countdown) -> float:
    """For sorting: what is next comes first, what has passed behind all that lies ahead."""
    moment = found.brussels.timestamp()
    return 1e11 - moment if found.passed else moment


def form_line(texts: Texts, head: Head) -> str:
    """The form as people name it: KA202 · VET · 2018."""
    return " · ".join(part for part in (head.code, field_name(texts, head), str(head.call)) if part)


def field_name(texts: Texts, head: Head) -> str:
    """The field of a form in a word."""
    key = f"field.{head.field}"
    return texts.say(key) if texts.has(key) else head.field


def plain(text: str) -> str:
    """*text* for searching and sorting: no capitals, no accents."""
    parted = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in parted if not unicodedata.combining(c)).replace("ł", "l")


def matches(row: Row, wanted: str) -> bool:
    """Whether every word of *wanted* stands somewhere in the line."""
    return all(word in row.haystack for word in plain(wanted).split())


def next_deadline(rows: Iterable[Row]) -> Row | None:
    """The draft whose deadline comes next; None if all have passed."""
    ahead = (row for row in rows if row.left)
    return min(ahead, key=lambda row: row.due, default=None)
