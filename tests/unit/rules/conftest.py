"""A little form with one of everything, and judgments of single rules over it."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from erasmus_desk.model.answers import Answers
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.rules.judge_case import Case
from erasmus_desk.rules.judge_chart import Chart
from erasmus_desk.rules.judging import Judged, judged
from erasmus_desk.rules.reading import AnswerReader
from erasmus_desk.rules.vocabulary import RULE_FACTS

SURE = {"source": ["test"], "confidence": "official"}
Raw = dict[str, Any]


def line(key: str, **more: object) -> Raw:
    return {"key": key, "kind": "line", "required": False} | more


def asked(key: str, kind: str, **more: Any) -> Raw:
    return {"key": key, "kind": kind, "required": False} | more


def listed(key: str, *questions: Raw, **more: Any) -> Raw:
    return {"key": key, "kind": "list", "questions": list(questions)} | more


CONTEXT = {
    "key": "context",
    "criteria": ["relevance"],
    "questions": [
        line("title", required=True, limit={"characters": 10, **SURE}),
        asked("start", "date"),
        asked("months", "number"),
        asked("end", "computed", formula="end_date", of=["start", "months"]),
        asked("kind", "choice", options="kinds"),
        asked("topics", "choices", options="topics", maximum=2),
        line("detail", required=True, when=[{"question": "kind", "relation": "is", "value": "a"}]),
        asked("people", "computed", formula="sum", of=["activities.flows", "participants"]),
        asked("workers", "computed", formula="count", of=["outputs.staff"]),
        asked("lands", "computed", formula="countries", of=["organisations", "country"]),
        asked("weeks", "computed", formula="product", of=["months", "activities.weeks"]),
        listed("years", asked("learners", "number"), asked("staff", "number"), layout="years"),
    ],
}
ORGANISATIONS = listed(
    "organisations",
    line("name", required=True),
    asked("role", "choice", options="roles"),
    asked("country", "country"),
    line("oid", format="oid"),
    line("contribution", when=[{"question": "role", "relation": "is_not", "value": "associated"}]),
    title="name",
)
OUTPUTS = listed(
    "outputs",
    line("title"),
    asked("start", "date"),
    asked("end", "date"),
    asked("leader", "reference", to="organisations"),
    listed(
        "staff",
        asked("organisation", "reference", to="organisations"),
        asked("days", "number"),
        asked("cost", "money"),
        asked("own", "computed", formula="sum", of=["outputs.staff", "days"]),
    ),
    asked("days", "computed", formula="sum", of=["outputs.staff", "days"]),
    prefix="O",
    title="title",
)
EVENTS = listed(
    "events",
    line("title"),
    asked("country", "country"),
    asked("host", "reference", to="organisations"),
    asked("day", "date"),
    asked("outputs", "references", to="outputs"),
    prefix="E",
    title="title",
)
ACTIVITIES = listed(
    "activities",
    asked("type", "choice", options="types"),
    listed(
        "flows",
        asked("country", "country"),
        asked("days", "number"),
        asked("participants", "number"),
        asked("fewer", "number"),
        line("why", when=[{"question": "^.type", "relation": "is", "value": "long"}]),
        prefix="F",
    ),
    prefix="A",
)
MONEY = {
    "key": "money",
    "when": [{"question": "context.kind", "relation": "is_not", "value": "b"}],
    "questions": [asked("granted", "money"), listed("parts", asked("amount", "money"))],
}


def options(*codes: str, group: str = "") -> Raw:
    return {"options": [{"code": code, "group": group} for code in codes], **SURE}


def country(code: str, status: str) -> Raw:
    return {
        "code": code,
        "iso": "GR" if code == "EL" else code,
        "names": {"en": code},
        "status": {"2014-2020": status},
    }


FORM: Raw = {
    "id": "little-2018",
    "key_action": "KA2",
    "code": "KA000",
    "family": "test",
    "field": "vet",
    "call": 2018,
    "period": "2014-2020",
    "state": "archived",
    "counting": SURE,
    "criteria": [{"key": "relevance", "points": 30, "minimum": 15, **SURE}],
    "sections": [CONTEXT]
    + [{"key": s["key"], "items": s} for s in (ORGANISATIONS, OUTPUTS, EVENTS, ACTIVITIES)]
    + [MONEY],
    "options": {
        "kinds": options("a", "b"),
        "roles": options("applicant", "partner", "associated"),
        "types": options("short", "long"),
        "topics": {
            "options": [
                {"code": "green", "group": "horizontal"},
                {"code": "work", "group": "vet"},
                {"code": "music", "group": "other"},
            ],
            **SURE,
        },
    },
    "countries": {
        c["code"]: c
        for c in (
            country("PL", "programme_eu"),
            country("EL", "programme_eu"),
            country("BG", "programme_eu"),
            country("TR", "programme_non_eu"),
            country("UA", "partner"),
        )
    },
    "sources": {"test": {"title": "A test"}},
}


def form_with(*rules: Raw, **changes: Any) -> FormDefinition:
    stated = [{"id": f"R-{n}", **SURE} | rule for n, rule in enumerate(rules, start=1)]
    return FormDefinition.model_validate(FORM | {"rules": stated} | changes)


@pytest.fixture(scope="session")
def make_form() -> Callable[..., FormDefinition]:
    """The little form with the given rules."""
    return form_with


@pytest.fixture(scope="session")
def form() -> FormDefinition:
    """The little form without rules."""
    return form_with()


@pytest.fixture(scope="session")
def read(form) -> Callable[[Raw], Answers]:
    """Answers to the little form from JSON values."""
    return AnswerReader(form, strict=False).read


@pytest.fixture(scope="session")
def judge_one(read) -> Callable[..., Judged]:
    """How answers stand to one rule, given by its kind and fields."""

    def judge(
        kind: str, answers: Raw, figures: dict[str, Decimal] | None = None, **fields: Any
    ) -> Judged:
        known = form_with({"kind": kind} | fields)
        verdict = judged(known.rules[0], Case(Chart(known), read(answers), figures=figures))
        assert all(set(finding.facts) <= RULE_FACTS[kind] for finding in verdict.findings)
        return verdict

    return judge


@pytest.fixture(scope="session")
def partners() -> Callable[..., Raw]:
    """A partnership of organisations in the given countries, the first one applying."""

    def make(*countries: str) -> Raw:
        return {
            "organisations": [
                {
                    "id": f"o{n}",
                    "name": f"School {n}",
                    "country": code,
                    "role": "applicant" if n == 1 else "partner",
                }
                for n, code in enumerate(countries, start=1)
            ]
        }

    return make
