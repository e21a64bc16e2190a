"""Every shipped example is a whole and sound application."""

import json

import pytest

from erasmus_desk.assets import resource
from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.rules.judge_cache import Judge
from erasmus_desk.rules.judging import all_findings
from erasmus_desk.rules.progress import progress
from erasmus_desk.rules.reading import AnswerReader, as_json

EXAMPLES = sorted(path.stem for path in resource("examples").glob("*.json"))
CATALOGUE = Catalogue()


@pytest.fixture(params=EXAMPLES)
def example(request):
    """Form, raw example and answers of every example in turn."""
    raw = json.loads(resource("examples", f"{request.param}.json").read_text(encoding="utf-8"))
    form = CATALOGUE.form(raw.get("form", request.param))
    return form, raw, AnswerReader(form, strict=True).read(raw["answers"])


def test_an_example_has_no_error(example):
    form, _, answers = example

    errors = [f for f in all_findings(form, answers) if f.severity == "error"]

    assert [(f.rule or f.code, f.place, f.facts) for f in errors] == []


def test_an_example_is_complete(example):
    form, _, answers = example

    assert progress(form, answers, all_findings(form, answers)).percent == 100


def test_an_example_is_kept_as_it_was_written(example):
    form, raw, answers = example

    again = AnswerReader(form, strict=True).read(as_json(answers))

    assert again == answers
    assert set(as_json(answers)) == set(raw["answers"])


def test_an_example_says_what_it_is_and_in_which_language(example):
    _, raw, _ = example

    assert raw["title"].strip()
    assert raw["language"] in {"en", "pl", "el", "bg"}


def test_judging_with_memory_agrees(example):
    form, _, answers = example

    assert Judge(form).findings(answers) == all_findings(form, answers)
