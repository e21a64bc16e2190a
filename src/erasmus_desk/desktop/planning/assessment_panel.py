"""The award criteria: points, how much is answered, and what the applicants give themselves."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from erasmus_desk.desktop.planning.opinion_fields import PointsField, RemarkField
from erasmus_desk.desktop.planning.shares import Bar
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import set_role
from erasmus_desk.desktop.widgets import Card, button, column, label, line
from erasmus_desk.desktop.wizard.tiles import Tiles
from erasmus_desk.model.forms import Criterion
from erasmus_desk.rules.progress import CriterionProgress
from erasmus_desk.session.assessment import Assessment, assessment, set_points, set_remark
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.open_draft import OpenDraft

_LETTERS = 26
"""A criterion is at least so many letters wide."""


class _Standing(QWidget):
    """One criterion: title and points, a bar, how much of what is scored is answered."""

    def __init__(self, texts: Texts, criterion: Criterion, title: str) -> None:
        super().__init__()
        self._texts, self._title = texts, title
        self._bar = Bar(6)
        self._share = label("", "muted", wraps=True)
        points = texts.say("assessment.points", points=criterion.points)
        head = QHBoxLayout()
        head.addWidget(label(title, "", wraps=True), 1, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(label(points, "muted"), 0, Qt.AlignmentFlag.AlignBottom)
        inside = column(spacing=5)
        inside.addLayout(head, 1)
        inside.addWidget(self._bar)
        inside.addWidget(self._share)
        self.setLayout(inside)

    def show_progress(self, found: CriterionProgress, own: str) -> None:
        """Show how much is answered, and own points if there are any."""
        said = self._texts.say("assessment.share", percent=found.percent)
        self._bar.show_share(found.percent, f"{self._title}: {said}")
        self._share.setText(f"{said} · {own}" if own else said)


class AssessmentPanel(Card):
    """All criteria side by side, and below them, unfolded, the self-assessment.

    The program proposes no points: what stands there was typed by people.

    Args:
        desk, opened, texts: What the panel works with.

    Signals:
        assessed: Own points or a remark have changed.
    """

    assessed = Signal()

    def __init__(self, desk: Desk, opened: OpenDraft, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("assessment")
        self._opened, self._texts = opened, texts
        self._words = desk.form_words(opened.form.id, desk.prompts_of(opened))
        self._standings: dict[str, _Standing] = {}
        self._points: dict[str, PointsField] = {}
        self._remarks: dict[str, RemarkField] = {}
        self._fold = button("", "assess", self.turn, "link")
        self._sum = label("", "")
        self._sum.setObjectName("assessment-total")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(18, 12, 18, 14)
        inside.setSpacing(10)
        title = label(texts.say("assessment.title"), "card-title")
        inside.addLayout(line(title, 1, self._sum, self._fold))
        inside.addWidget(self._make_standings())
        self._own = self._make_own()
        inside.addWidget(self._own)
        self._own.setHidden(not self.found.is_begun)
        if not opened.form.criteria:
            self.hide()
        self.refresh()

    @property
    def found(self) -> Assessment:
        """The self-assessment as it is now."""
        return assessment(self._opened.form, self._opened.draft.facts)

    @property
    def is_unfolded(self) -> bool:
        """Whether the fields for own points are to be seen."""
        return not self._own.isHidden()

    def turn(self) -> None:
        """Fold or unfold the fields for own points."""
        self._own.setVisible(not self.is_unfolded)
        self.refresh()
        if self.is_unfolded and self._points:
            next(iter(self._points.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show what is answered and assessed now."""
        found, texts = self.found, self._texts
        own = {opinion.criterion.key: opinion for opinion in found.opinions}
        for one in self._opened.insight.criteria(self._opened.answers):
            points = own[one.key].points
            said = "" if points is None else texts.say("assessment.own", points=points)
            self._standings[one.key].show_progress(one, said)
            self._points[one.key].show_points(points, passes=own[one.key].passes is not False)
            self._remarks[one.key].show_remark(own[one.key].remark)
        self._fold.setText(
            texts.say("assessment.fold" if self.is_unfolded else "assessment.unfold")
        )
        self._fold.setAccessibleName(self._fold.text())
        self._show_sum(found)

    def _show_sum(self, found: Assessment) -> None:
        texts, facts = self._texts, {"total": found.total, "maximum": found.maximum}
        given = any(opinion.points is not None for opinion in found.opinions)
        key = "assessment.sum" if found.threshold is None else "assessment.sum_threshold"
        said = texts.say(key, threshold=found.threshold, **facts) if given else ""
        if given and found.passes is not None:
            said += " · " + texts.say("assessment.pass" if found.passes else "assessment.fail")
        self._sum.setText(said)
        set_role(self._sum, "error-text" if found.passes is False else "help")

    def _make_standings(self) -> Tiles:
        for criterion in self._opened.form.criteria:
            one = _Standing(self._texts, criterion, self._title(criterion.key))
            self._standings[criterion.key] = one
        made = Tiles(_LETTERS)
        made.show_tiles(list(self._standings.values()))
        return made

    def _make_own(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(3, 1)
        grid.addWidget(label(self._texts.say("assessment.help"), "help", wraps=True), 0, 0, 1, 4)
        for row, criterion in enumerate(self._opened.form.criteria, start=1):
            self._add_own(grid, row, criterion)
        return made

    def _add_own(self, grid: QGridLayout, row: int, criterion: Criterion) -> None:
        key, title = criterion.key, self._title(criterion.key)
        self._points[key] = PointsField(self._texts, criterion, title)
        self._remarks[key] = RemarkField(self._texts, criterion, title)
        self._points[key].given.connect(lambda points: self._give(key, points))
        self._remarks[key].given.connect(lambda text: self._remark(key, text))
        facts = {"points": criterion.points, "minimum": criterion.minimum}
        least = "assessment.of_minimum" if criterion.minimum else "assessment.of"
        grid.addWidget(label(title, ""), row, 0)
        grid.addWidget(self._points[key], row, 1)
        grid.addWidget(label(self._texts.say(least, **facts), "muted"), row, 2)
        grid.addWidget(self._remarks[key], row, 3)

    def _give(self, key: str, points: int | None) -> None:
        set_points(self._opened, key, points, name=self._title(key))
        self.refresh()
        self.assessed.emit()

    def _remark(self, key: str, text: str) -> None:
        set_remark(self._opened, key, text, name=self._title(key))
        self.assessed.emit()

    def _title(self, key: str) -> str:
        return self._words.find(f"criterion.{key}.title") or key
