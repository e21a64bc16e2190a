"""A list of options with a check box each, under headings, searched when long."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QWidget

from erasmus_desk.desktop.theme import set_role
from erasmus_desk.desktop.wizard.editors.search_box import Entry, folded
from erasmus_desk.desktop.wizard.pieces import Tick, column, label, row, show_if

_SEARCHED = 12
_NARROW = 520
_LONG = 60
_STOP = Qt.FocusPolicy.StrongFocus


class TickList(QWidget):
    """Options with check boxes; in two columns where there is room.

    Signals:
        changed: The person ticked or unticked something (codes in the order of the list).
    """

    changed = Signal(tuple)

    def __init__(
        self,
        name: str,
        says: str,
        entries: tuple[Entry, ...],
        *,
        search: str = "",
        none: str = "",
        alone: Collection[str] = (),
    ) -> None:
        super().__init__()
        self._name, self._says = name, says
        self._alone = alone
        self._ticks: dict[str, Tick] = {}
        self._headings: dict[str, QLabel] = {}
        self._groups: dict[str, str] = {}
        self._columns = 0
        self._told = label(role="muted", wrap=True)
        self._chosen = label(role="help", wrap=True)
        self._chosen.setObjectName(f"chosen:{name}")
        self._chosen.hide()
        self._none = label(none, "muted", wrap=True)
        self._none.hide()
        self._search = QLineEdit()
        inside = column(self, gap=6)
        self._is_long = len(entries) > _SEARCHED
        inside.addLayout(self._head(search if self._is_long else ""))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(2)
        inside.addWidget(self._chosen)
        inside.addWidget(self._none)
        inside.addLayout(self._grid)
        self._offer(entries)

    def _head(self, search: str) -> QHBoxLayout:
        head = row(gap=12)
        head.addWidget(self._told, 1)
        if search:
            self._search.setPlaceholderText(search)
            self._search.setObjectName(f"search:{self._name}")
            self._search.setAccessibleName(f"{search}: {self._says}")
            self._search.setClearButtonEnabled(True)
            self._search.setFixedWidth(self.fontMetrics().horizontalAdvance("0") * 26)
            self._search.textChanged.connect(self._on_search)
            head.addWidget(self._search)
        return head

    def _offer(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            if entry.group and entry.group not in self._headings:
                self._headings[entry.group] = label(entry.group, "label", wrap=True)
            self._add(entry)
        first = next(iter(self._ticks.values()), None)
        if first is not None:
            self.setFocusProxy(first.box)
        if first is not None and self._is_long:
            self._be_stop(first.box)

    def _add(self, entry: Entry) -> None:
        tick = Tick(entry.text, f"input:{self._name}:{entry.code}")
        tick.box.setAccessibleDescription(self._says)
        tick.ticked.connect(lambda on, code=entry.code: self._on_ticked(code, on=on))
        if self._is_long:
            tick.box.installEventFilter(self)
        self._ticks[entry.code] = tick
        self._groups[entry.code] = entry.group

    @property
    def codes(self) -> tuple[str, ...]:
        """What is ticked, in the order of the list."""
        return tuple(code for code, tick in self._ticks.items() if tick.is_ticked)

    def show_codes(self, codes: tuple[str, ...]) -> None:
        """Tick *codes* and nothing else, without telling; unknown ones are shown as they are."""
        for code in codes:
            if code not in self._ticks:
                self._add(Entry(code, code))
                self._columns = 0
        for code, tick in self._ticks.items():
            tick.show_ticked(ticked=code in codes)
        self._arrange()

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say how many are chosen."""
        self._told.setText(text)
        set_role(self._told, "error" if wrong else "muted")
        if self._is_long:
            # Far apart in a long list, they are named together as well.
            named = " · ".join(self._ticks[code].text for code in self.codes)
            self._chosen.setText(named)
            show_if(self._chosen, shown=bool(named))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In a long list the arrow keys go from option to option, and Tab past all of them."""
        if event.type() == QEvent.Type.FocusIn:
            self._be_stop(watched)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if by:
                self._step(watched, by)
                return True
        return super().eventFilter(watched, event)

    def _be_stop(self, box: QObject | None) -> None:
        """Let Tab come to *box* only, of all options."""
        for tick in self._ticks.values():
            is_stop = tick.box is box
            tick.box.setFocusPolicy(_STOP if is_stop else Qt.FocusPolicy.ClickFocus)
            if is_stop:
                self.setFocusProxy(tick.box)

    def _step(self, box: QObject, by: int) -> None:
        boxes = [tick.box for tick in self._ticks.values() if not tick.isHidden()]
        spot = next((n for n, one in enumerate(boxes) if one is box), -1) + by
        if 0 <= spot < len(boxes):
            boxes[spot].setFocus(Qt.FocusReason.TabFocusReason)
            around = self.parentWidget()
            while around is not None and not isinstance(around, QScrollArea):
                around = around.parentWidget()
            if around is not None:
                around.ensureWidgetVisible(boxes[spot], 0, 70)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        longest = max((len(tick.text) for tick in self._ticks.values()), default=0)
        many = len(self._ticks) > 5  # noqa: PLR2004
        columns = 2 if many and longest < _LONG and self.width() >= _NARROW else 1
        if columns == self._columns:
            return
        self._columns = columns
        line = spot = 0
        group = ""
        for code, tick in self._ticks.items():
            if self._groups[code] != group:
                group = self._groups[code]
                line, spot = line + bool(spot), 0
                if group:
                    self._grid.addWidget(self._headings[group], line, 0, 1, 2)
                    line += 1
            self._grid.addWidget(tick, line, spot)
            spot = (spot + 1) % columns
            line += spot == 0
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, int(columns > 1))

    def _on_ticked(self, code: str, *, on: bool) -> None:
        if on:
            for other, tick in self._ticks.items():
                if other != code and (code in self._alone or other in self._alone):
                    tick.show_ticked(ticked=False)
        self.changed.emit(self.codes)

    def _on_search(self, text: str) -> None:
        wanted = folded(text.strip())
        seen: set[str] = set()
        for code, tick in self._ticks.items():
            found = wanted in folded(tick.text) or tick.is_ticked
            tick.setVisible(found)
            if found:
                seen.add(self._groups[code])
        for group, heading in self._headings.items():
            heading.setVisible(group in seen)
        self._keep_a_stop()
        hits = any(wanted in folded(tick.text) for tick in self._ticks.values())
        show_if(self._none, shown=bool(wanted) and not hits)

    def _keep_a_stop(self) -> None:
        """After a search, Tab comes to the first option that is left."""
        shown = [tick.box for tick in self._ticks.values() if not tick.isHidden()]
        if shown and not any(box.focusPolicy() == _STOP for box in shown):
            self._be_stop(shown[0])
