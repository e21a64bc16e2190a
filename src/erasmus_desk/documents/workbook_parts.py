"""What the sheets of a budget's workbook are written from."""

from dataclasses import dataclass

from erasmus_desk.documents.budget_words import BudgetWords
from erasmus_desk.documents.workbook_plan import Plan
from erasmus_desk.documents.workbook_sheets import Sheet
from erasmus_desk.model.budget import Budget

FIRST = 1
"""The first row of lines, rates and limits, below the head."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that sheets are written from, and the sheets themselves."""

    budget: Budget
    plan: Plan
    said: BudgetWords
    title: str
    facts: tuple[tuple[str, str], ...]
    summary: Sheet
    lines: Sheet
    rates: Sheet
    limits: Sheet
    notes: Sheet

    def say(self, key: str, **facts: str) -> str:
        """A text of the workbook."""
        return self.said.texts.say(f"sheet.{key}", **facts)

    def numbers(self, source: tuple[str, ...]) -> str:
        """Sources by their numbers in the sheet of notes."""
        found = sorted(self.plan.sources.index(key) + 1 for key in source)
        return ", ".join(str(number) for number in found)

    @property
    def last(self) -> int:
        """The last row of lines, or the first one where there are none."""
        return max(len(self.plan.rows), 1)
