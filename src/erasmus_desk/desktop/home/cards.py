"""Cards to begin with: a few forms in one sentence each, and the welcome of the first start."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import Card, button, label, line
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.gallery import actions, first_of, popular, short_name
from erasmus_desk.session.shown import Head

_CARDS = 4
_LETTERS = 28
"""How many average letters wide a card is at least."""


class Offered(NamedTuple):
    """An action on Home: what it is called, and the form that is offered first."""

    title: str
    head: Head


def first_actions(desk: Desk, texts: Texts, count: int = _CARDS) -> list[Offered]:
    """The actions offered on Home: one of every kind, calls that are still to come first."""
    found = []
    for action in popular(actions(desk.heads.values()), desk.deadline, count):
        head = first_of(action.heads, desk.deadline) or action.heads[0]
        title = action.title(texts.language) or short_name(head, texts.language)
        found.append(Offered(title, head))
    return sorted(found, key=lambda one: (one.head.key_action != "KA2", one.head.code))


class FormCard(Card):
    """One form as a card that begins a new application.

    Args:
        texts: The words.
        offered: The action, with the form that is offered first.
    """

    def __init__(self, texts: Texts, offered: Offered) -> None:
        super().__init__("card-link")
        head, title = offered.head, offered.title
        self.setObjectName(f"card:{head.id}")
        sentence = head.text(texts.language, "sentence")
        self.setAccessibleName(texts.say("home.start_with", title=title))
        self.setAccessibleDescription(sentence)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(18, 14, 18, 14)
        inner.setSpacing(3)
        inner.addWidget(label(title, "card-title", wraps=True))
        inner.addWidget(label(sentence, "subtitle", wraps=True))
        inner.addStretch(1)
        inner.addSpacing(6)
        chips = [chip(head.key_action, "chip-blue"), chip(str(head.call))]
        if head.state == "provisional":
            chips.append(chip(texts.say("gallery.state.provisional"), "chip-warn"))
        inner.addLayout(line(*chips, 1, spacing=6))


class FormCards(QWidget):
    """Cards side by side, as many in a row as there is room for.

    Signals:
        chosen: A form was chosen (its id).
    """

    chosen = Signal(str)

    def __init__(self, texts: Texts, offers: Sequence[Offered]) -> None:
        super().__init__()
        self._cards = [FormCard(texts, offered) for offered in offers]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._columns = 0
        for card, offered in zip(self._cards, offers, strict=True):
            card.pressed.connect(lambda form=offered.head.id: self.chosen.emit(form))
        self.arrange(_CARDS * 400)

    def arrange(self, width: int) -> None:
        """Put the cards into the columns that *width* has room for."""
        least = self.fontMetrics().averageCharWidth() * _LETTERS
        columns = max(1, min(width // least, len(self._cards) or 1))
        if columns == 3 and len(self._cards) == _CARDS:  # noqa: PLR2004
            columns = 2
        if columns == self._columns:
            return
        self._columns = columns
        for position, card in enumerate(self._cards):
            self._grid.addWidget(card, position // columns, position % columns)
        for column in range(_CARDS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def hasHeightForWidth(self) -> bool:
        """No: the height is set when the width is known, so that the table may shrink."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the sentences need in this width."""
        super().resizeEvent(event)
        self._fit_height()

    def event(self, event: QEvent) -> bool:
        """Follow the sentences when they grow, because text has become larger."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_height()
        elif event.type() == QEvent.Type.FontChange:
            self.arrange(self.width())
        return done

    def _fit_height(self) -> None:
        self.setFixedHeight(self._grid.heightForWidth(self.width()))


class Welcome(Card):
    """What Home shows as long as there is no application: two ways to begin.

    Signals:
        start: Begin a new application.
        example: Look at an example.
    """

    start = Signal()
    example = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__("card")
        self.setObjectName("welcome")
        inner = QVBoxLayout(self)
        inner.setContentsMargins(28, 26, 28, 26)
        inner.setSpacing(8)
        inner.addWidget(label(texts.say("home.welcome_title"), "heading", wraps=True))
        text = label(texts.say("home.welcome_text"), "subtitle", wraps=True)
        inner.addWidget(text)
        inner.addSpacing(8)
        say = texts.say
        start = button(say("home.welcome_start"), "welcome-start", self.start.emit, "primary")
        example = button(say("home.welcome_example"), "welcome-example", self.example.emit)
        inner.addLayout(line(start, example, 1))


def chip(text: str, role: str = "chip") -> QLabel:
    """A small coloured word."""
    made = label(text, role)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made
