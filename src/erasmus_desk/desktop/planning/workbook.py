"""Asks where the workbook of the budget shall lie, and writes it."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from erasmus_desk.desktop.dialogs.messages import show_error
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.errors import DeskError
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.open_draft import OpenDraft

_SUFFIX = ".xlsx"


def export_workbook(parent: QWidget, desk: Desk, opened: OpenDraft, texts: Texts) -> Path | None:
    """Write the workbook where the person says; None if they would rather not."""
    from erasmus_desk.session.planning import export_workbook as write

    chosen, _ = QFileDialog.getSaveFileName(
        parent.window(),
        texts.say("budget.export_title"),
        str(opened.path.with_suffix(_SUFFIX)),
        f"{texts.say('budget.workbooks')} (*{_SUFFIX})",
    )
    if not chosen:
        return None
    path = Path(chosen)
    path = path if path.suffix.lower() == _SUFFIX else path.with_name(path.name + _SUFFIX)
    try:
        return write(desk, opened, path)
    except DeskError as error:
        show_error(parent, texts, error, "dialog.failed")
        return None
