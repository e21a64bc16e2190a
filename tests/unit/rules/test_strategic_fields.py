"""What differs between the fields of the strategic partnerships of 2018, proved field by field.

What all fields share is proved on KA202 in test_requirements.py.
"""
# ruff: noqa: N802 - the names carry the IDs of the requirements

from decimal import Decimal

import pytest

from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.model.walk import find_question
from erasmus_desk.rules.judging import conditions_met
from erasmus_desk.rules.reading import AnswerReader

INNOVATION = {
    "school": "ka201-innovation-2018",
    "vet": "ka202-innovation-2018",
    "higher": "ka203-innovation-2018",
    "adult": "ka204-innovation-2018",
    "youth": "ka205-innovation-2018",
}
PRACTICES = {
    "school": "ka201-good-practices-2018",
    "vet": "ka202-good-practices-2018",
    "adult": "ka204-good-practices-2018",
    "youth": "ka205-good-practices-2018",
}
FORMS = (*INNOVATION.values(), *PRACTICES.values())
YOUTH = (INNOVATION["youth"], PRACTICES["youth"])
THREE = tuple(form for form in FORMS if form not in YOUTH)
UNIVERSITY = INNOVATION["higher"]


@pytest.fixture(scope="module")
def shipped():
    """The forms and the ids of all of them."""
    return Catalogue()


@pytest.fixture(scope="module")
def judge(shipped):
    """How answers to a form stand to one of its rules: True, False, or None for no answer."""

    def stand(form_id, rule, answers, figures=None):
        form = shipped.form(form_id)
        read = AnswerReader(form, strict=False).read(answers)
        return {one.rule.id: one.met for one in conditions_met(form, read, figures)}[rule]

    return stand


def rules_of(shipped, form_id):
    return {rule.id: rule for rule in shipped.form(form_id).rules}


def partners(*countries, **more):
    return {
        "organisations": [
            {"id": f"o{n}", "country": code, "role": "applicant" if n == 1 else "partner"} | more
            for n, code in enumerate(countries, start=1)
        ]
    }


@pytest.mark.parametrize(("field", "form_id"), [*INNOVATION.items(), *PRACTICES.items()])
def test_every_field_has_its_code_and_its_own_title(shipped, field, form_id):
    form = shipped.form(form_id)
    codes = {"school": "KA201", "vet": "KA202", "higher": "KA203", "adult": "KA204"}

    titles = {shipped.words(other, "el").say("form.title") for other in FORMS}

    assert (form.field, form.code) == (field, codes.get(field, "KA205"))
    assert form.family == "strategic-partnership"
    assert len(titles) == len(FORMS)


def test_S3_25_innovation_is_for_all_fields_and_exchange_not_for_higher_education(shipped):
    assert set(FORMS) <= set(shipped.ids())
    assert "ka203-good-practices-2018" not in shipped.ids()


@pytest.mark.parametrize("form_id", THREE)
def test_R_SP_1_three_programme_countries(judge, form_id):
    assert judge(form_id, "R-SP-1", partners("EL", "PL", "BG")) is True
    assert judge(form_id, "R-SP-1", partners("EL", "PL", "PL")) is False
    assert judge(form_id, "R-SP-1", partners("EL", "PL", "UA")) is False


@pytest.mark.parametrize("form_id", YOUTH)
def test_R_SP_1_youth_needs_two_programme_countries(judge, shipped, form_id):
    organisations = find_question(shipped.form(form_id), "organisations")

    assert judge(form_id, "R-SP-1", partners("EL", "PL")) is True
    assert judge(form_id, "R-SP-1", partners("EL", "EL")) is False
    assert organisations.minimum == 2


@pytest.mark.parametrize("form_id", FORMS)
def test_R_SP_2_deadlines_of_the_field_at_noon_in_brussels(shipped, form_id):
    form = shipped.form(form_id)

    found = [one.at.isoformat() for one in form.deadlines]

    assert {one.tz for one in form.deadlines} == {"Europe/Brussels"}
    assert found == (
        ["2018-02-15T12:00:00", "2018-04-26T12:00:00", "2018-10-04T12:00:00"]
        if form_id in YOUTH
        else ["2018-03-21T12:00:00"]
    )


@pytest.mark.parametrize(("field", "form_id"), [*INNOVATION.items(), *PRACTICES.items()])
def test_R_SP_4_a_horizontal_priority_or_one_of_the_field(judge, shipped, field, form_id):
    form = shipped.form(form_id)
    options = form.options[find_question(form, "priorities.priority_main").options].options
    own = [option.code for option in options if option.group == field]

    assert {option.group for option in options} == {"horizontal", field}
    assert len(own) >= 4
    for code in (own[0], "social_inclusion"):
        assert judge(form_id, "R-SP-4", {"priorities": {"priority_main": code}}) is True
    assert judge(form_id, "R-SP-4", {"priorities": {"priority_main": "none"}}) is not True


