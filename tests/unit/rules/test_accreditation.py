"""The accreditation of school, vocational and adult education: one definition, three forms."""
# ruff: noqa: N802 - the names carry the IDs of the requirements

from datetime import datetime

import pytest

from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.model.answers import items, put
from erasmus_desk.model.walk import all_questions, find_question
from erasmus_desk.rules.judging import all_findings, conditions_met
from erasmus_desk.rules.reading import AnswerReader
from tests_examples import example_answers

FIELDS = ("school", "vet", "adult")
CATALOGUE = Catalogue()
GOALS, YEARS = ("objectives", "goals"), ("plan", "years")


@pytest.fixture(params=FIELDS)
def field(request):
    """Each field in turn."""
    return request.param


@pytest.fixture
def form(field):
    """The field's form of the call 2026."""
    return CATALOGUE.form(f"ka120-{field}-2026")


@pytest.fixture
def answers(form):
    """The shipped example, read with the field's form."""
    return AnswerReader(form, strict=False).read(example_answers("ka120-vet-2026"))


def broken(form, answers, rule):
    """The places where *rule* finds something to mend."""
    return [finding.place for finding in all_findings(form, answers) if finding.rule == rule]


def stand(form, answers, rule):
    """Whether *rule* is met; None where people have to say."""
    return {one.rule.id: one.met for one in conditions_met(form, answers)}[rule]


def test_S4_61_and_R_ACC_1_there_is_one_accreditation_for_each_field(form, field):
    assert form.field == field
    assert form.code == {"school": "KA120-SCH", "vet": "KA120-VET", "adult": "KA120-ADU"}[field]


@pytest.mark.parametrize("gone", [GOALS, YEARS])
def test_R_ACC_1_an_erasmus_plan_with_objectives_and_activities_is_there(form, answers, gone):
    without = put(answers, gone, None)

    assert stand(form, answers, "R-ACC-1") is True
    assert broken(form, without, "R-ACC-1") == [gone]


@pytest.mark.parametrize(
    ("requirement", "said"),
    [
        ("S4-60", "exchange and cooperation across borders"),
        ("S4-62", "mobility of high quality"),
        ("S4-63", "part of a wider effort to develop your organisation"),
        ("S4-64", "the Erasmus Plan"),
    ],
)
def test_S4_60_to_S4_64_the_page_says_what_the_accreditation_is(form, requirement, said):
    assert said in CATALOGUE.words(form.id, "en").find("form.aims"), requirement


def test_S4_64_the_erasmus_plan_is_the_core_and_carries_most_points(form):
    points = {criterion.key: criterion.points for criterion in form.criteria}

    assert points == {"relevance": 10, "objectives": 40, "activities": 20, "management": 30}
    assert all(criterion.minimum * 2 == criterion.points for criterion in form.criteria)
    assert form.award.threshold == 70


def test_the_questions_of_the_three_fields_are_the_same():
    asked = [
        [path for path, _ in all_questions(CATALOGUE.form(f"ka120-{field}-2026"))]
        for field in FIELDS
    ]

    assert asked[0] == asked[1] == asked[2]


@pytest.mark.parametrize("language", ["en", "pl", "el", "bg"])
def test_the_texts_speak_of_the_field_they_are_for(language):
    said = [CATALOGUE.words(f"ka120-{field}-2026", language) for field in FIELDS]
    keys = (
        "form.title",
        "form.short",
        "form.aims",
        "form.applicants",
        "question.context.field.prompt",
        "question.background.role.prompt",
        "question.plan.years.learners.help",
        "question.plan.explanation.help",
        "rule.R-K120-WHO.text",
    )

    for key in keys:
        assert len({words.texts[key] for words in said}) == len(FIELDS), key


def test_adults_are_not_asked_for_the_consent_of_their_parents():
    school, adult = (CATALOGUE.words(f"ka120-{field}-2026", "en") for field in ("school", "adult"))
    key = "question.management.prepare.help"

    assert "parents" in school.find(key)
    assert "parents" not in adult.find(key)


def test_the_deadline_is_the_one_of_the_call(form):
    assert [one.at for one in form.deadlines] == [datetime(2026, 9, 29, 12)]  # noqa: DTZ001


def test_the_coming_call_is_offered_without_an_invented_deadline(field):
    later = CATALOGUE.form(f"ka120-{field}-2027")

    assert (later.call, later.state, later.deadlines) == (2027, "provisional", ())
    assert "call 2026" in CATALOGUE.words(later.id, "en").find("form.results")


def test_KA120_one_applicant_from_a_country_of_the_programme(form, answers):
    applicant, other = (item["id"] for item in items(answers, ("organisations",)))
    two = put(answers, ("organisations", other, "role"), "applicant")
    outside = put(answers, ("organisations", applicant, "country"), "UA")

    assert stand(form, answers, "R-K120-APPLICANT") is True
    assert broken(form, two, "R-K120-APPLICANT") == [("organisations",)]
    assert broken(form, outside, "R-K120-COUNTRY") == [("organisations", applicant, "country")]


def test_KA120_two_years_of_experience_in_the_field(form, answers):
    years = ("background", "years")

    assert stand(form, put(answers, years, 2), "R-K120-YEARS-EXPERIENCE") is True
    assert broken(form, put(answers, years, 1), "R-K120-YEARS-EXPERIENCE") == [years]


def test_KA120_the_plan_has_two_to_five_years(form, answers):
    first = items(answers, YEARS)[0]
    six = tuple({**first, "id": f"year{n}"} for n in range(6))

    assert stand(form, put(answers, YEARS, six[:5]), "R-K120-PLAN-YEARS") is True
    assert stand(form, put(answers, YEARS, six[:1]), "R-K120-PLAN-YEARS") is False
    assert stand(form, put(answers, YEARS, six), "R-K120-PLAN-YEARS") is False


@pytest.mark.parametrize(
    "rule", ["R-K120-ONE", "R-K120-HOLDER", "R-K120-WHO", "R-K120-OWN-TEXT", "R-K120-DECLARATION"]
)
def test_KA120_what_no_program_can_know_people_confirm(form, answers, rule):
    assert stand(form, answers, rule) is None


def test_KA120_supervision_by_another_country_concerns_schools_and_vet(form, field):
    assert any(rule.id == "R-K120-SUPERVISED" for rule in form.rules) == (field != "adult")


def test_only_a_coordinator_is_asked_about_a_consortium(form):
    for key in ("consortium_purpose", "consortium_members", "consortium_coordination"):
        (condition,) = find_question(form, f"background.{key}").when

        assert (condition.question, condition.value) == ("context.accreditation", "coordinator")


def test_the_declaration_goes_along_and_a_strategy_only_if_announced(form):
    declaration, strategy = form.annexes

    assert (declaration.document, declaration.signed, declaration.required) == (
        "declaration",
        True,
        True,
    )
    assert not strategy.required
    assert strategy.when[0].question == "annexes.strategic_documents"


def test_the_accreditation_is_found_by_who_wants_to_plan_mobility(form, field):
    own = {"school": "school", "vet": "vet_provider", "adult": "adult_provider"}[field]

    assert form.profile.purposes == ("plan_mobility",)
    assert own in form.profile.applicants
    assert form.profile.organisations == 1


def test_the_example_holds_in_its_own_form():
    form = CATALOGUE.form("ka120-vet-2026")
    answers = AnswerReader(form, strict=True).read(example_answers(form.id))

    assert [f for f in all_findings(form, answers) if f.severity == "error"] == []
