"""Walks every shipped form: nothing missing, nothing dangling, nothing invented."""

from functools import cache
from itertools import chain
from string import Formatter

import pytest

from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.catalogue.checking import absolute, check_forms
from erasmus_desk.funding import budget_lump_sum, vocabulary
from erasmus_desk.funding.calculate import MODELS
from erasmus_desk.model.questions import (
    ChoiceQuestion,
    ChoicesQuestion,
    ComputedQuestion,
    CountryQuestion,
    ListQuestion,
    Question,
    ReferenceQuestion,
    ReferencesQuestion,
)
from erasmus_desk.model.rulebook import (
    AmountAtLeast,
    AmountAtMost,
    AnyChosen,
    DifferentCountry,
    RangeByOption,
)
from erasmus_desk.model.walk import all_questions, find_question
from erasmus_desk.rules.reading import AnswerReader
from erasmus_desk.rules.vocabulary import RULE_FACTS

CATALOGUE = Catalogue()
FORMS = CATALOGUE.ids()
FIGURES = {
    "strategic-partnership": {*vocabulary.PARTNERSHIP, "total"},
    "ka1-mobility": {*vocabulary.MOBILITY, "courses", "third_countries", "total"},
    "lump-sum": {*vocabulary.LUMP_SUM, "total"},
    "budget-lump-sum": {*vocabulary.BUDGET_LUMP_SUM, *budget_lump_sum.FIGURES, "total"},
}
LISTS = ("list", "by")
PATHS = ("question", "option", "other", "first", "second", "start", "end", "at", "applicant")


@cache
def form_of(form_id):
    return CATALOGUE.form(form_id)


@pytest.fixture(params=FORMS)
def form(request):
    """Every shipped form in turn."""
    return form_of(request.param)


def rules_with_paths(form):
    for rule in form.rules:
        for name in PATHS:
            if path := getattr(rule, name, ""):
                yield rule, name, path
        for name in ("questions", "by"):
            for path in getattr(rule, name, ()):
                yield rule, name, path


def test_the_checker_finds_nothing():
    faults = [f"{f.file}: {f.place}: {f.code} {f.detail}" for f in check_forms()]

    assert faults == []


def test_every_rule_has_an_id_a_source_and_a_title(form):
    for rule in form.rules:
        assert rule.id
        assert rule.source, rule.id
        for language in CATALOGUE.languages(form.id):
            assert CATALOGUE.words(form.id, language).texts.get(f"rule.{rule.id}.title"), rule.id


def test_every_limit_is_positive_and_has_a_source(form):
    for path, question in all_questions(form):
        limit = getattr(question, "limit", None)
        if limit is not None:
            assert limit.characters > 0, path
            assert limit.source, path


def test_bounds_leave_room_and_say_where_they_come_from(form):
    for path, question in all_questions(form):
        low, high = getattr(question, "minimum", None), getattr(question, "maximum", None)
        assert low is None or high is None or low <= high, path
        if high is not None and hasattr(question, "bounds"):
            assert question.bounds is not None, path


def test_rules_name_questions_of_the_kind_they_judge(form):
    for rule, name, path in rules_with_paths(form):
        if name == "applicant" and rule.question is None:
            continue
        assert find_question(form, path) is not None or form.section(path), (rule.id, name, path)
        if name == "by":
            named = find_question(form, path)
            assert isinstance(named, ReferenceQuestion | ReferencesQuestion), (rule.id, path)
            listed = getattr(rule, "list", "") or rule.first.rpartition(".")[0]
            assert named.to == listed, (rule.id, path)
    for rule in form.rules:
        listed = getattr(rule, "list", "")
        assert not listed or isinstance(find_question(form, listed), ListQuestion), rule.id
        field = getattr(rule, "field", "")
        assert not field or find_question(form, f"{listed}.{field}") is not None, rule.id


def _seen_from(rule):
    """The path from which the rule's ``only`` and ``then`` conditions look."""
    listed = getattr(rule, "list", "")
    return f"{listed}.x" if listed else str(getattr(rule, "question", "") or "")


