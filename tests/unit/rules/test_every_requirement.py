"""The requirements of the mission documents, all of them; and what all forms of an agency share."""

import re
from pathlib import Path

import pytest

from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.model.walk import find_question
from erasmus_desk.rules.judging import all_findings
from erasmus_desk.rules.reading import AnswerReader

REQUIREMENTS = (
    *("R-SV-1", "R-SV-2", "R-SV-3", "R-SV-4"),
    *("R-ROM-1", "R-NET-1", "R-LEV-1"),
    *("R-SP-1", "R-SP-2", "R-SP-3", "R-SP-4", "R-SP-5"),
    *("R-INN-1", "R-INN-2", "R-GP-1", "R-X-1"),
    *("R-CBV-1", "R-JM-1", "R-JM-2", "R-ACC-1"),
)
"""The hard rules that the mission documents name; a program can test each."""

CATALOGUE = Catalogue()
AGENCY = "context.national_agency"


def has_agency(form_id):
    return find_question(CATALOGUE.form(form_id), AGENCY) is not None


BY_AGENCY = [i for i in CATALOGUE.ids() if i.endswith(("2018", "2026")) and has_agency(i)]
FIELDS_OF_ITALY = {"vet": "IT01", "youth": "IT03"}


@pytest.fixture(scope="module")
def tested():
    """The text of all other tests."""
    root = Path(__file__).parents[2]
    files = (path for path in root.rglob("test_*.py") if path != Path(__file__))
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_requirement_has_a_test_that_carries_its_name(tested, name):
    assert re.search(rf"\b{name}\b|{name.replace('-', '_')}(?![0-9])", tested)


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_requirement_is_a_rule_or_the_deadline_of_a_form(name):
    forms = (CATALOGUE.form(form_id) for form_id in CATALOGUE.ids())
    if name == "R-SP-2":
        assert CATALOGUE.form("ka202-innovation-2018").deadlines
    else:
        assert any(rule.id == name for form in forms for rule in form.rules)


def agency_rule(form):
    """The rule that compares the agency with the applicant's country."""
    found = [r for r in form.rules if r.kind == "different_country" and r.question == AGENCY]
    assert len(found) == 1
    return found[0].id


@pytest.mark.parametrize("form_id", BY_AGENCY)
def test_the_agency_of_another_country_is_found(form_id):
    form = CATALOGUE.form(form_id)
    rule, read = agency_rule(form), AnswerReader(form, strict=False).read
    lead = {"id": "a", "role": "applicant", "country": "PL"}

    def broken(agency):
        answers = read({"context": {"national_agency": agency}, "organisations": [lead]})
        return [f.place for f in all_findings(form, answers) if f.rule == rule]

    assert broken("PL01") == []
    assert broken("BG01") == [("context", "national_agency")]


@pytest.mark.parametrize("form_id", BY_AGENCY)
def test_every_field_has_the_agencies_in_charge_of_it(form_id):
    """One list for all forms; Italy has three agencies by field, Greece one for youth."""
    form = CATALOGUE.form(form_id)
    codes = {o.code for o in form.options[find_question(form, AGENCY).options].options}

    assert {c for c in codes if c.startswith("IT")} == {FIELDS_OF_ITALY.get(form.field, "IT02")}
    assert {c for c in codes if c.startswith("EL")} == {f"EL0{1 + (form.field == 'youth')}"}
    assert ("UK01" in codes) == (form.call == 2018)
    assert ("RS01" in codes) == (form.call > 2018)
    assert {code[:2] for code in codes} <= set(form.countries)
