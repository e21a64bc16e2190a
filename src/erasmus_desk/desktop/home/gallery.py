"""The gallery: every form with what it is for, its deadline, and three ways to begin."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from erasmus_desk.desktop.deadlines import chip_role, chip_text, whole_sentence
from erasmus_desk.desktop.home.cards import chip
from erasmus_desk.desktop.home.rows import field_name, plain
from erasmus_desk.desktop.languages import native_name, sorted_languages
from erasmus_desk.desktop.starting import Starting
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import Card, SearchField, button, label, line, scrolled
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.shown import Head


class GalleryPage(QWidget):
    """All forms by key action, the open calls first; filled when it is shown first.

    Args:
        desk: Knows the forms.
        texts: The words.
        starting: Ways into a draft.
    """

    def __init__(self, desk: Desk, texts: Texts, starting: Starting) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._desk = desk
        self._texts = texts
        self._starting = starting
        self._cards: list[_FormCard] = []
        self._groups: dict[str, QWidget] = {}
        self._search = SearchField("gallery-search", texts.say("gallery.search"))
        self._ahead = QCheckBox(texts.say("gallery.only_ahead"))
        self._nothing = label(texts.say("gallery.nothing_found"), "subtitle", wraps=True)
        self._list = QWidget()
        self._lay_out()

    def fill(self) -> None:
        """Make the cards, once."""
        if self._cards:
            return
        inner = QVBoxLayout(self._list)
        inner.setContentsMargins(34, 4, 34, 24)
        inner.setSpacing(12)
        for action in sorted({head.key_action for head in self._desk.heads.values()}):
            heading = label(self._title_of(action), "heading")
            self._groups[action] = heading
            inner.addWidget(heading)
            for head in self._sorted(action):
                card = _FormCard(self._desk, self._texts, head, self._starting)
                self._cards.append(card)
                inner.addWidget(card)
        inner.addWidget(self._nothing)
        inner.addStretch(1)
        self._choose()

    def _lay_out(self) -> None:
        texts = self._texts
        self._ahead.setObjectName("gallery-ahead")
        self._ahead.setAccessibleName(texts.say("gallery.only_ahead"))
        self._search.textChanged.connect(self._choose)
        self._ahead.toggled.connect(self._choose)
        head = line(label(texts.say("gallery.title"), "title"), 1, self._ahead, self._search)
        head.setContentsMargins(34, 24, 34, 10)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(scrolled(self._list, "gallery"), 1)

    def _choose(self) -> None:
        """Show the cards that fit what is searched for."""
        words = plain(self._search.text()).split()
        only_ahead = self._ahead.isChecked()
        seen: set[str] = set()
        for card in self._cards:
            fits = all(word in card.haystack for word in words)
            fits = fits and (card.is_ahead or not only_ahead)
            card.setVisible(fits)
            if fits:
                seen.add(card.head.key_action)
        for action, heading in self._groups.items():
            heading.setVisible(action in seen)
        self._nothing.setVisible(not seen)

    def _sorted(self, action: str) -> list[Head]:
        def rank(head: Head) -> tuple[bool, int, str, str]:
            due = self._desk.deadline(head.id)
            return (due is None or due.passed, -head.call, head.code, head.id)

        heads = (h for h in self._desk.heads.values() if h.key_action == action)
        return sorted(heads, key=rank)

    def _title_of(self, action: str) -> str:
        key = f"gallery.action.{action}"
        return self._texts.say(key) if self._texts.has(key) else action


class _FormCard(Card):
    """One form of the gallery."""

    def __init__(self, desk: Desk, texts: Texts, head: Head, starting: Starting) -> None:
        super().__init__("card")
        self.head = head
        self.setObjectName(f"form:{head.id}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        due = desk.deadline(head.id)
        self.is_ahead = due is not None and not due.passed
        title = head.text(texts.language, "title")
        sentence = head.text(texts.language, "sentence")
        short = head.text(texts.language, "short")
        field = field_name(texts, head)
        self.haystack = plain(f"{title} {short} {sentence} {head.code} {field} {head.call}")
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(label(title, "prompt", wraps=True))
        left.addWidget(label(sentence, "subtitle", wraps=True))
        left.addSpacing(4)
        left.addLayout(self._chips(desk, texts, field))
        left.addStretch(1)
        inner = QHBoxLayout(self)
        inner.setContentsMargins(18, 14, 18, 14)
        inner.setSpacing(18)
        inner.addLayout(left, 1)
        inner.addLayout(self._buttons(desk, texts, starting))

    def _chips(self, desk: Desk, texts: Texts, field: str) -> QHBoxLayout:
        head, due = self.head, desk.deadline(self.head.id)
        call = texts.say("gallery.call", year=head.call)
        pieces = [chip(head.code, "chip-blue"), chip(f"{field} · {call}")]
        if due is not None:
            deadline = chip(chip_text(texts, due), chip_role(due))
            deadline.setToolTip(whole_sentence(texts, due))
            pieces.append(deadline)
        if head.state != "open" and texts.has(f"gallery.state.{head.state}"):
            role = "chip-warn" if head.state == "provisional" else "chip"
            pieces.append(chip(texts.say(f"gallery.state.{head.state}"), role))
        names = ", ".join(native_name(code) for code in sorted_languages(list(head.texts)))
        return line(*pieces, label(names, "muted"), 1, spacing=6)

    def _buttons(self, desk: Desk, texts: Texts, starting: Starting) -> QVBoxLayout:
        form, title = self.head.id, self.head.text(texts.language, "title")
        made = QVBoxLayout()
        made.setSpacing(6)
        start = partial(starting.new, form)
        name = texts.say("gallery.start")
        made.addWidget(button(name, f"start:{form}", start, "primary", f"{name}: {title}"))
        if desk.has_example(form):
            name, deed = texts.say("gallery.example"), partial(starting.example, form)
            made.addWidget(button(name, f"example:{form}", deed, "plain", f"{name}: {title}"))
        name, deed = texts.say("gallery.blank"), partial(starting.blank, form)
        made.addWidget(button(name, f"blank:{form}", deed, "quiet", f"{name}: {title}"))
        made.addStretch(1)
        return made