@pytest.mark.parametrize("form_id", FORMS)
def test_R_SP_5_the_agency_of_the_applicants_country(judge, shipped, form_id):
    form = shipped.form(form_id)
    agencies = {o.code for o in form.options["strategic-partnership/agencies"].options}
    here = partners("PL", "EL", "BG")

    assert judge(form_id, "R-SP-5", here) is True
    assert judge(form_id, "R-SP-5", partners("PL", "EL", role="partner")) is False
    assert judge(form_id, "R-SP-AGENCY", here | {"context": {"national_agency": "PL01"}}) is True
    assert judge(form_id, "R-SP-AGENCY", here | {"context": {"national_agency": "BG01"}}) is False
    assert ("EL02" in agencies) == (form.field == "youth")
    assert {"PL01", "BG01"} <= agencies


@pytest.mark.parametrize(
    ("field", "bounds"),
    [
        ("school", (12, 36)),
        ("vet", (12, 36)),
        ("adult", (12, 36)),
        ("higher", (24, 36)),
        ("youth", (6, 36)),
    ],
)
def test_the_months_of_each_field(shipped, field, bounds):
    for forms in (INNOVATION, PRACTICES):
        if field in forms:
            form = shipped.form(forms[field])
            months = find_question(form, "context.duration")
            assert (months.minimum, months.maximum) == bounds
            assert form.profile.months == bounds


@pytest.mark.parametrize("form_id", FORMS)
def test_R_SP_START_and_R_SP_END_the_window_of_the_call(judge, form_id):
    first = "2018-06-01" if form_id in YOUTH else "2018-09-01"
    day_before = "2018-05-31" if form_id in YOUTH else "2018-08-31"

    def lasts(start, months):
        return {"context": {"start": start, "duration": months}}

    assert judge(form_id, "R-SP-START", lasts(first, 24)) is True
    assert judge(form_id, "R-SP-START", lasts(day_before, 24)) is False
    assert judge(form_id, "R-SP-END", lasts("2018-09-01", 36)) is True
    assert judge(form_id, "R-SP-END", lasts("2018-09-02", 36)) is False


def training(kind, days, country="EL"):
    activity = {"id": "c", "type": kind, "country": country, "flows": [{"id": "f", "days": days}]}
    return {"training": {"planned": True, "activities": [activity]}}


@pytest.mark.parametrize(
    ("field", "kinds"),
    [
        ("school", {"exchange_pupils": (3, 60), "long_term_pupils": (60, 365)}),
        ("higher", {"intensive_programme": (5, 60)}),
        ("vet", {}),
        ("adult", {}),
        ("youth", {}),
    ],
)
def test_types_and_lengths_of_training_by_field(judge, shipped, field, kinds):
    ranges = kinds | {
        "joint_staff_training": (3, 60),
        "blended_learners": (5, 60),
        "long_term_staff": (60, 365),
    }
    form = shipped.form(INNOVATION[field])

    offered = form.options[find_question(form, "training.activities.type").options].options

    assert {option.code for option in offered} == set(ranges)
    for kind, (least, most) in ranges.items():
        for days, kept in ((least - 1, False), (least, True), (most, True), (most + 1, False)):
            assert judge(form.id, "R-SP-TRAINING-DAYS", training(kind, days)) is kept


@pytest.mark.parametrize("form_id", FORMS)
def test_learners_and_long_stays_go_to_programme_countries(judge, form_id):
    rule = "R-SP-TRAINING-COUNTRY"

    assert judge(form_id, rule, training("blended_learners", 10, "EL")) is True
    assert judge(form_id, rule, training("blended_learners", 10, "UA")) is False
    assert judge(form_id, rule, training("joint_staff_training", 5, "UA")) is None


def test_higher_education_needs_an_institution_of_higher_education(judge, shipped):
    with_one = partners("EL", "PL", "BG", type="higher_education")

    assert judge(UNIVERSITY, "R-SP-HEI", with_one) is True
    assert judge(UNIVERSITY, "R-SP-HEI", partners("EL", "PL", "BG", type="ngo")) is False
    assert rules_of(shipped, UNIVERSITY)["R-SP-ECHE"].kind == "reminder"
    assert "R-SP-HEI" not in rules_of(shipped, INNOVATION["vet"])


@pytest.mark.parametrize(
    ("form_id", "own"),
    [
        (PRACTICES["school"], "school_general"),
        (PRACTICES["adult"], "adult_education"),
        (PRACTICES["youth"], "youth_organisation"),
    ],
)
def test_an_organisation_of_the_field_is_advised(judge, form_id, own):
    assert judge(form_id, "R-SP-FIELD", partners("EL", "PL", type=own)) is True
    assert judge(form_id, "R-SP-FIELD", partners("EL", "PL", type="large_enterprise")) is False


