"""What is wrong with single answers."""

import pytest

from erasmus_desk.rules.findings import findings, section_findings
from erasmus_desk.rules.formats import well_formed

GOOD = {"context": {"title": "Skills"}}


@pytest.fixture
def found(form, read):
    def judge(raw):
        return [(f.code, ".".join(f.place), f.facts) for f in findings(form, read(raw))]

    return judge


def test_a_required_answer_is_missing_until_it_is_given(found):
    assert found({}) == [("missing", "context.title", {})]
    assert found(GOOD) == []


def test_a_question_not_asked_is_not_missing(found):
    assert found({"context": {"title": "x", "kind": "b"}}) == []
    assert found({"context": {"title": "x", "kind": "a"}}) == [("missing", "context.detail", {})]


@pytest.mark.parametrize(("length", "over"), [(9, None), (10, None), (11, "1")])
def test_a_text_is_too_long_only_above_its_limit(found, length, over):
    expected = {"used": str(length), "limit": "10", "over": over}

    result = found({"context": {"title": "x" * length}})

    assert result == ([("too-long", "context.title", expected)] if over else [])


def test_items_are_judged_where_they_stand(found):
    raw = GOOD | {"organisations": [{"id": "o1", "oid": "E123"}, {"id": "o2", "name": "School"}]}

    assert found(raw) == [
        ("missing", "organisations.o1.name", {}),
        ("malformed-oid", "organisations.o1.oid", {"value": "E123"}),
    ]


def test_codes_from_elsewhere_are_pointed_at(found):
    raw = {
        "context": {"title": "x", "kind": "c", "topics": ["green", "work", "music"]},
        "organisations": [{"id": "o", "name": "School", "country": "GR"}],
        "events": [{"id": "e", "country": "ZZ", "host": "gone", "outputs": ["lost"]}],
    }

    assert found(raw) == [
        ("option-unknown", "context.kind", {"value": "c"}),
        ("too-many", "context.topics", {"count": "3", "maximum": "2"}),
        ("country-unknown", "events.e.country", {"value": "ZZ"}),
        ("reference-lost", "events.e.host", {}),
        ("reference-lost", "events.e.outputs", {}),
    ]


def test_a_number_below_nought_is_too_small(found):
    raw = {"context": {"title": "x", "months": -1}}

    assert found(raw) == [("too-small", "context.months", {"value": "-1", "minimum": "0"})]


def test_one_section_can_be_judged_alone(form, read):
    answers = read({"organisations": [{"id": "o1"}]})

    assert [f.place[0] for f in section_findings(form, answers, "organisations")] == [
        "organisations"
    ]


@pytest.mark.parametrize(
    ("kind", "text", "good"),
    [
        ("oid", "E12345678", True),
        ("oid", " E12345678 ", True),
        ("oid", "e12345678", False),
        ("oid", "E1234567", False),
        ("oid", "E123456789", False),
        ("pic", "987654321", True),
        ("pic", "98765432", False),
        ("email", "office@school.example", True),
        ("email", "office@school", False),
        ("email", "of fice@school.example", False),
        ("url", "https://www.school.example/en/", True),
        ("url", "www.school.example", True),
        ("url", "szkoła.example", True),
        ("url", "school", False),
        ("phone", "+48 22 000 00 00", True),
        ("phone", "(22) 000-00-00", True),
        ("phone", "call us", False),
        ("plain", "anything", True),
    ],
)
def test_short_answers_are_well_formed_or_not(kind, text, good):
    assert well_formed(kind, text) is good
