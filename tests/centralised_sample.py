"""How applications to the Executive Agency stand to the rules of their call, for tests."""

from functools import cache

from erasmus_desk.assets import data_root
from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.catalogue.rates import read_rates
from erasmus_desk.funding.calculate import calculate
from erasmus_desk.rules.judging import conditions_met
from erasmus_desk.rules.reading import AnswerReader
from erasmus_desk.session.insight import figures

CATALOGUE = Catalogue()


@cache
def _book(name):
    return read_rates(data_root() / "forms", name)


def budget_of(form_id, answers):
    """What *answers*, as JSON values, would bring."""
    form = CATALOGUE.form(form_id)
    read = AnswerReader(form, strict=False).read(answers)
    return calculate(form, read, _book(form.funding.rates))


def stand(form_id, answers, rule):
    """Whether *rule* is met: True, False, or None where nothing can be judged."""
    form = CATALOGUE.form(form_id)
    read = AnswerReader(form, strict=False).read(answers)
    known = figures(budget_of(form_id, answers))
    return {one.rule.id: one.met for one in conditions_met(form, read, known)}[rule]


def put(answers, value, *way):
    """*answers* with *value* at *way*, items of lists by position."""
    *steps, last = way
    for step in steps:
        answers = answers[step]
    answers[last] = value


def members(*entries, **more):
    """Participants from (country, type[, role]), the first of which coordinates."""
    return [
        {
            "id": f"p{n}",
            "country": country,
            "type": kind,
            "role": role[0] if role else "beneficiary" if n else "coordinator",
        }
        | more
        for n, (country, kind, *role) in enumerate(entries)
    ]