@pytest.mark.parametrize("form_id", INNOVATION.values())
def test_R_INN_1_and_R_INN_2_hold_in_every_field(judge, shipped, form_id):
    asked = {"intellectual_outputs": Decimal(1), "multiplier_events": Decimal(1)}

    assert judge(form_id, "R-INN-1", {}, asked | {"total": Decimal(2)}) is True
    assert judge(form_id, "R-INN-1", {}, {"total": Decimal(2)}) is False
    assert judge(form_id, "R-INN-2", {}, {"total": Decimal(2)}) is False
    assert "R-GP-1" not in rules_of(shipped, form_id)


@pytest.mark.parametrize("form_id", PRACTICES.values())
def test_R_GP_1_holds_in_every_field(judge, shipped, form_id):
    form = shipped.form(form_id)

    assert form.section("outputs") is None
    assert form.section("events") is None
    assert judge(form_id, "R-GP-1", {}, {"intellectual_outputs": Decimal(1)}) is False
    assert "R-INN-1" not in rules_of(shipped, form_id)


@pytest.mark.parametrize("form_id", FORMS)
def test_R_X_1_and_R_SP_3_hold_in_every_field(judge, shipped, form_id):
    stated = partners("EL", "PL", contribution="Leads output 1.")

    assert judge(form_id, "R-X-1", stated) is True
    assert judge(form_id, "R-X-1", partners("EL", "PL")) is False
    assert rules_of(shipped, form_id)["R-SP-3"].kind == "reminder"


@pytest.mark.parametrize("form_id", FORMS)
def test_the_ceiling_is_12_500_euro_a_month(judge, form_id):
    at_most = {"grant_total.maximum": Decimal(225_000), "total": Decimal(225_000)}

    assert judge(form_id, "R-SP-GRANT", {}, at_most | {"grant_total.used": Decimal(225_000)})
    over = at_most | {"grant_total.used": Decimal("225000.01")}
    assert judge(form_id, "R-SP-GRANT", {}, over) is False


@pytest.mark.parametrize("form_id", FORMS)
def test_partner_countries_bring_added_value(judge, form_id):
    justified = partners("EL", "PL", "UA", added_value="Runs the only archive of its kind.")

    assert judge(form_id, "R-SP-PARTNER-COUNTRY", justified) is True
    assert judge(form_id, "R-SP-PARTNER-COUNTRY", partners("EL", "PL", "UA")) is False
    assert judge(form_id, "R-SP-APPLICANT", partners("UA", "PL", "EL")) is False


def test_a_priority_is_not_chosen_twice(judge):
    form_id = PRACTICES["adult"]
    twice = {"priority_main": "skills", "priority_extra": ["skills", "educators"]}

    assert judge(form_id, "R-SP-TWICE", {"priorities": twice}) is False
    once = twice | {"priority_extra": ["educators"]}
    assert judge(form_id, "R-SP-TWICE", {"priorities": once}) is True


def test_an_output_is_ready_before_the_event_that_presents_it(judge):
    event = {"id": "e", "title": "Final event", "start": "2020-06-01", "outputs": ["o"]}

    def finished(day):
        return {"outputs": [{"id": "o", "title": "Course", "end": day}], "events": [event]}

    assert judge(UNIVERSITY, "R-INN-READY", finished("2020-05-31")) is True
    assert judge(UNIVERSITY, "R-INN-READY", finished("2020-06-30")) is False


@pytest.mark.parametrize("form_id", FORMS)
def test_declaration_mandates_and_timetable_go_along(shipped, form_id):
    form = shipped.form(form_id)
    annexes = {annex.key: annex for annex in form.annexes}

    assert annexes["declaration"].signed
    assert annexes["declaration"].document == "declaration"
    mandate = annexes["mandate"]
    assert (mandate.each, mandate.without_first, mandate.document) == (
        "organisations",
        True,
        "mandate",
    )
    assert not annexes["finances"].required
    assert ("timetable" in annexes) == (form_id not in YOUTH)
    assert (find_question(form, "annexes.timetable") is None) == (form_id in YOUTH)
    assert form.annex_limits is not None


def test_vocational_training_speaks_of_itself_and_the_others_do_not(shipped):
    path = "strategic-partnership/priorities.priority_main"

    vet = shipped.words(INNOVATION["vet"], "en").question(path, "help")
    youth = shipped.words(INNOVATION["youth"], "en").question(path, "help")

    assert "vocational education and training" in vet
    assert "vocational" not in youth
