"""Desks and budgets for the tests of what is planned: money, time, distances."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from erasmus_desk.session.budget_words import BudgetWords
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.open_draft import OpenDraft

LANGUAGES = ("en", "pl", "el", "bg")
PARTNERSHIP, MOBILITY, ACCREDITATION = "ka202-innovation-2018", "ka122-vet-2026", "ka120-vet-2026"
NOW = datetime(2026, 1, 20, 15, 30, tzinfo=ZoneInfo("Europe/Athens"))


def desk_in(folder: Path, now: datetime = NOW) -> Desk:
    """A desk of a person in Athens."""
    return Desk(folder / "home", folder / "cache", now=lambda: now)


def said(desk: Desk, opened: OpenDraft, language: str) -> BudgetWords:
    """What says the budget of *opened*."""
    return BudgetWords(
        opened.form,
        opened.answers,
        desk.form_words(opened.form.id, language),
        desk.words("budget", language),
    )
