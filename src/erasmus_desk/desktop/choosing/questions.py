"""The questions of the interview: each shows its answers and puts what was chosen into a wish."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from erasmus_desk.desktop.home.rows import plain
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import SearchField, label, line
from erasmus_desk.rules.choosing import Wish
from erasmus_desk.session.choosing import Chooser

_CODE = int(Qt.ItemDataRole.UserRole)
_MOST_MONEY, _STEP = 10_000_000, 5_000
_APART = 24
_MOST_MONTHS, _MOST_PARTNERS = 60, 40


class Question(QWidget):
    """One step of the interview.

    Signals:
        changed: Something else was answered.
    """

    changed = Signal()
    name = ""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts = texts
        self.setObjectName(f"question:{self.name}")
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(8)

    def wish(self, wish: Wish) -> Wish:
        """*wish* with what is answered here."""
        return wish

    def first(self) -> QWidget:
        """What takes the focus when the question is shown."""
        return self

    def spin(self, name: str, most: int, step: int = 1) -> QSpinBox:
        """A number that need not be known."""
        made = QSpinBox()
        made.setObjectName(f"choose-{name}")
        made.setAccessibleName(self.texts.say(f"choose.{name}"))
        made.setRange(0, most)
        made.setSingleStep(step)
        made.setGroupSeparatorShown(True)
        made.setSpecialValueText(self.texts.say("choose.unknown"))
        made.lineEdit().setTextMargins(8, 0, 0, 0)
        made.setMinimumWidth(made.fontMetrics().averageCharWidth() * 26)
        made.valueChanged.connect(lambda _: self.changed.emit())
        return made

    def captioned(self, name: str, field: QWidget) -> None:
        """Put *field* below what is asked."""
        caption = label(self.texts.say(f"choose.{name}"), "label", wraps=True)
        caption.setBuddy(field)
        self.inside.addWidget(caption)
        if isinstance(field, Radios):
            self.inside.addWidget(field)
        else:
            self.inside.addLayout(line(field, 1))
        self.inside.addSpacing(6)


class Columns(QWidget):
    """Answers in two columns, or one below the other where there is no room for that."""

    def __init__(self, answers: Sequence[QWidget]) -> None:
        super().__init__()
        self._answers = answers
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_APART)
        self._grid.setVerticalSpacing(3)
        self._arrange(2)

    def minimumSizeHint(self) -> QSize:
        """As wide as the longest answer."""
        return QSize(self._widest(0, len(self._answers)), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        half = -(-len(self._answers) // 2)
        both = self._widest(0, half) + self._widest(half, len(self._answers))
        self._arrange(2 if both + _APART <= self.width() else 1)

    def _widest(self, first: int, last: int) -> int:
        widths = (answer.sizeHint().width() for answer in self._answers[first:last])
        return max(widths, default=0)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        rows = -(-len(self._answers) // columns)
        for position, answer in enumerate(self._answers):
            self._grid.addWidget(answer, position % rows, position // rows)


class Radios(QWidget):
    """One of several answers; the first is that nothing is said.

    Signals:
        changed: Another one was chosen.
    """

    changed = Signal()

    def __init__(self, texts: Texts, name: str, kind: str, codes: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(texts.say(f"choose.{name}"))
        self._group = QButtonGroup(self)
        self._codes = ("", *codes)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        for position, code in enumerate(self._codes):
            made = QRadioButton(texts.say(f"{kind}.{code}" if code else "choose.open"))
            made.setObjectName(f"choose-{name}:{code}")
            made.setAccessibleName(made.text())
            self._group.addButton(made, position)
        inside.addWidget(Columns(self._group.buttons()))
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(lambda _, on: self.changed.emit() if on else None)

    @property
    def chosen(self) -> str:
        """The code of what is chosen; empty if nothing is said."""
        return self._codes[max(self._group.checkedId(), -1)]

    def button(self) -> QWidget:
        """The button that has the focus in this group."""
        return self._group.checkedButton() or self


class PurposeQuestion(Question):
    """What do you want to do?"""

    name = "purposes"

    def __init__(self, chooser: Chooser, texts: Texts) -> None:
        super().__init__(texts)
        self._boxes: dict[str, QCheckBox] = {}
        for code in chooser.purposes():
            made = QCheckBox(texts.say(f"purpose.{code}"))
            made.setObjectName(f"choose-purpose:{code}")
            made.setAccessibleName(made.text())
            made.toggled.connect(lambda _: self.changed.emit())
            self._boxes[code] = made
        self.inside.addWidget(Columns(list(self._boxes.values())))
        self.inside.addStretch(1)

    def wish(self, wish: Wish) -> Wish:
        """*wish* with what is wanted."""
        chosen = frozenset(code for code, box in self._boxes.items() if box.isChecked())
        return replace(wish, purposes=chosen)

    def first(self) -> QWidget:
        """The first box."""
        return next(iter(self._boxes.values()), self)


class WhoQuestion(Question):
    """Who are you, and with whom do you work?"""

    name = "who"

    def __init__(self, chooser: Chooser, texts: Texts) -> None:
        super().__init__(texts)
        self._kinds = Radios(texts, "applicant", "applicant", chooser.applicants())
        self._kinds.changed.connect(self.changed.emit)
        self._field = QComboBox()
        self._field.setObjectName("choose-field")
        self._field.setAccessibleName(texts.say("choose.field"))
        self._field.addItem(texts.say("choose.open"), "")
        for field in chooser.fields():
            self._field.addItem(texts.say(f"field.{field}"), field)
        self._field.currentIndexChanged.connect(lambda _: self.changed.emit())
        self._organisations = self.spin("organisations", _MOST_PARTNERS)
        self._countries = self.spin("countries", _MOST_PARTNERS)
        self.captioned("applicant", self._kinds)
        self.captioned("field", self._field)
        self.captioned("organisations", self._organisations)
        self.captioned("countries", self._countries)
        self.inside.addStretch(1)

    def wish(self, wish: Wish) -> Wish:
        """*wish* with organisation, field and partners."""
        return replace(
            wish,
            applicant=self._kinds.chosen,
            field=self._field.currentData(),
            organisations=self._organisations.value() or None,
            countries=self._countries.value() or None,
        )

    def first(self) -> QWidget:
        """The kind of organisation."""
        return self._kinds.button()


class CountryQuestion(Question):
    """From which country do you apply?"""

    name = "country"

    def __init__(self, chooser: Chooser, texts: Texts) -> None:
        super().__init__(texts)
        self._find = SearchField("choose-country-find", texts.say("choose.country_find"))
        self._list = QListWidget()
        self._list.setObjectName("choose-country")
        self._list.setAccessibleName(texts.say("choose.country"))
        self._list.setProperty("role", "choices")
        self._add(texts.say("choose.open"), "")
        named = sorted(chooser.countries.values(), key=lambda c: plain(c.name(texts.language)))
        for country in named:
            self._add(country.name(texts.language), country.code)
            every = "|".join((*country.names.values(), country.code, country.iso))
            self._list.item(self._list.count() - 1).setData(_CODE + 1, plain(f"|{every}"))
        self._list.setCurrentRow(0)
        self._find.textChanged.connect(self._narrow)
        down = QShortcut(QKeySequence("Down"), self._find)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._list.setFocus)
        self._list.currentRowChanged.connect(lambda _: self.changed.emit())
        self.inside.addWidget(self._find)
        self.inside.addWidget(self._list, 1)

    @property
    def country(self) -> str:
        """The country's code; empty if none is chosen."""
        item = self._list.currentItem()
        return str(item.data(_CODE)) if item is not None else ""

    def first(self) -> QWidget:
        """The field to search in."""
        return self._find

    def _add(self, name: str, code: str) -> None:
        item = QListWidgetItem(name)
        item.setData(_CODE, code)
        self._list.addItem(item)

    def _narrow(self, wanted: str) -> None:
        words, found = plain(wanted).split(), []
        for row in range(self._list.count()):
            item = self._list.item(row)
            haystack = item.data(_CODE + 1) or ""
            fits = not words or all(word in haystack for word in words)
            item.setHidden(not fits)
            if fits:
                found.append((f"|{plain(wanted)}" not in haystack, row))
        # A name that begins so is meant before one that only holds it.
        self._list.setCurrentRow(min(found)[1] if found and words else 0)


