"""The panel at the right: what to fix in the section, and guidance."""

from PySide6.QtWidgets import QApplication, QFrame, QLabel, QWidget

from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.card_button import CardButton
from erasmus_desk.desktop.wizard.editors.editor import Editor
from erasmus_desk.desktop.wizard.pieces import column, empty_layout, label, scroll_area
from erasmus_desk.model.findings import Finding
from erasmus_desk.model.forms import Criterion, Section
from erasmus_desk.model.questions import Question

_MOST = 6
_MARKS = {"error": "wrong", "warning": "warning", "advice": "advice", "early": "empty"}


class Panel(QFrame):
    """Findings of the section, its award criteria, and help on the focused question."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._section: Section | None = None
        self._found: tuple[tuple[Finding, ...], bool] | None = None
        self._question: Question | None = None
        self.setProperty("role", "panel")
        self.setObjectName("panel")
        inner = QWidget()
        inside = column(inner, gap=18)
        inside.setContentsMargins(16, 18, 14, 16)
        self._findings = column(gap=10)
        self._guidance = column(gap=7)
        self._about = column(gap=7)
        for part in (self._findings, self._about, self._guidance):
            inside.addLayout(part)
        inside.addStretch(1)
        area = scroll_area()
        area.setWidget(inner)
        column(self).addWidget(area)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def show_section(self, section: Section | None) -> None:
        """Show the guidance of *section*; nothing for pages without one."""
        self._section = section
        self._found = None
        self.show_question(None)
        empty_layout(self._guidance)
        scored = section.scored_under if section else frozenset()
        criteria = [c for c in self._bench.form.criteria if c.key in scored]
        if criteria:
            self._guidance.addWidget(self._heading("wizard.guidance"))
        for criterion in criteria:
            self._show_criterion(criterion)

    def show_findings(self, found: tuple[Finding, ...], *, early: bool = False) -> None:
        """Show what is to fix in the section; missing answers are counted, not listed.

        While nobody has begun with it (*early*), the same is said as what is still to come.
        """
        if (found, early) == self._found:
            return
        self._found = found, early
        empty_layout(self._findings)
        texts = self._bench.texts
        named = [finding for finding in found if finding.code != "missing"]
        missing = [finding for finding in found if finding.code == "missing"]
        heading = "wizard.to_come_here" if early and found else "wizard.to_fix_here"
        self._findings.addWidget(self._heading(heading))
        for number, finding in enumerate(named[:_MOST]):
            self._findings.addWidget(self._card(finding, number, early=early))
        if len(named) > _MOST:
            more = texts.count("wizard.more_findings", len(named) - _MOST)
            self._findings.addWidget(label(more, "muted", wrap=True))
        if missing:
            self._findings.addWidget(self._missing_card(missing))
        if not found:
            self._findings.addWidget(label(texts.say("wizard.nothing_to_fix"), "muted", wrap=True))

    def show_question(self, question: Question | None) -> None:
        """Show what there is to say about the question being answered."""
        if question is self._question and question is not None:
            return
        self._question = question
        empty_layout(self._about)
        if question is None:
            return
        words = self._bench.words
        prompt = words.question(question.words)
        name = words.question(question.words, "label")
        said = [
            (prompt if prompt != name else "", "help"),
            (words.question(question.words, "help"), "help"),
        ]
        assessors = words.question(question.words, "assessors")
        if not assessors and not any(text for text, _ in said):
            return
        self._about.addWidget(label(name, "card-title", wrap=True))
        for text, role in said:
            if text:
                self._about.addWidget(label(text, role, wrap=True))
        if assessors:
            self._about.addWidget(self._heading("wizard.assessors"))
            self._about.addWidget(label(assessors, "help", wrap=True))

    def _follow(self, _: QWidget | None, focused: QWidget | None) -> None:
        """Show the guidance on the question whose editor has the focus."""
        around = focused
        while around is not None and not isinstance(around, Editor):
            around = around.parentWidget()
        if isinstance(around, Editor) and around.bench is self._bench:
            self.show_question(self._bench.question_at(around.place))

    def _heading(self, key: str) -> QLabel:
        return label(self._bench.texts.say(key), "card-title", wrap=True)

    def _card(self, finding: Finding, number: int, *, early: bool) -> CardButton:
        severity = "early" if early else finding.severity
        says = self._bench.texts.say(f"wizard.severity.{severity}")
        text = self._bench.sentence(finding)
        made = CardButton(_MARKS[severity], says, text, f"finding:{number}")
        made.setToolTip(self._bench.cure(finding))
        made.clicked.connect(lambda: self._bench.wanted.emit(finding.place))
        return made

    def _missing_card(self, missing: list[Finding]) -> CardButton:
        texts = self._bench.texts
        text = texts.count("wizard.missing", len(missing))
        says = texts.say("wizard.severity.missing")
        made = CardButton("empty", says, text, "finding:missing")
        made.clicked.connect(lambda: self._bench.wanted.emit(missing[0].place))
        return made

    def _show_criterion(self, criterion: Criterion) -> None:
        words, texts = self._bench.words, self._bench.texts
        award = self._bench.form.award
        key = "wizard.criterion" if criterion.minimum else "wizard.criterion_free"
        facts = {
            "title": words.find(f"criterion.{criterion.key}.title"),
            "points": criterion.points,
            "total": award.total if award else 100,
            "minimum": criterion.minimum,
        }
        self._guidance.addWidget(label(texts.say(key, **facts), "help", wrap=True))
        for part in criterion.parts:
            text = words.find(f"criterion.{criterion.key}.part.{part.key}")
            if text:
                self._guidance.addWidget(label(f"–  {text}", "help", wrap=True))
