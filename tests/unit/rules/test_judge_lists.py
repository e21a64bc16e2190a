"""Rules about lists, just below, at and above their bounds."""

import pytest


@pytest.mark.parametrize(
    ("count", "met"), [(0, False), (1, False), (2, True), (3, True), (4, False)]
)
def test_a_list_has_as_many_items_as_allowed(judge_one, partners, count, met):
    answers = partners(*["PL"] * count)

    verdict = judge_one("item_count", answers, list="organisations", minimum=2, maximum=3)

    assert verdict.met is met
    for finding in verdict.findings:
        assert finding.place == ("organisations",)
        assert finding.facts == {"found": str(count), "minimum": "2", "maximum": "3"}


def test_only_the_items_meant_are_counted(judge_one, partners):
    only = [{"question": "role", "relation": "is", "value": "applicant"}]
    answers = partners("PL", "EL")

    assert judge_one("item_count", answers, list="organisations", only=only, maximum=1).met
    answers["organisations"][1]["role"] = "applicant"
    verdict = judge_one("item_count", answers, list="organisations", only=only, maximum=1)
    assert verdict.findings[0].facts["found"] == "2"


def test_below_a_list_every_item_has_a_list_of_its_own(judge_one):
    answers = {
        "activities": [
            {"id": "a1", "type": "long", "flows": [{"id": "f", "days": 1}]},
            {"id": "a2", "type": "long"},
            {"id": "a3", "type": "short"},
        ]
    }
    only = [{"question": "^.type", "relation": "is", "value": "long"}]

    every = judge_one("item_count", answers, list="activities.flows", minimum=1)
    some = judge_one("item_count", answers, list="activities.flows", minimum=1, only=only)

    assert [f.place for f in every.findings] == [
        ("activities", "a2", "flows"),
        ("activities", "a3", "flows"),
    ]
    assert [f.facts["item"] for f in some.findings] == ["A2"]
    assert judge_one("item_count", {}, list="activities.flows", minimum=1).met is None


def test_a_list_that_is_not_asked_is_not_counted(judge_one):
    assert (
        judge_one("item_count", {"context": {"kind": "a"}}, list="money.parts", minimum=1).met
        is False
    )
    assert (
        judge_one("item_count", {"context": {"kind": "b"}}, list="money.parts", minimum=1).met
        is None
    )


@pytest.mark.parametrize(
    ("countries", "met"),
    [
        ([], False),
        (["PL", "EL"], False),
        (["PL", "PL", "EL"], False),
        (["PL", "EL", "UA"], False),
        (["PL", "EL", "TR"], True),
        (["PL", "EL", "BG", "TR"], True),
    ],
)
def test_different_countries_of_the_right_status_are_counted(judge_one, partners, countries, met):
    verdict = judge_one(
        "country_count",
        partners(*countries),
        list="organisations",
        minimum=3,
        statuses=["programme_eu", "programme_non_eu"],
    )

    assert verdict.met is met
    assert all(f.place == ("organisations",) for f in verdict.findings)


def test_without_statuses_every_country_of_the_world_counts(judge_one, partners):
    verdict = judge_one(
        "country_count", partners("PL", "UA", "XX"), list="organisations", minimum=3
    )

    assert verdict.findings[0].facts == {"found": "2", "minimum": "3", "value": "PL, UA"}


def test_each_country_has_the_right_status(judge_one, partners):
    rule = {"list": "organisations", "statuses": ["programme_eu"]}

    assert judge_one("country_status", partners("PL", "EL"), **rule).met is True
    assert judge_one("country_status", {}, **rule).met is None
    broken = judge_one("country_status", partners("PL", "UA"), **rule).findings
    assert [f.place for f in broken] == [("organisations", "o2", "country")]
    assert broken[0].facts == {"item": "2 School 2", "value": "UA"}


def test_the_status_may_be_asked_of_some_items_only(judge_one, partners):
    only = [{"question": "role", "relation": "is", "value": "applicant"}]

    verdict = judge_one(
        "country_status",
        partners("PL", "UA"),
        list="organisations",
        statuses=["programme_eu"],
        only=only,
    )

    assert verdict.met is True


@pytest.mark.parametrize(
    ("same", "code", "met"),
    [(False, "EL", True), (False, "PL", False), (True, "EL", False), (True, "PL", True)],
)
def test_a_country_differs_from_the_applicants_or_equals_it(judge_one, partners, same, code, met):
    answers = partners("PL", "EL") | {"events": [{"id": "e", "title": "Fair", "country": code}]}

    verdict = judge_one("different_country", answers, question="events.country", same=same)

    assert verdict.met is met
    assert [f.facts for f in verdict.findings] == (
        [] if met else [{"item": "E1 Fair", "value": code, "other": "PL"}]
    )


