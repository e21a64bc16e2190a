"""Mobility forms of Key Action 1 with their examples and small plans, for tests of their rules."""

import json
from functools import cache

from erasmus_desk.assets import resource
from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.rules.judging import all_findings, conditions_met
from erasmus_desk.rules.reading import AnswerReader

SHORT, ACCREDITED = "ka122-school-2026", "ka121-vet-2026"
FIELDS = ("school", "vet", "adult")
SHIPPED = Catalogue()


@cache
def example(form_id):
    """A form with the answers of its example."""
    form = SHIPPED.form(form_id)
    raw = json.loads(resource("examples", f"{form_id}.json").read_text(encoding="utf-8"))
    return form, AnswerReader(form, strict=True).read(raw["answers"])


def planned(form_id, kind, **flow):
    """A form with one activity and one flow, by a Polish organisation that applies."""
    form = SHIPPED.form(form_id)
    own = {"id": "own", "role": "applicant", "country": "PL"}
    one = {"id": "f", "country": "DE", "participants": 2, "days": 10} | flow
    raw = {"organisations": [own], "activities": [{"id": "a", "type": kind, "flows": [one]}]}
    return form, AnswerReader(form, strict=True).read(raw)


def broken(form, answers, rule, figures=None):
    """The places where *rule* finds something to mend."""
    return [f.place for f in all_findings(form, answers, figures) if f.rule == rule]


def met(form, answers, rule, figures=None):
    """Whether *rule* is met."""
    return {one.rule.id: one.met for one in conditions_met(form, answers, figures)}[rule]


def rules(form):
    """The rules of *form* by id."""
    return {rule.id: rule for rule in form.rules}
