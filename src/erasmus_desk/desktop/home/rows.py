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
            return (self.entry.changed,)
        return (plain(self.text(column)), plain(self.title))


def rows_of(desk: Desk, texts: Texts, entries: Iterable[Entry]) -> list[Row]:
    """The lines of the table for *entries*, deadlines counted once per form."""
    deadlines: dict[str, Countdown | None] = {}
    rows = []
    for entry in entries:
        if entry.form not in deadlines:
            deadlines[entry.form] = desk.deadline(entry.form)
        rows.append(_row(desk, texts, entry, deadlines[entry.form]))
    return rows


def _row(desk: Desk, texts: Texts, entry: Entry, due: Countdown | None) -> Row:
    head = desk.heads.get(entry.form)
    action = head.text(texts.language, "short") if head else entry.form
    if entry.problem:
        action = texts.error(
            DeskError(entry.problem, {"file": Path(entry.path).name, "form": entry.form})
        )
    form = form_line(texts, head) if head else ""
    changed = datetime.fromtimestamp(entry.changed, tz=desk.now().tzinfo)
    title = entry.title or texts.say("home.untitled")
    return Row(
        entry,
        title,
        action,
        form,
        texts.say("home.percent", number=entry.percent) if entry.percent >= 0 else "…",
        chip_text(texts, due) if due else "",
        chip_role(due) if due else "",
        whole_sentence(texts, due) if due else "",
        texts.ago(changed),
        _due(due),
        plain(f"{title} {action} {form} {entry.search}"),
    )


def _due(found: Countdown | None) -> float:
    """For sorting: what is next comes first, what has passed behind all that lies ahead."""
    if found is None:
        return _NEVER
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


def next_deadline(texts: Texts, rows: Iterable[Row], desk: Desk) -> tuple[str, str] | None:
    """Title and time left of the draft whose deadline comes next."""
    for row in sorted(rows, key=lambda row: row.due):
        found = desk.deadline(row.entry.form)
        if found is not None and not found.passed:
            return row.title, time_left(texts, found)
    return None
