"""Every code of the funding room has words, and a whole budget reads well in each language."""

import re

import pytest

from erasmus_desk.assets import resource_texts
from erasmus_desk.funding import vocabulary
from erasmus_desk.model.provenance import Confidence
from erasmus_desk.session.budget_words import explained
from planned import LANGUAGES, MOBILITY, PARTNERSHIP, desk_in, said

CATEGORIES = {*vocabulary.PARTNERSHIP, *vocabulary.MOBILITY, *vocabulary.LUMP_SUM, "total"}
NEEDED = {
    *(f"category.{code}" for code in CATEGORIES),
    *(f"formula.{code}" for code in vocabulary.FORMULAS),
    *(f"summary.{code}" for code in vocabulary.SUMMARIES),
    *(f"note.{code}" for code in vocabulary.NOTES),
    *(f"limit.{code}" for code in vocabulary.LIMITS),
    *(f"confidence.{level.value}" for level in Confidence),
}
PLURAL = re.compile(r"\.few$")


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    return desk_in(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def partnership(desk):
    opened = desk.example(PARTNERSHIP)
    yield opened
    opened.saver.close()


@pytest.fixture(scope="module")
def mobility(desk):
    opened = desk.example(MOBILITY)
    yield opened
    opened.saver.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_code_is_without_words(language):
    assert set(resource_texts("budget", language)) >= NEEDED


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unit_of_the_rates_has_a_singular_and_a_plural(desk, language):
    texts = resource_texts("budget", language)
    forms = (PARTNERSHIP, MOBILITY)
    units = {rate.unit for form in forms for rate in desk.rates(form).rates if rate.unit}

    assert {f"unit.{unit}.{n}" for unit in units for n in ("one", "other")} <= set(texts)


@pytest.mark.parametrize("folder", ["budget", "reminders"])
@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_all_languages_have_the_same_keys_and_facts(folder, language):
    english, other = resource_texts(folder, "en"), resource_texts(folder, language)

    assert {key for key in other if not PLURAL.search(key)} == set(english)
    facts = re.compile(r"\{\w+\}")
    for key, text in english.items():
        assert set(facts.findall(other[key])) == set(facts.findall(text)), key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", ["partnership", "mobility"])
def test_a_whole_budget_is_said_without_codes_or_gaps(desk, example, language, request):
    opened = request.getfixturevalue(example)
    budget, words = opened.view.budget, said(desk, opened, language)

    for line in budget.lines:
        why = explained(line, budget, words)
        texts = (why.label, why.how, why.confidence, words.category(line.category), *why.notes)
        for text in texts:
            assert text
            assert not re.search(r"[{}_]|\b(note|formula|label|category|unit)\.", text), text
        assert why.sources
    for limit in budget.limits:
        assert "limit." not in words.limit(limit) + words.limit_state(limit)


def test_a_formula_shows_its_facts_as_people_write_them(desk, partnership, mobility):
    english, polish = said(desk, partnership, "en"), said(desk, partnership, "pl")
    first = next(n for n in partnership.view.budget.lines if n.category == "project_management")
    stay = next(n for n in mobility.view.budget.lines if n.formula.code == "days_tiers")

    assert english.how(first) == "24 months × € 500"
    assert polish.how(first) == "24 miesiące × 500 €"
    said_stay = said(desk, mobility, "en").how(stay)
    assert said_stay == "6 persons × (14 days × € 127 + 9 days × € 89) (participants, Germany)"


def test_the_label_of_staff_comes_from_the_form_and_the_country_from_its_list(desk, partnership):
    line = next(n for n in partnership.view.budget.lines if n.category == "intellectual_outputs")

    assert said(desk, partnership, "pl").label(line).endswith("Polska")
    assert "Teachers" in said(desk, partnership, "en").label(line)


def test_an_item_that_is_named_by_a_choice_is_called_by_its_label(desk, mobility):
    line = mobility.view.budget.lines[0]

    thing = said(desk, mobility, "en").thing(line.place)
    assert thing.startswith("A1\u00a0Short-term")
    assert thing.endswith("F1\u00a0Germany")


def test_a_category_without_lines_says_so(desk, partnership):
    words = said(desk, partnership, "en")

    assert words.summary(partnership.view.budget, "guarantee") == "none planned"
    assert words.summary(partnership.view.budget, "meetings") == "3 meetings · 15 persons"
