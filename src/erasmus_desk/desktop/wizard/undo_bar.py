"""Says what was just deleted and offers to bring it back."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.pieces import button, label, row
from erasmus_desk.session.open_draft import Changed


class UndoBar(QFrame):
    """Stands below a list after a deletion, until something else is changed."""

    def __init__(self, bench: Bench, name: str) -> None:
        super().__init__()
        self._bench = bench
        self._stop: Callable[[], None] | None = None
        self.setProperty("role", "note")
        self.setObjectName(f"undo_bar:{name}")
        self._said = label(wrap=True)
        self._undo = button(bench.texts.say("wizard.undo"), "link", f"undo:{name}")
        self._undo.clicked.connect(self._on_undo)
        inside = row(self, gap=8)
        inside.setContentsMargins(12, 5, 8, 5)
        inside.addWidget(self._said, 1)
        inside.addWidget(self._undo)
        self.hide()

    def offer(self, called: str) -> None:
        """Say that what was called *called* is deleted."""
        text = self._bench.texts.say("wizard.deleted", title=called)
        self._said.setText(text)
        self._undo.setAccessibleName(f"{text} {self._undo.text()}")
        self.show()
        self.withdraw_later()

    def withdraw_later(self) -> None:
        """Go away with the next change: undo would then mean something else."""
        if self._stop is None:
            self._stop = self._bench.opened.listen(self._on_changed)
            self.destroyed.connect(self._stop)

    def _on_changed(self, change: Changed) -> None:  # noqa: ARG002
        if self._stop is not None:
            self._stop()
            self._stop = None
        self.hide()

    def _on_undo(self) -> None:
        self._bench.opened.undo()
