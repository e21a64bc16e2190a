"""The line below a page: back, how much is answered, on."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.wizard.pieces import IconButton, button, label, row, shortened, show_if

_MOST = 34
_LEAST = 8
_GAP, _MARGIN = 12, 34
_LEAST_WIDE = 320


class StepsBar(QWidget):
    """Buttons to the neighbours of the page, named for them.

    Signals:
        back, onward: The person wants to go there.
        panel_turned: The panel at the right is to be shown or hidden.
    """

    back = Signal()
    onward = Signal()
    panel_turned = Signal()
    side_turned = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._before = self._after = ""
        self._side = IconButton("chevron-left", texts.say("wizard.turn_side"), "turn_side")
        self._back = button("", "plain", "back")
        self._on = button("", "primary", "onward")
        self._share = label(role="muted")
        self._share.setObjectName("share")
        self._panel = IconButton("advice", texts.say("wizard.turn_panel"), "turn_panel")
        self._back.clicked.connect(self.back.emit)
        self._on.clicked.connect(self.onward.emit)
        self._panel.clicked.connect(self.panel_turned.emit)
        self._side.clicked.connect(self.side_turned.emit)
        self._parts = (self._side, self._back, self._share, self._on, self._panel)
        inside = row(self, gap=_GAP)
        inside.setContentsMargins(_MARGIN, 8, _MARGIN, 12)
        inside.addWidget(self._side)
        inside.addWidget(self._back)
        inside.addStretch(1)
        inside.addWidget(self._share)
        inside.addWidget(self._on)
        inside.addWidget(self._panel)

    def minimumSizeHint(self) -> QSize:
        """Narrow: names are cut before anything else gives way."""
        return QSize(_LEAST_WIDE, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the names to what there is room for."""
        super().resizeEvent(event)
        self._show_names()

    def show_neighbours(self, before: str, after: str) -> None:
        """Name the pages before and after; empty where there is none."""
        self._before, self._after = before, after
        self._show_names()

    def _show_names(self) -> None:
        before, after = self._before, self._after
        for most in range(_MOST, _LEAST - 1, -2):
            self._name(self._back, "wizard.back", before, f"‹ {shortened(before, most)}")
            self._name(self._on, "wizard.next", after, f"{shortened(after, most)} ›")
            if self._needed() <= self.width():
                return

    def _needed(self) -> int:
        """How wide everything in the line is together."""
        shown = [part for part in self._parts if not part.isHidden()]
        wide = sum(part.sizeHint().width() for part in shown)
        return wide + _GAP * (len(shown) + 1) + 2 * _MARGIN

    def show_share(self, text: str) -> None:
        """Say how much of the page is answered."""
        if text != self._share.text():
            self._share.setText(text)
            self._show_names()

    def offer_turns(self, *, side: bool, panel: bool) -> None:
        """Offer to show and hide the side and the panel where there is too little room."""
        show_if(self._side, shown=side)
        show_if(self._panel, shown=panel)
        self._show_names()

    def _name(self, made: QPushButton, key: str, title: str, text: str) -> None:
        show_if(made, shown=bool(title))
        made.setText(text)
        made.setAccessibleName(self._texts.say(key, title=title))
        made.setToolTip(title)
