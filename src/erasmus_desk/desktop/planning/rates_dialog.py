"""The rates that each National Agency fixes: entered once, used in every application."""

from decimal import Decimal
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from erasmus_desk.desktop.dialogs.messages import show_error
from erasmus_desk.desktop.planning.figures import figure, marked_money
from erasmus_desk.desktop.planning.rate_names import group_line, groups_of, rate_name
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import set_look
from erasmus_desk.desktop.widgets import Card, button, column, label, line, scrolled
from erasmus_desk.errors import DeskError
from erasmus_desk.funding.answered import agency
from erasmus_desk.model.rates import Rate, RateBook
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.open_draft import OpenDraft
from erasmus_desk.session.own_rates import (
    Entered,
    adopt,
    assume,
    clear_rate,
    enter_rate,
    entered,
    funding_settings,
    own_rates,
)

_POINTS: tuple[Literal["maximum", "middle", "minimum"], ...] = ("maximum", "middle", "minimum")
_MOST = 99999


class RatesDialog(QDialog):
    """Asks for what the applicant's National Agency has fixed, within the official ranges.

    Args:
        desk, opened, texts: What the dialog works with.
        parent: The window.

    Signals:
        changed: There are other rates now.
    """

    changed = Signal()

    def __init__(
        self, desk: Desk, opened: OpenDraft, texts: Texts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("rates")
        self._desk, self._opened, self._texts = desk, opened, texts
        self.setWindowTitle(texts.say("rates.title"))
        self._book = desk.rates(opened.form.id)
        self._fields: dict[str, _Amount] = {}
        self._notes: dict[str, QLabel] = {}
        self._country = self._deciding()
        self._entered = self._known()
        self._point = self._make_points()
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(26, 20, 26, 8)
        inside.setSpacing(10)
        inside.addWidget(label(self._heading(), "heading", wraps=True))
        inside.addWidget(label(texts.say(self._intro()), "help", wraps=True))
        if any(one.rate.is_range for one in self._entered):
            inside.addLayout(self._assumption())
        inside.addWidget(self._table())
        for text in self._groups():
            inside.addWidget(label(text, "muted", wraps=True))
        inside.addStretch(1)
        keep = button(texts.say("rates.keep"), "rates-keep", self._keep, "primary")
        keep.setDefault(True)
        keep.setEnabled(bool(self._entered and self._country))
        foot = line(1, button(texts.say("dialog.cancel"), "rates-cancel", self.reject), keep)
        foot.setContentsMargins(26, 8, 26, 18)
        self.setLayout(column(scrolled(page, "rates-area"), foot, spacing=0))
        height = 330 + 48 * len(self._entered)
        self.resize(720, min(height, self.screen().availableGeometry().height() - 80))

    def _deciding(self) -> str:
        return agency(self._opened.answers)

    def _known(self) -> tuple[Entered, ...]:
        if self._book is None:
            return ()
        return entered(self._desk, self._book, self._country, self._opened.form.field)

    def _intro(self) -> str:
        if not self._entered:
            return "rates.none"
        if not self._country:
            return "rates.no_country"
        return "rates.text" if any(e.rate.is_range for e in self._entered) else "rates.missing_text"

    def _heading(self) -> str:
        country = self._opened.form.countries.get(self._country)
        if country is None:
            return self._texts.say("rates.title")
        name = country.name(self._texts.language)
        return self._texts.say("rates.heading", country=name, call=self._opened.form.call)

    def _assumption(self) -> QHBoxLayout:
        over = label(self._texts.say("rates.assume"), "label")
        over.setBuddy(self._point)
        return line(over, self._point, 1)

    def _make_points(self) -> QComboBox:
        made = QComboBox()
        made.setObjectName("rates-assume")
        made.setAccessibleName(self._texts.say("rates.assume"))
        for point in _POINTS:
            made.addItem(self._texts.say(f"rates.point.{point}"), point)
        made.setCurrentIndex(made.findData(self._assumed()))
        made.currentIndexChanged.connect(self._show_assumed)
        return made

    def _assumed(self) -> str:
        if self._book is None:
            return _POINTS[0]
        known = funding_settings(
            self._opened.draft.facts.settings,
            own_rates(self._desk),
            self._opened.answers,
            self._book,
        )
        return known.assume

    def _table(self) -> Card:
        card = Card()
        grid = QGridLayout(card)
        grid.setContentsMargins(18, 12, 18, 14)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for place, key in enumerate(("rate", "range", "own", "used")):
            grid.addWidget(label(self._texts.say(f"rates.column.{key}"), "label"), 0, place)
        for row, one in enumerate(self._entered, start=1):
            self._add(grid, row, one)
        self._show_assumed()
        return card

    def _add(self, grid: QGridLayout, row: int, one: Entered) -> None:
        rate, texts = one.rate, self._texts
        name = rate_name(texts, rate)
        field = _Amount(texts, one, name, self._range(rate))
        field.valueChanged.connect(self._show_assumed)
        self._fields[rate.id] = field
        used = label("", "")
        used.setObjectName(f"rate-used:{rate.id}")
        self._notes[rate.id] = used
        grid.addWidget(label(name, "", wraps=True), row, 0)
        grid.addWidget(label(self._range(rate), "help"), row, 1)
        grid.addWidget(field, row, 2)
        grid.addWidget(used, row, 3)

    def _range(self, rate: Rate) -> str:
        if rate.minimum is None or rate.maximum is None:
            return self._texts.say("rates.not_found")
        shown = (figure(self._texts, amount) for amount in (rate.minimum, rate.maximum))
        return self._texts.say("rates.between", **dict(zip(("least", "most"), shown, strict=True)))

    def _show_assumed(self) -> None:
        """Say beside each field what is counted with now, an assumption marked as estimate."""
        for one in self._entered:
            field, note = self._fields[one.rate.id], self._notes[one.rate.id]
            amount = field.amount
            used = amount if amount is not None else one.seen or self._point_of(one.rate)
            text = "–"
            if used is not None:
                text = marked_money(self._texts, used, is_estimate=amount is None)
            note.setText(text)
            wrong = amount is not None and _is_outside(one.rate, amount)
            set_look(field, "wrong", "true" if wrong else "false")

    def _point_of(self, rate: Rate) -> Decimal | None:
        if rate.minimum is None or rate.maximum is None:
            return None
        point = self._point.currentData()
        middle = (rate.minimum + rate.maximum) / 2
        return {"minimum": rate.minimum, "maximum": rate.maximum}.get(point, middle)

    def _groups(self) -> list[str]:
        if self._book is None:
            return []
        rates = [one.rate for one in self._entered]
        found = groups_of(self._opened.form, self._book, rates, self._texts.language)
        return [group_line(self._texts, group, names) for group, names in found if names]

    def _keep(self) -> None:
        if self._book is None:
            return
        try:
            self._enter(self._book)
        except DeskError as error:
            show_error(self, self._texts, error, "dialog.failed")
            return
        adopt(self._desk, self._opened)
        self.changed.emit()
        self.accept()

    def _enter(self, book: RateBook) -> None:
        for one in self._entered:
            amount = self._fields[one.rate.id].amount
            if amount == one.amount:
                continue
            if amount is None:
                clear_rate(self._desk, book, self._country, one.rate.id)
            else:
                enter_rate(self._desk, book, self._country, one.rate.id, amount)
        if self._point.currentData() != self._assumed():
            assume(self._opened, self._point.currentData())


class _Amount(QDoubleSpinBox):
    """An amount in euro; empty while nothing is entered."""

    def __init__(self, texts: Texts, one: Entered, name: str, about: str) -> None:
        super().__init__()
        self.setObjectName(f"rate:{one.rate.id}")
        self.setLocale(texts.locale)
        self.setRange(0, _MOST)
        self.setDecimals(2)
        self.setSpecialValueText(" ")
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setValue(float(one.amount or 0))
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 14)

    @property
    def amount(self) -> Decimal | None:
        """What stands there; None if it is empty."""
        value = Decimal(str(round(self.value(), 2)))
        return value.quantize(Decimal("0.01")) if value else None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


def _is_outside(rate: Rate, amount: Decimal) -> bool:
    if rate.minimum is None or rate.maximum is None:
        return False
    return not rate.minimum <= amount <= rate.maximum
