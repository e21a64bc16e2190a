"""The list of the gallery: actions below the headings of their key actions."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from erasmus_desk.desktop.deadlines import chip_role, chip_text
from erasmus_desk.desktop.home.rows import field_name, plain
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.gallery import FIELDS, Action, actions, call_rank, first_of, short_name
from erasmus_desk.session.shown import Head

Index = QModelIndex | QPersistentModelIndex
ENTRY = int(Qt.ItemDataRole.UserRole)
KEY_ACTIONS = ("KA1", "KA2", "KA3", "JMO")
STATES = ("", "ahead", "provisional", "open", "archived")
"""What the list can be narrowed to; the first shows everything."""
_ALL_FIELDS = ("all", "policy")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: an action with those of its forms that are looked for, or a heading."""

    title: str
    action: Action | None = None
    about: str = ""
    chip: str = ""
    chip_role: str = ""
    heads: tuple[Head, ...] = ()


class GalleryModel(QAbstractListModel):
    """The actions that fit what is looked for.

    Args:
        desk: Knows the forms.
        texts: The words.
    """

    def __init__(self, desk: Desk, texts: Texts) -> None:
        super().__init__()
        self._desk, self._texts = desk, texts
        self.actions = sorted(actions(desk.heads.values()), key=self._rank)
        self._haystacks = {head.id: self._haystack(head) for head in desk.heads.values()}
        self.entries: list[Entry] = []
        self.look_for()

    def look_for(self, wanted: str = "", state: str = "", field: str = "") -> None:
        """Show the actions with a form that has all words of *wanted*, is so and of that field."""
        words = plain(wanted).split()
        self.beginResetModel()
        self.entries = []
        heading = ""
        for action in self.actions:
            heads = tuple(h for h in action.heads if self._fits(h, words, state, field))
            if not heads:
                continue
            if self._heading(action) != heading:
                heading = self._heading(action)
                self.entries.append(Entry(heading))
            self.entries.append(self._entry(action, heads))
        self.endResetModel()

    def fields(self) -> tuple[str, ...]:
        """The fields of all forms but those for every field, in the order of the guide."""
        found = [b.field for action in self.actions for b in action.branches()]
        order = [head.field for action in self.actions for head in action.heads]
        unique = dict.fromkeys(one for one in found if one not in _ALL_FIELDS)
        return tuple(sorted(unique, key=lambda one: (_place(one), order.index(one))))

    def row_of(self, form: str) -> int:
        """The line of the action that the form belongs to; -1 if it is not shown."""
        for row, entry in enumerate(self.entries):
            if entry.action and any(head.id == form for head in entry.action.heads):
                return row
        return -1

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many lines there are."""
        return len(self.entries)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The entry, its title, or what is said of it."""
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.title, entry.about, entry.chip) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return entry.about or None
        return entry.title if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        entry = self.entries[index.row()] if index.isValid() else None
        if entry is None or entry.action is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _entry(self, action: Action, heads: tuple[Head, ...]) -> Entry:
        first = first_of(heads, self._desk.deadline) or heads[0]
        title = action.title(self._texts.language) or short_name(first, self._texts.language)
        chip, role = self._chip(first)
        return Entry(title, action, self._about(action), chip, role, heads)

    def _about(self, action: Action) -> str:
        codes = list(dict.fromkeys(head.code.partition("-")[0] for head in action.heads))
        named = [field_name(self._texts, one) for one in action.branches()]
        if not action.has_fields():
            named = [action.branch_name(b, self._texts.language) for b in action.branches()]
        code = codes[0] if len(codes) == 1 else f"{codes[0]}–{codes[-1]}"
        pack = [self._texts.say("packs.mark")] if any(head.pack for head in action.heads) else []
        return " · ".join((code, ", ".join(dict.fromkeys(named)), *pack))

    def _chip(self, head: Head) -> tuple[str, str]:
        due = self._desk.deadline(head.id)
        if due is not None and not due.passed:
            return chip_text(self._texts, due), chip_role(due)
        if head.state == "provisional":
            return f"{head.call} · {self._texts.say('gallery.state.provisional')}", "chip-warn"
        return str(head.call), "chip"

    def _fits(self, head: Head, words: list[str], state: str, field: str) -> bool:
        if field and head.field not in (field, *_ALL_FIELDS):
            return False
        if state == "ahead":
            due = self._desk.deadline(head.id)
            if due is None or due.passed:
                return False
        elif state and head.state != state:
            return False
        return all(word in self._haystacks[head.id] for word in words)

    def _haystack(self, head: Head) -> str:
        """What a form can be found by: its names in all languages, code, field, call, state."""
        named = [text for texts in head.texts.values() for text in texts.values()]
        code = f"{head.code} {head.code.replace('-', '')} {head.id}"
        key = f"gallery.state.{head.state}"
        state = self._texts.say(key) if self._texts.has(key) else ""
        return plain(" ".join((code, field_name(self._texts, head), str(head.call), state, *named)))

    def _rank(self, action: Action) -> tuple[int, int, str]:
        first = first_of(action.heads, self._desk.deadline) or action.heads[0]
        old = call_rank(first, self._desk.deadline)[0] > 2  # noqa: PLR2004
        place = self._place(first)
        return (place + 10 * old, -first.call if old else 0, action.key)

    @staticmethod
    def _place(head: Head) -> int:
        known = KEY_ACTIONS.index(head.key_action) if head.key_action in KEY_ACTIONS else None
        return len(KEY_ACTIONS) if known is None else known

    def _heading(self, action: Action) -> str:
        first = first_of(action.heads, self._desk.deadline) or action.heads[0]
        if first.state == "archived" and first.key_action in KEY_ACTIONS:
            return self._texts.say("gallery.archived")
        key = f"gallery.action.{first.key_action}"
        return self._texts.say(key) if self._texts.has(key) else first.key_action


def _place(field: str) -> int:
    return FIELDS.index(field) if field in FIELDS else len(FIELDS)


def titles(entries: Iterable[Entry]) -> list[str]:
    """What the lines are called, headings left out."""
    return [entry.title for entry in entries if entry.action]
