"""The conditions of eligibility: how many are met, and which are not."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from erasmus_desk.desktop.icons import Mark
from erasmus_desk.desktop.planning.figures import ABOUT
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import colours, set_role
from erasmus_desk.desktop.widgets import Card, column, label, line
from erasmus_desk.model.answers import Place
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.rulebook import Rule
from erasmus_desk.rules.judging import Judged
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.open_draft import OpenDraft

_MARKS = {True: "done", False: "wrong", None: "empty"}
_STATES = {True: "met", False: "not_met", None: "open"}
_PUBLISHER = "European Commission, "
"""Goes without saying."""
_ORDER = {False: 0, None: 1, True: 2}


class Elided(QLabel):
    """A pale text in one line, cut where there is no more room."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("role", "muted")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw as much of the text as there is room for."""
        painter = QPainter(self)
        painter.setPen(QColor(colours().faint))
        fitted = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, self.width()
        )
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), side, fitted)
        painter.end()


class EligibilityPanel(Card):
    """Every condition with a mark; choosing one leads to what it is about.

    Args:
        desk, opened, texts: What the panel works with.

    Signals:
        place_wanted: A condition was chosen.
    """

    place_wanted = Signal(object)

    def __init__(self, desk: Desk, opened: OpenDraft, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("eligibility")
        self._opened, self._texts = opened, texts
        self._words = desk.form_words(opened.form.id, desk.prompts_of(opened))
        self._shown: tuple[Judged, ...] | None = None
        self._waiting: frozenset[str] = frozenset()
        self._rows: list[Card] = []
        self._count = label("", "chip")
        self._inner = QVBoxLayout(self)
        self._inner.setContentsMargins(10, 12, 10, 12)
        self._inner.setSpacing(2)
        head = line(label(texts.say("eligibility.title"), "card-title"), 1, self._count)
        head.setContentsMargins(8, 0, 8, 4)
        self._inner.addLayout(head)
        self.refresh()

    @property
    def is_empty(self) -> bool:
        """Whether the form states no condition of eligibility that applies."""
        return not self._shown

    def refresh(self) -> None:
        """Judge anew."""
        found = self._opened.insight.eligibility(self._opened.answers)
        known = tuple(one for one in found if one.applies)
        waiting = self._opened.view.waiting
        if (known, waiting) == (self._shown, self._waiting):
            return
        self._shown, self._waiting = known, waiting
        met, asked, failed = figures(known, waiting)
        self._count.setText(self._texts.say("eligibility.figure", met=met, asked=asked))
        set_role(self._count, "chip-error" if failed else "chip-ok" if met == asked else "chip")
        for row in self._rows:
            row.hide()
            row.deleteLater()
        ordered = sorted(known, key=lambda one: _ORDER[stands(one, waiting)])
        self._rows = [self._row(one) for one in ordered]
        for row in self._rows:
            self._inner.addWidget(row)

    def _row(self, judged: Judged) -> Card:
        texts, rule = self._texts, judged.rule
        title = self._words.find(f"rule.{rule.id}.title") or rule.id
        met = stands(judged, self._waiting)
        key = "reminder" if rule.kind == "reminder" else _STATES[met]
        state = texts.say(f"eligibility.{key}")
        source = source_of(rule, self._opened.form)
        made = Card("row-link")
        made.setObjectName(f"condition:{rule.id}")
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setAccessibleName(f"{title}: {state}")
        made.setAccessibleDescription(source)
        made.setToolTip(f"{rule.id}\n{source}" if source else rule.id)
        inner = QHBoxLayout(made)
        inner.setContentsMargins(8, 4, 8, 4)
        inner.setSpacing(10)
        inner.addWidget(Mark(_MARKS[met], state), 0, Qt.AlignmentFlag.AlignTop)
        said = column(label(title, "", wraps=True), spacing=0)
        cure = self._cure(judged)
        if cure:
            said.addWidget(label(cure, "help" if met is None else "error", wraps=True))
        about = f"{ABOUT} " if rule.is_estimate else ""
        inner.addLayout(said, 3)
        inner.addWidget(
            Elided(f"{about}{source.removeprefix(_PUBLISHER)}"), 2, Qt.AlignmentFlag.AlignTop
        )
        made.pressed.connect(partial(self.place_wanted.emit, place_of(judged)))
        return made

    def _cure(self, judged: Judged) -> str:
        """What is wrong with the first thing that breaks the condition."""
        if judged.met is not False or not judged.findings:
            return ""
        return self._texts.finding_text(judged.findings[0], "", self._words)


def stands(judged: Judged, waiting: frozenset[str]) -> bool | None:
    """Whether the condition is met; None while that is open.

    It is open, too, while nobody has begun with the section it is about (*waiting*).
    """
    place = place_of(judged)
    early = judged.met is False and bool(place) and place[0] in waiting
    return None if early else judged.met


def figures(
    known: Sequence[Judged], waiting: frozenset[str] = frozenset()
) -> tuple[int, int, bool]:
    """How many conditions are met, how many there are, and whether one is broken.

    What only people can confirm is listed, but cannot count as met or not.
    """
    judged = [one for one in known if one.rule.kind != "reminder"]
    met = sum(one.met is True for one in judged)
    return met, len(judged), any(stands(one, waiting) is False for one in judged)


def place_of(judged: Judged) -> Place:
    """Where a condition is met or broken: the first finding, else what its rule is about."""
    if judged.findings:
        return judged.findings[0].place
    rule = judged.rule
    for name in ("at", "list", "question", "questions", "first"):
        path = getattr(rule, name, "")
        path = path[0] if isinstance(path, tuple) and path else path
        if isinstance(path, str) and path:
            return tuple(path.split(".")[:1])
    return ()


def source_of(rule: Rule, form: FormDefinition) -> str:
    """The documents behind a rule, with the page where that is known."""
    known = (form.sources.get(key) for key in rule.source)
    titles = "; ".join(one.title for one in known if one is not None)
    return f"{titles}, p. {rule.page}" if titles and rule.page else titles