def test_a_country_may_be_that_of_an_organisation_named(judge_one, partners):
    at_home = partners("PL", "EL") | {"events": [{"id": "e", "host": "o1"}]}
    abroad = partners("PL", "EL") | {"events": [{"id": "e", "host": "o2"}]}

    assert judge_one("different_country", at_home, question="events.host").met is False
    assert judge_one("different_country", abroad, question="events.host").met is True


def test_without_an_applicant_or_a_country_nothing_is_compared(judge_one, partners):
    nobody = {"events": [{"id": "e", "country": "PL"}]}

    assert judge_one("different_country", nobody, question="events.country").met is None
    assert judge_one("different_country", partners("PL"), question="events.country").met is None


def test_two_items_alike_but_for_case_and_blanks_are_pointed_at(judge_one):
    names = ["Green  skills", "green SKILLS ", "Blue skills"]
    answers = {"outputs": [{"id": f"u{n}", "title": name} for n, name in enumerate(names)]}

    verdict = judge_one("unique", answers, question="outputs.title")

    assert [f.place for f in verdict.findings] == [("outputs", "u1", "title")]
    assert verdict.findings[0].facts["item"].startswith("O2 ")
    assert verdict.findings[0].facts["other"].startswith("O1 ")
    assert judge_one("unique", {}, question="outputs.title").met is None


def test_the_same_answer_in_two_lists_is_no_repetition(judge_one):
    answers = {
        "activities": [
            {"id": "a1", "flows": [{"id": "f1", "country": "PL"}]},
            {"id": "a2", "flows": [{"id": "f2", "country": "PL"}]},
        ]
    }

    assert judge_one("unique", answers, question="activities.flows.country").met is True


@pytest.mark.parametrize(
    ("topics", "groups", "minimum", "met"),
    [
        ([], ["horizontal", "vet"], 1, False),
        (["music"], ["horizontal", "vet"], 1, False),
        (["music", "work"], ["horizontal", "vet"], 1, True),
        (["green", "work"], ["horizontal", "vet"], 2, True),
        (["music"], [], 1, True),
    ],
)
def test_enough_choices_fall_among_the_groups(judge_one, topics, groups, minimum, met):
    verdict = judge_one(
        "any_chosen",
        {"context": {"topics": topics}},
        questions=["context.topics"],
        groups=groups,
        minimum=minimum,
    )

    assert verdict.met is met
    assert all(f.place == ("context", "topics") for f in verdict.findings)


def test_every_item_is_named_by_another(judge_one):
    outputs = [{"id": "u1", "title": "Handbook"}, {"id": "u2", "title": "Course"}]
    answers = {"outputs": outputs, "events": [{"id": "e", "outputs": ["u1"]}]}

    verdict = judge_one("referenced", answers, list="outputs", by=["events.outputs"])

    assert [f.place for f in verdict.findings] == [("outputs", "u2")]
    assert verdict.findings[0].facts == {"item": "O2 Course"}
    assert judge_one("referenced", {}, list="outputs", by=["events.outputs"]).met is None


@pytest.mark.parametrize(
    ("agency", "met"), [("BG01", True), ("EL02", False), ("", None), ("XX01", None)]
)
def test_the_agency_is_that_of_the_applicants_country(judge_one, agency, met):
    answers = {
        "context": {"title": agency or None},
        "organisations": [{"id": "o", "role": "applicant", "country": "BG"}],
    }

    verdict = judge_one(
        "different_country", answers, question="context.title", same=True, prefix=True
    )

    assert verdict.met is met


def test_those_from_such_countries_answer_the_question(judge_one):
    def verdict(*organisations):
        return judge_one(
            "answered_by_status",
            {"organisations": list(organisations)},
            list="organisations",
            question="organisations.contribution",
            statuses=["partner"],
        )

    inside = {"id": "i", "role": "partner", "country": "BG"}
    outside = {"id": "p", "role": "partner", "country": "UA", "name": "Kyiv"}

    assert verdict(inside).met is None
    assert verdict(inside, outside | {"contribution": "Much"}).met is True
    (finding,) = verdict(inside, outside).findings
    assert finding.place == ("organisations", "p", "contribution")
    assert finding.facts == {"item": "2 Kyiv", "value": "UA"}


def test_nothing_is_chosen_twice(judge_one):
    rule = {"question": "context.topics", "other": "context.kind"}

    assert judge_one("not_repeated", {"context": {"kind": "a"}}, **rule).met is None
    assert judge_one("not_repeated", {"context": {"kind": "a", "topics": ["x"]}}, **rule).met
    (finding,) = judge_one(
        "not_repeated", {"context": {"kind": "a", "topics": ["x", "a"]}}, **rule
    ).findings
    assert (finding.place, finding.facts) == (("context", "topics"), {"value": "a"})
