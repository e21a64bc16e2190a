"""The workbook of a budget: its sums are the budget's, its formulas are live."""

import io
import zipfile
from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from erasmus_desk.documents.workbook import budget_workbook
from erasmus_desk.documents.workbook_plan import plan_of
from erasmus_desk.funding.calculate import calculate
from erasmus_desk.funding.lines import (
    Planned,
    person_days,
    planned_amount,
    share,
    stay,
    tiered,
    without_money,
)
from erasmus_desk.funding.tariff import Charge
from erasmus_desk.model.budget import Budget
from planned import LANGUAGES, MOBILITY, NOW, PARTNERSHIP, desk_in

PLAN = Planned("c", ("x",))
BASE, ABOVE = (
    Charge("a", Decimal(350), unit="person"),
    Charge("b", Decimal("200.50"), unit="person"),
)
MAIN = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


class Read:
    """A workbook as read back: values, formulas and shared strings of each sheet."""

    def __init__(self, content: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(content))
        strings = ET.fromstring(self._zip.read("xl/sharedStrings.xml"))  # noqa: S314 - our own
        self._strings = ["".join(s.itertext()) for s in strings]
        book = ET.fromstring(self._zip.read("xl/workbook.xml"))  # noqa: S314
        self.names = [s.attrib["name"] for s in book.findall("m:sheets/m:sheet", MAIN)]
        self.values, self.formulas = {}, {}
        for number in range(1, len(self.names) + 1):
            self._sheet(number)

    def _sheet(self, number: int) -> None:
        sheet = ET.fromstring(self.part(number))  # noqa: S314
        for cell in sheet.iterfind(".//m:c", MAIN):
            key, value = (number, cell.attrib["r"]), cell.find("m:v", MAIN)
            formula = cell.find("m:f", MAIN)
            if formula is not None:
                self.formulas[key] = formula.text
            if value is not None:
                shared = cell.attrib.get("t") == "s"
                self.values[key] = self._strings[int(value.text)] if shared else value.text

    def part(self, number: int) -> bytes:
        """The XML of a sheet."""
        return self._zip.read(f"xl/worksheets/sheet{number}.xml")


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    return desk_in(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module", params=[PARTNERSHIP, MOBILITY])
def opened(desk, request):
    found = desk.example(request.param)
    yield found
    found.saver.close()


@pytest.fixture(scope="module")
def partnership(desk):
    found = desk.example(PARTNERSHIP)
    yield found
    found.saver.close()


def workbook(desk, opened, language="en", budget=None):
    words = desk.form_words(opened.form.id, language)
    texts = desk.words("budget", language)
    known = budget if budget is not None else opened.view.budget
    return Read(budget_workbook(opened.form, opened.draft, known, words, texts, moment=NOW))


def planned(budget):
    empty = tuple("" for _ in budget.lines)
    return plan_of(budget, (), empty, empty)


def test_the_sums_of_the_sheet_are_those_of_the_budget_to_the_cent(desk, opened):
    read, budget = workbook(desk, opened), opened.view.budget

    row = 5 + len(budget.categories)
    column = chr(ord("D") + len(opened.answers["organisations"]))
    assert Decimal(read.values[1, f"{column}{row}"]) == budget.total
    for number, category in enumerate(budget.categories, start=5):
        assert Decimal(read.values[1, f"{column}{number}"]) == budget.by_category()[category]
    lines = [Decimal(read.values[2, f"O{n}"]) for n in range(2, 2 + len(budget.lines))]
    assert lines == [line.amount for line in budget.lines]


def test_every_amount_and_sum_is_a_live_formula(desk, opened):
    read, count = workbook(desk, opened), len(opened.view.budget.lines)

    assert all(read.formulas[2, f"O{n}"] == f"M{n}-N{n}" for n in range(2, 2 + count))
    assert all(read.formulas[2, f"M{n}"].startswith("ROUND(") for n in range(2, 2 + count))
    assert read.formulas[1, "D5"].startswith("SUMIFS('Lines'!$O$2:")
    assert all(read.formulas[2, f"J{n}"].startswith("'Rates'!$D$") for n in range(2, 2 + count))


def test_the_formula_of_each_line_gives_the_amount_before_the_cut(opened):
    budget = opened.view.budget
    plan = planned(budget)

    assert [plan.value(row) for row in plan.rows] == [n.amount + n.cut for n in budget.lines]


def test_cuts_are_shown_beside_what_was_calculated(desk, partnership):
    answers = dict(partnership.answers)
    first = answers["organisations"][1]
    answers["organisations"] = (
        *answers["organisations"],
        *({**first, "id": f"more{n}"} for n in range(12)),
    )
    budget = calculate(partnership.form, answers, desk.rates(PARTNERSHIP))

    plan = planned(budget)

    assert sum(n.cut for n in budget.lines) > 0
    assert [plan.value(row) for row in plan.rows] == [n.amount + n.cut for n in budget.lines]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_workbook_in_every_language(desk, opened, language):
    read = workbook(desk, opened, language)

    assert len(set(read.names)) == 5
    assert all(len(name) <= 31 for name in read.names)
    shown = [text for text in read.values.values() if isinstance(text, str)]
    assert not [text for text in shown if "{" in text or text.startswith("sheet.")]


def test_sheets_print_on_a4_landscape_with_their_head_on_every_page(desk, opened):
    read = workbook(desk, opened)

    for number in range(1, 6):
        page = read.part(number).decode()
        assert 'paperSize="9" ' in page
        assert 'orientation="landscape"' in page
    assert b"_xlnm.Print_Titles" in read._zip.read("xl/workbook.xml")
    assert 'state="frozen"' in read.part(2).decode()


def test_names_that_look_like_formulas_or_patterns_stay_texts(desk, opened):
    organisations = tuple(
        {**item, "acronym": '=HYPERLINK("x")*?&'} for item in opened.answers["organisations"]
    )
    answers = {**opened.answers, "organisations": organisations}
    draft = replace(opened.draft, answers=answers)
    words, texts = desk.form_words(opened.form.id, "en"), desk.words("budget", "en")
    budget = opened.view.budget

    read = Read(budget_workbook(opened.form, draft, budget, words, texts, moment=NOW))

    assert read.values[1, "D4"].startswith('=HYPERLINK("x")*?&')
    assert (1, "D4") not in read.formulas


def test_an_empty_budget_gives_a_workbook_too(desk, opened):
    read = workbook(desk, opened, budget=Budget())

    assert len(read.names) == 5


def test_limits_that_are_sums_follow_the_summary(desk, partnership):
    read, budget = workbook(desk, partnership), partnership.view.budget

    row = 2 + [limit.code for limit in budget.limits].index("grant_total")
    assert read.formulas[4, f"B{row}"].startswith("'Summary'!")
    assert read.formulas[4, f"D{row}"] == f"C{row}-B{row}"
    assert Decimal(read.values[4, f"B{row}"]) == budget.total


@pytest.mark.parametrize(
    "line",
    [
        tiered(PLAN, 100, 7, BASE, ABOVE),
        stay(PLAN, 3, 14, 9, (BASE, ABOVE)),
        person_days(PLAN, 4, 5, BASE),
        share(PLAN, Decimal("10.02"), Charge("s", Decimal(75))),
        share(PLAN, Decimal("88.88"), Charge("s", Decimal(100))),
        planned_amount(PLAN, Decimal("1234.56"), None),
        without_money(PLAN, "incomplete"),
    ],
    ids=lambda line: line.formula.code,
)
def test_every_kind_of_formula_is_written_in_cells(line):
    plan = planned(Budget(("c",), (line,)))

    assert plan.value(plan.rows[0]) == line.amount


def test_work_packages_stand_below_the_categories_with_sums_of_their_own(desk):
    """A detailed budget is looked at by work package and participant as well."""
    found = desk.example("alliances-innovation-lot1-2026")
    read, budget = workbook(desk, found), found.view.budget
    found.saver.close()
    total = chr(ord("D") + len(found.answers["organisations"]))
    head = 5 + len(budget.categories) + 3

    packages = [Decimal(read.values[1, f"{total}{head + n}"]) for n in range(1, 6)]
    assert packages == [portion.amount for portion in budget.portions()]
    assert Decimal(read.values[1, f"{total}{head + 6}"]) == budget.total
    assert read.formulas[1, f"D{head + 1}"].startswith("'Lines'!$O$2+")
    assert read.values[1, f"B{head + 1}"].startswith("WP1")
