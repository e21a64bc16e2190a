"""The budget of an open draft in words, under the session's own name."""

from typing import TYPE_CHECKING

from erasmus_desk.documents.budget_words import BudgetWords, Explained, explained

if TYPE_CHECKING:
    from erasmus_desk.session.desk import Desk
    from erasmus_desk.session.open_draft import OpenDraft

__all__ = ["FOLDER", "BudgetWords", "Explained", "budget_words", "explained"]

FOLDER = "budget"
"""Where the texts lie below `resources/`."""


def budget_words(desk: "Desk", opened: "OpenDraft", language: str) -> BudgetWords:
    """What says the budget of *opened* in *language*, its answers as they are now."""
    return BudgetWords(
        opened.form,
        opened.answers,
        desk.form_words(opened.form.id, language),
        desk.words(FOLDER, language),
    )