def test_conditions_of_rules_name_questions_and_values_that_exist(form):
    for rule in form.rules:
        stated = [("", condition) for condition in rule.when]
        home = _seen_from(rule)
        teams = (team.only for team in getattr(rule, "teams", ()))
        inside = chain(getattr(rule, "only", ()), getattr(rule, "then", ()), *teams)
        stated += [(home, condition) for condition in inside]
        for start, condition in stated:
            path = absolute(start, condition.question) if start else condition.question
            question = find_question(form, path)
            assert question is not None, (rule.id, condition.question)
            _check_values(form, rule.id, question, condition)


def _check_values(form, rule_id, question: Question, condition):
    if condition.relation not in ("is", "is_not", "in", "includes"):
        return
    values = condition.values if condition.relation == "in" else (condition.value,)
    if isinstance(question, ChoiceQuestion | ChoicesQuestion):
        known = {option.code for option in form.options[question.options].options}
        assert set(values) <= known, (rule_id, values)
    if question.kind in ("yesno", "confirm"):
        assert all(isinstance(value, bool) for value in values), (rule_id, values)
    if isinstance(question, CountryQuestion):
        assert set(values) <= set(form.countries), (rule_id, values)


def test_conditions_of_questions_compare_with_options_that_exist(form):
    asked = [(path, q.when) for path, q in all_questions(form)]
    asked += [(section.key, section.when) for section in form.sections]
    for path, conditions in asked:
        for condition in conditions:
            question = find_question(form, absolute(path, condition.question))
            assert not isinstance(question, ComputedQuestion), (path, "conditions see no sums")
            if question is not None:
                _check_values(form, path, question, condition)


def test_rules_about_options_name_options_and_groups_that_exist(form):
    for rule in form.rules:
        if isinstance(rule, RangeByOption):
            question = find_question(form, rule.option)
            known = {option.code for option in form.options[question.options].options}
            assert set(rule.ranges) <= known, rule.id
            assert all(low <= high for low, high in rule.ranges.values()), rule.id
        if isinstance(rule, AnyChosen):
            lists = [form.options[find_question(form, path).options] for path in rule.questions]
            groups = {option.group for found in lists for option in found.options}
            assert set(rule.groups) <= groups, rule.id


def test_rules_about_amounts_name_figures_that_the_budget_has(form):
    assert set(FIGURES) == MODELS
    known = FIGURES[form.funding.model] if form.funding else set()
    for rule in form.rules:
        if isinstance(rule, AmountAtMost | AmountAtLeast):
            assert {rule.figure, getattr(rule, "of", "total")} <= known, rule.id


def test_the_applicants_country_can_be_found(form):
    for rule in form.rules:
        if isinstance(rule, DifferentCountry):
            assert isinstance(find_question(form, rule.applicant), CountryQuestion), rule.id


def test_computed_values_name_their_inputs_by_path(form):
    for path, question in all_questions(form):
        if not isinstance(question, ComputedQuestion):
            continue
        if question.formula in ("sum", "countries"):
            assert find_question(form, ".".join(question.of)) is not None, path
        elif question.formula == "count":
            assert isinstance(find_question(form, question.of[0]), ListQuestion), path
        else:
            for name in question.of:
                assert find_question(form, absolute(path, name)) is not None, (path, name)


def test_sentences_of_rules_ask_only_for_facts_that_there_are(form):
    for language in CATALOGUE.languages(form.id):
        words = CATALOGUE.words(form.id, language)
        for rule in form.rules:
            for part in ("title", "text", "cure"):
                text = words.texts.get(f"rule.{rule.id}.{part}", "")
                wanted = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
                known = RULE_FACTS[rule.kind] if part != "title" else frozenset()
                assert wanted <= known, (language, rule.id, part, wanted - known)


def test_titles_of_items_and_examples_of_questions_exist(form):
    for path, question in all_questions(form):
        if isinstance(question, ListQuestion) and question.title:
            assert find_question(form, f"{path}.{question.title}") is not None, path
    for name in (form.title_question, form.start_question, form.end_question):
        assert not name or find_question(form, name) is not None


def test_an_empty_draft_can_be_read_and_judged(form):
    assert AnswerReader(form, strict=True).read({}) == {}