class ExperienceQuestion(Question):
    """How much experience do you have?"""

    name = "experience"

    def __init__(self, _chooser: Chooser, texts: Texts) -> None:
        super().__init__(texts)
        self._level = Radios(texts, "experience", "choose.level", ("none", "some", "proven"))
        self._held = Radios(texts, "accredited", "choose.held", ("yes", "no"))
        for radios in (self._level, self._held):
            radios.changed.connect(self.changed.emit)
        self.captioned("experience", self._level)
        self.captioned("accredited", self._held)
        self.inside.addStretch(1)

    def wish(self, wish: Wish) -> Wish:
        """*wish* with experience and accreditation."""
        held = {"yes": True, "no": False}.get(self._held.chosen)
        return replace(wish, experience=self._level.chosen, accredited=held)

    def first(self) -> QWidget:
        """The level."""
        return self._level.button()


class MonthsQuestion(Question):
    """How long is the project to last?"""

    name = "months"

    def __init__(self, _chooser: Chooser, texts: Texts) -> None:
        super().__init__(texts)
        self._months = self.spin("months", _MOST_MONTHS)
        self.captioned("months", self._months)
        self.inside.addStretch(1)

    def wish(self, wish: Wish) -> Wish:
        """*wish* with its length."""
        return replace(wish, months=self._months.value() or None)

    def first(self) -> QWidget:
        """The number."""
        return self._months


class GrantQuestion(Question):
    """How much money does it need?"""

    name = "grant"

    def __init__(self, _chooser: Chooser, texts: Texts) -> None:
        super().__init__(texts)
        self._grant = self.spin("grant", _MOST_MONEY, _STEP)
        self.captioned("grant", self._grant)
        self.inside.addStretch(1)

    def wish(self, wish: Wish) -> Wish:
        """*wish* with the money."""
        return replace(wish, grant=self._grant.value() or None)

    def first(self) -> QWidget:
        """The amount."""
        return self._grant


QUESTIONS = (
    PurposeQuestion,
    WhoQuestion,
    CountryQuestion,
    ExperienceQuestion,
    MonthsQuestion,
    GrantQuestion,
)
