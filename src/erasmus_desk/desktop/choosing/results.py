"""What the interview ends in: the open actions in order, with the reasons for and against."""

from functools import partial
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from erasmus_desk.desktop.choosing.saying import reason, spoken, title
from erasmus_desk.desktop.home.cards import chip
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import colours
from erasmus_desk.desktop.widgets import Card, button, label, line
from erasmus_desk.rules.choosing import Judged, Reason, Wish
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.gallery import action_of, actions, short_name

_MARKS = {"for": "✓", "against": "–", "bar": "✕"}


class Results(QWidget):
    """The ranking.

    Signals:
        explain: An action is to be explained (form).
        begin: A draft is to be begun (form).
    """

    explain = Signal(str)
    begin = Signal(str)

    def __init__(self, desk: Desk, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("choose-results")
        self._desk, self._texts = desk, texts
        self._actions = actions(desk.heads.values())
        self._first: QWidget | None = None
        self._wish = Wish()
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(10)

    def show_ranking(self, found: tuple[Judged, ...], wish: Wish) -> None:
        """Show these actions in this order, for that *wish*."""
        self._wish = wish
        while item := self._inside.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        told, self._first = False, None
        for place, judged in enumerate(found, 1):
            if not judged.possible and not told:
                told = True
                self._inside.addWidget(label(self._texts.say("choose.impossible"), "heading"))
            self._inside.addWidget(self._card(place, judged))
        if not found:
            nothing = label(self._texts.say("choose.nothing"), "subtitle", wraps=True)
            self._inside.addWidget(nothing)
        self._inside.addStretch(1)

    def first(self) -> QWidget:
        """What takes the focus when the ranking is shown: the way into the best action."""
        return self._first or self

    def _card(self, place: int, judged: Judged) -> Card:
        texts, form = self._texts, judged.offer.form
        head = self._desk.heads[form]
        action = action_of(self._actions, form)
        name = title(texts, action, head, self._wish) if action else short_name(head, "en")
        card = Card()
        card.setObjectName(f"result:{form}")
        card.setAccessibleName(f"{place}. {name}")
        card.setAccessibleDescription(spoken(texts, self._desk, judged))
        heading = label(f"{place}.  {name}" if judged.possible else name, "prompt", wraps=True)
        left = QVBoxLayout()
        left.setSpacing(5)
        left.addWidget(heading)
        left.addLayout(line(*self._chips(head.code, judged), 1, spacing=6))
        left.addWidget(_Reasons(texts, self._desk, judged))
        inner = QHBoxLayout(card)
        inner.setContentsMargins(18, 12, 16, 12)
        inner.setSpacing(16)
        inner.addLayout(left, 1)
        inner.addLayout(self._buttons(form, name))
        return card

    def _chips(self, code: str, judged: Judged) -> list[QLabel]:
        call = self._texts.say("gallery.call", year=judged.offer.call)
        found = [chip(code, "chip-blue"), chip(call)]
        if judged.offer.like:
            found.append(chip(self._texts.say("gallery.state.provisional"), "chip-warn"))
        return found

    def _buttons(self, form: str, name: str) -> QVBoxLayout:
        say = self._texts.say
        made = QVBoxLayout()
        made.setSpacing(6)
        for key, told, signal in (
            ("choose.explain", "explain", self.explain),
            ("choose.begin", "begin", self.begin),
        ):
            deed = partial(signal.emit, form)
            way = button(say(key), f"{told}:{form}", deed, says=f"{say(key)}: {name}")
            made.addWidget(way)
            self._first = self._first or way
        made.addStretch(1)
        return made


class _Reasons(QLabel):
    """The reasons, each with a mark and a colour of its own."""

    def __init__(self, texts: Texts, desk: Desk, judged: Judged) -> None:
        super().__init__()
        self._texts, self._desk, self._judged = texts, desk, judged
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._write()

    def _write(self) -> None:
        shown = colours()
        tones = {"for": shown.green_text, "against": shown.amber_text, "bar": shown.red_text}
        judged = self._judged
        ordered = (*judged.side("bar"), *judged.side("for"), *judged.side("against"))
        rows = "".join(self._line(one, tones[one.side]) for one in ordered)
        self.setText(f'<table cellspacing="0" cellpadding="1">{rows}</table>')

    def _line(self, one: Reason, tone: str) -> str:
        mark = f'<span style="color:{tone}; font-weight:700">{_MARKS[one.side]}</span>'
        said = escape(reason(self._texts, self._desk, one))
        return f'<tr><td width="20">{mark}</td><td>{said}</td></tr>'
