"""The budget as a file for bookkeepers."""

from pathlib import Path
from typing import TYPE_CHECKING

from erasmus_desk.errors import DeskError
from erasmus_desk.session.budget_words import FOLDER
from erasmus_desk.storage.writing import write_whole

if TYPE_CHECKING:
    from erasmus_desk.session.desk import Desk
    from erasmus_desk.session.open_draft import OpenDraft

SUFFIX = ".xlsx"


def export_workbook(desk: "Desk", opened: "OpenDraft", target: Path, *, language: str = "") -> Path:
    """Write the budget of *opened* as a workbook; returns where it lies, ending in .xlsx.

    The language is *language*, the preferred one of documents, or that of the prompts.

    Raises:
        DeskError: The form has no grant that could be calculated.
        SaveFailed: The disk refused; what was there before is still there.
    """
    from erasmus_desk.documents.workbook import budget_workbook

    budget = opened.view.budget
    if budget is None:
        raise DeskError("no-budget", {"form": opened.form.id})
    wanted = language or desk.preferences.document or desk.prompts_of(opened)
    content = budget_workbook(
        opened.form,
        opened.draft,
        budget,
        desk.form_words(opened.form.id, wanted),
        desk.words(FOLDER, wanted),
        moment=desk.now(),
    )
    if target.suffix.lower() != SUFFIX:
        target = target.with_name(f"{target.name}{SUFFIX}")
    write_whole(target.absolute(), content)
    return target
