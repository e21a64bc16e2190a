"""Rules that state conditions."""

ANSWERED = [{"question": "contribution", "relation": "answered", "value": True}]


def test_conditions_hold_for_every_item_of_a_list(judge_one, partners):
    answers = partners("PL", "EL")
    answers["organisations"][0]["contribution"] = "Leads the work."

    verdict = judge_one("must_hold", answers, list="organisations", then=ANSWERED)

    assert [f.place for f in verdict.findings] == [("organisations", "o2", "contribution")]
    assert verdict.findings[0].facts["item"] == "2 School 2"
    assert judge_one("must_hold", {}, list="organisations", then=ANSWERED).met is None


def test_the_rule_says_where_it_is_mended(judge_one, partners):
    answers = partners("PL")

    def place(at):
        verdict = judge_one("must_hold", answers, list="organisations", then=ANSWERED, at=at)
        return verdict.findings[0].place

    assert place("organisations.role") == ("organisations", "o1", "role")
    assert place("organisations") == ("organisations", "o1")
    assert place("context.title") == ("context", "title")


def test_a_list_without_items_fails_where_some_are_asked(judge_one):
    then = [
        {"question": "context.years", "relation": "at_least", "value": 2},
        {"question": "organisations", "relation": "at_least", "value": 1},
    ]
    years = {"context": {"years": [{"id": "y1", "staff": 1}, {"id": "y2", "staff": 1}]}}

    empty = judge_one("must_hold", {}, then=then)
    half = judge_one("must_hold", years, then=then)
    whole = judge_one("must_hold", years | {"organisations": [{"id": "o"}]}, then=then)

    assert (empty.findings[0].place, empty.findings[0].facts["found"]) == (
        ("context", "years"),
        "0",
    )
    assert (half.findings[0].place, half.findings[0].facts["minimum"]) == (("organisations",), "1")
    assert whole.met is True


def test_a_comparison_waits_for_its_answer(judge_one):
    then = [{"question": "context.kind", "relation": "in", "values": ["a"]}]
    number = [{"question": "context.months", "relation": "at_least", "value": 2}]

    assert judge_one("must_hold", {}, then=then).met is None
    assert judge_one("must_hold", {"context": {"kind": "b"}}, then=then).met is False
    assert judge_one("must_hold", {"context": {"kind": "a"}}, then=then).met is True
    assert judge_one("must_hold", {}, then=number).met is None
    assert judge_one("must_hold", {"context": {"months": 1}}, then=number).met is False
    assert judge_one("must_hold", {"context": {"months": 2}}, then=number).met is True


def test_an_answer_to_a_question_no_longer_asked_does_not_count(judge_one):
    then = [{"question": "context.detail", "relation": "answered", "value": True}]
    context = {"kind": "b", "detail": "left over"}

    assert judge_one("must_hold", {"context": context}, then=then).met is False
    assert judge_one("must_hold", {"context": context | {"kind": "a"}}, then=then).met is True
