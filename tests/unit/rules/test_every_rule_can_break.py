"""Every rule of the core forms, by its id: the example keeps it, and a wrong answer breaks it."""

from decimal import Decimal
from functools import cache
from itertools import chain

import pytest

from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.model.answers import get, put
from erasmus_desk.model.questions import ListQuestion
from erasmus_desk.model.walk import find_question
from erasmus_desk.rules.judge_case import Case
from erasmus_desk.rules.judge_chart import Chart
from erasmus_desk.rules.judging import judged
from erasmus_desk.rules.reading import AnswerReader
from tests_examples import example_answers

CORE = ("ka202-innovation-2018", "ka202-good-practices-2018", "ka122-vet-2026", "ka120-vet-2026")
JUDGED_BY_FIGURES = ("amount_at_most", "amount_at_least", "amount_limit")
ELSEWHERE = {f"R-MOB-{n}" for n in (14, 16, 17, 18, 19)}
"""Take three answers at once: `test_mobility_fields` breaks and keeps them."""
CATALOGUE = Catalogue()


def rules():
    for form_id in CORE:
        for rule in CATALOGUE.form(form_id).rules:
            if rule.kind != "reminder" and rule.id not in ELSEWHERE:
                yield pytest.param(form_id, rule, id=f"{rule.id}-{form_id}")


@cache
def example(form_id):
    return AnswerReader(CATALOGUE.form(form_id), strict=False).read(example_answers(form_id))


def names(rule):
    """Every path that the rule speaks of."""
    for key in ("list", "question", "option", "other", "first", "second", "at", "applicant"):
        value = getattr(rule, key, "")
        if isinstance(value, str) and value:
            yield value
    for key in ("questions", "by"):
        yield from getattr(rule, key, ())
    inside = f"{rule.list}." if getattr(rule, "list", "") else ""
    field = getattr(rule, "field", "")
    if inside and field:
        yield f"{inside}{field}"
    for condition in chain(rule.when, getattr(rule, "only", ()), getattr(rule, "then", ())):
        name = condition.question
        yield name if "." in name and not name.startswith("^.") else f"{inside}{name}"


def places(form, answers, path):
    """Where answers of that path are, in every item."""
    found = [()]
    walked = ""
    for key in path.split("."):
        if walked and isinstance(find_question(form, walked), ListQuestion):
            found = [
                (*place, str(item["id"]))
                for place in found
                for item in (get(answers, place) or ())
                if not isinstance(item, str)
            ]
        walked = f"{walked}.{key}" if walked else key
        found = [(*place, key) for place in found]
    return found


def wrong(form, question, now):
    """Answers that may be wrong in one way or another."""
    yield None
    if isinstance(question, ListQuestion):
        items = now if isinstance(now, tuple) else ()
        yield ()
        yield items[:1]
        yield tuple({**item, "id": f"{item['id']}{n}"} for n in range(30) for item in items)
    elif question.kind in ("number", "money"):
        for value in (0, 1, 36, 10_000_000):
            yield value if question.kind == "number" else f"{value}.00"
    elif question.kind == "date":
        yield from ("1999-01-01", "2018-12-31", "2040-12-31")
    elif question.kind in ("yesno", "confirm"):
        yield from (True, False)
    elif question.kind in ("choice", "choices"):
        codes = [option.code for option in form.options[question.options].options]
        yield from codes if question.kind == "choice" else ((code,) for code in codes)
        if question.kind == "choices":
            yield tuple(codes)
    elif question.kind == "country":
        yield from ("PL", "EL", "US", "UA", "CH")
    elif question.kind in ("line", "text"):
        yield from ("x", "E10000000", "123456789")


def asked(form, path):
    """What people answer at that path: itself, or what it is computed from."""
    question = find_question(form, path)
    if question is None:
        return ()
    if question.kind != "computed":
        return (path,)
    home = path.rpartition(".")[0]
    inputs = (name if "." in name else f"{home}.{name}" for name in question.of)
    whole = [question.of[0]] if "." in question.of[0] else []
    joined = [f"{question.of[0]}.{name}" for name in question.of[1:]] if whole else []
    return tuple(p for p in (*joined, *whole, *inputs) if find_question(form, p) is not None)


def attempts(form, answers, rule):
    """Drafts that differ from *answers* in one path that the rule speaks of."""
    for path in dict.fromkeys(chain(*(asked(form, name) for name in names(rule)))):
        question = find_question(form, path)
        homes = places(form, answers, path)
        samples = list(wrong(form, question, get(answers, homes[0]) if homes else None))
        for value in samples:
            for some in (homes, homes[-1:], homes[1:]):
                changed = answers
                for place in some:
                    changed = put(changed, place, value)
                yield changed


def budgets(rule):
    """Figures of budgets that are too small, too large, and over a ceiling."""
    figure, of = getattr(rule, "figure", ""), getattr(rule, "of", "total")
    code = getattr(rule, "limit", "")
    yield {figure: Decimal(0), of: Decimal(0), "total": Decimal(0)}
    yield {of: Decimal(10**6), figure: Decimal(10**9)}
    yield {f"{code}.used": Decimal(2), f"{code}.maximum": Decimal(1)}


@pytest.mark.parametrize(("form_id", "rule"), list(rules()))
def test_a_wrong_answer_breaks_it_and_the_example_does_not(form_id, rule):
    form, answers = CATALOGUE.form(form_id), example(form_id)
    chart = Chart(form)

    def verdict(draft, figures=None):
        return judged(rule, Case(chart, draft, figures=figures))

    assert not verdict(answers).findings or rule.severity == "advice"
    figures = tuple(budgets(rule)) if rule.kind in JUDGED_BY_FIGURES else (None,)
    one = (answers, *attempts(form, answers, rule))
    two = (further for draft in one for further in attempts(form, draft, rule))
    assert any(verdict(draft, some).findings for draft in chain(one, two) for some in figures)
