"""Answers from a file, held against their form."""

import pytest

from erasmus_desk.errors import AnswerRefused
from erasmus_desk.rules.reading import AnswerReader, as_json


@pytest.fixture
def strict(form):
    return AnswerReader(form, strict=True).read


@pytest.fixture
def tolerant(form):
    return AnswerReader(form, strict=False).read


WHOLE = {
    "context": {"title": "Skills", "start": "2018-09-01", "months": 24, "topics": ["green"]},
    "organisations": [{"id": "o1", "name": "School", "country": "EL"}, {"id": "o2"}],
    "outputs": [
        {
            "id": "u1",
            "title": "Handbook",
            "leader": "o2",
            "staff": [{"id": "s1", "organisation": "o1", "days": 0, "cost": "12.50"}],
        }
    ],
    "events": [{"id": "e1", "outputs": ["u1"]}],
}


def test_answers_survive_the_way_out_and_back(strict):
    answers = strict(WHOLE)

    assert as_json(answers) == WHOLE
    assert strict(as_json(answers)) == answers


def test_lists_become_tuples_that_nobody_changes(strict):
    answers = strict(WHOLE)

    assert isinstance(answers["organisations"], tuple)
    assert answers["context"]["topics"] == ("green",)


@pytest.mark.parametrize(
    ("raw", "code", "place"),
    [
        ([], "answer-wrong-type", "answers"),
        ({"nowhere": {}}, "section-unknown", "nowhere"),
        ({"context": []}, "answer-wrong-type", "context"),
        ({"context": {"nothing": 1}}, "answer-unknown", "context.nothing"),
        ({"context": {"title": 3}}, "answer-wrong-type", "context.title"),
        ({"context": {"months": "3"}}, "answer-wrong-type", "context.months"),
        ({"context": {"months": True}}, "answer-wrong-type", "context.months"),
        ({"context": {"months": 1.5}}, "answer-wrong-type", "context.months"),
        ({"context": {"start": "yesterday"}}, "answer-wrong-type", "context.start"),
        ({"context": {"start": "2018-02-30"}}, "answer-wrong-type", "context.start"),
        ({"context": {"kind": ["a"]}}, "answer-wrong-type", "context.kind"),
        ({"context": {"topics": "green"}}, "answer-wrong-type", "context.topics"),
        ({"context": {"end": "2018-09-01"}}, "answer-computed", "context.end"),
        ({"organisations": {}}, "answer-wrong-type", "organisations"),
        ({"organisations": ["x"]}, "answer-wrong-type", "organisations[0]"),
        ({"organisations": [{"id": 3}]}, "answer-wrong-type", "organisations[0].id"),
        ({"organisations": [{"id": "o"}, {"id": "o"}]}, "item-id-twice", "organisations[1]"),
        (
            {"outputs": [{"staff": [{"days": "2"}]}]},
            "answer-wrong-type",
            "outputs[0].staff[0].days",
        ),
        ({"money": {"granted": "12.345"}}, "answer-wrong-type", "money.granted"),
        ({"money": {"granted": "-1"}}, "answer-wrong-type", "money.granted"),
        ({"money": {"granted": "NaN"}}, "answer-wrong-type", "money.granted"),
        ({"money": {"granted": "1e400"}}, "answer-wrong-type", "money.granted"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(strict, tolerant, raw, code, place):
    for read in (strict, tolerant):
        with pytest.raises(AnswerRefused) as refused:
            read(raw)

        assert (refused.value.code, refused.value.facts["place"]) == (code, place)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ({"context": {"kind": "z"}}, "option-unknown"),
        ({"context": {"topics": ["green", "z"]}}, "option-unknown"),
        ({"organisations": [{"country": "ZZ"}]}, "country-code-unknown"),
        ({"events": [{"host": "nobody"}]}, "reference-unknown"),
        ({"events": [{"host": "organisations[0]"}]}, "reference-unknown"),
    ],
)
def test_unknown_codes_are_refused_when_typed_but_kept_from_disk(strict, tolerant, raw, code):
    with pytest.raises(AnswerRefused) as refused:
        strict(raw)

    assert refused.value.code == code
    assert tolerant(raw)


def test_an_iso_code_becomes_the_code_of_the_form(strict):
    assert strict({"organisations": [{"id": "o", "country": "GR"}]})["organisations"] == (
        {"id": "o", "country": "EL"},
    )


def test_a_reference_may_name_a_position(strict):
    raw = {
        "organisations": [{"id": "a"}, {"id": "b"}],
        "events": [{"id": "e", "host": "organisations[1]"}],
    }

    assert strict(raw)["events"][0]["host"] == "b"


def test_items_without_an_id_get_one(strict):
    first, second = strict({"organisations": [{"name": "A"}, {"name": "B"}]})["organisations"]

    assert first["id"] != second["id"]


@pytest.mark.parametrize(
    ("raw", "kept"),
    [("12", "12.00"), (12, "12.00"), (0.1, "0.10"), ("1e3", "1000.00"), ("0", "0.00")],
)
def test_money_is_kept_to_the_cent(strict, raw, kept):
    assert strict({"money": {"granted": raw}})["money"]["granted"] == kept


def test_texts_are_cleaned_and_lines_stay_lines(strict):
    context = strict({"context": {"title": "Green\r\nskills\u0000\u00a0:"}})["context"]

    assert context["title"] == "Green skills\u00a0:"


def test_nothing_is_no_answer(strict):
    assert strict({"context": {"title": "", "kind": None, "topics": []}, "events": []}) == {}


def test_answers_can_be_put_onto_others(form, strict):
    before = strict(WHOLE)

    after = AnswerReader(form, strict=True).read(
        {"context": {"title": "New", "months": None}, "events": None}, onto=before
    )

    assert after["context"] == {"title": "New", "start": "2018-09-01", "topics": ("green",)}
    assert after["organisations"] is not None
    assert "events" not in after
