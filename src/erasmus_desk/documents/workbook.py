"""The budget as a workbook with live formulas, which a bookkeeper can check and play with."""

import io
from datetime import datetime

from xlsxwriter import Workbook

from erasmus_desk.documents.budget_words import BudgetWords
from erasmus_desk.documents.workbook_lines import write_lines, write_rates
from erasmus_desk.documents.workbook_notes import write_notes
from erasmus_desk.documents.workbook_parts import Parts
from erasmus_desk.documents.workbook_plan import Plan, plan_of
from erasmus_desk.documents.workbook_sheets import Sheet, Styles
from erasmus_desk.documents.workbook_sums import write_limits, write_summary
from erasmus_desk.model.answers import items
from erasmus_desk.model.budget import Budget
from erasmus_desk.model.drafts import Draft
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.words import FormWords, Words


def budget_workbook(
    form: FormDefinition,
    draft: Draft,
    budget: Budget,
    words: FormWords,
    texts: Words,
    *,
    moment: datetime,
) -> bytes:
    """*budget* as the bytes of an XLSX file; its sums equal the budget's to the cent.

    Args:
        form: What the draft answers.
        draft: What was planned.
        budget: The grant that follows from the draft.
        words: The form's words in the language of the workbook.
        texts: The texts of `resources/budget` in that language.
        moment: When the budget was so; stands in the workbook and its properties.
    """
    said = BudgetWords(form, draft.answers, words, texts)
    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True, "strings_to_formulas": False})
    title = draft.title or words.find("form.short") or form.id
    book.set_properties(
        {
            "title": title,
            "subject": said.category("total"),
            "created": moment.replace(tzinfo=None),
            "category": form.code,
        }
    )
    parts = _parts(book, said, budget, title, moment)
    for write in (write_rates, write_lines, write_summary, write_limits, write_notes):
        write(parts)
    book.close()
    return content.getvalue()


def _parts(
    book: Workbook, said: BudgetWords, budget: Budget, title: str, moment: datetime
) -> Parts:
    styles = Styles(book)
    names = ("summary", "lines", "rates", "limits", "notes")
    sheets = [Sheet(book, styles, said.texts.say(f"sheet.{name}")) for name in names]
    form = f"{said.form.code} · {said.words.find('form.short')} · {said.form.call}"
    facts = (
        (said.texts.say("sheet.draft"), title),
        (said.texts.say("sheet.form"), form),
        (said.texts.say("sheet.moment"), f"{moment:%Y-%m-%d %H:%M}"),
    )
    return Parts(budget, _plan(said, budget), said, title, facts, *sheets)


def _plan(said: BudgetWords, budget: Budget) -> Plan:
    homes = tuple(str(item.get("id", "")) for item in items(said.answers, ("organisations",)))
    details = tuple(said.label(line) for line in budget.lines)
    sure = tuple(said.confidence(line) for line in budget.lines)
    return plan_of(budget, homes, details, sure)
