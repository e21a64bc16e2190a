"""Plans of partnerships and mobility projects, calculated with the shipped forms and rates."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from erasmus_desk.assets import data_root
from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.catalogue.rates import read_rates
from erasmus_desk.funding.calculate import calculate
from erasmus_desk.model.budget import Budget
from erasmus_desk.model.forms import FormDefinition, Funding
from erasmus_desk.model.rates import FundingSettings, RateBook
from erasmus_desk.rules.reading import AnswerReader

PLAIN = FundingSettings()
Calculator = Callable[..., Any]


@pytest.fixture(scope="session")
def forms_root() -> Path:
    return data_root() / "forms"


@pytest.fixture(scope="session")
def book(forms_root) -> Callable[[str], RateBook]:
    return cache(lambda name: read_rates(forms_root, name))


@pytest.fixture(scope="session")
def form(forms_root) -> Callable[[str], FormDefinition]:
    return Catalogue(forms_root).form


@pytest.fixture(scope="session")
def partnership(form, book) -> Calculator:
    """Calculates a partnership for innovation of call 2018 from JSON answers."""
    definition = form("ka202-innovation-2018")

    def budget(raw: dict[str, object], settings: FundingSettings = PLAIN) -> Budget:
        answers = AnswerReader(definition, strict=False).read(raw)
        return calculate(definition, answers, book("KA2-SP-2018"), settings)

    return budget


@pytest.fixture(scope="session")
def mobility(form, book) -> Calculator:
    """Calculates a short-term mobility project of call 2026 from JSON answers."""
    definition = form("ka122-vet-2026")

    def budget(
        raw: dict[str, object],
        settings: FundingSettings = PLAIN,
        *,
        field: str = "vet",
        rates: str = "KA1-2026",
    ) -> Budget:
        answers = AnswerReader(definition, strict=False).read(raw)
        own = definition.model_copy(update={"field": field})
        return calculate(own, answers, book(rates), settings)

    return budget


@pytest.fixture(scope="session")
def lump_sum(form, book) -> Calculator:
    """Calculates a form with a lump sum from answers as they are."""
    base = form("ka202-innovation-2018")

    def budget(answers: dict[str, Any], rates: str = "KA220-2026") -> Budget:
        own = base.model_copy(update={"funding": Funding(model="lump-sum", rates=rates)})
        return calculate(own, answers, book(rates))

    return budget


@pytest.fixture(scope="session")
def flow(mobility) -> Calculator:
    """Calculates one flow of one activity of a Polish organisation."""

    def budget(
        kind: str, settings: FundingSettings = PLAIN, field: str = "vet", **answers: object
    ) -> Any:
        raw = {
            "context": {"national_agency": "PL01"},
            "organisations": [{"id": "own", "role": "applicant", "country": "PL"}],
            "activities": [{"id": "a", "type": kind, "flows": [{"id": "f", **answers}]}],
        }
        return mobility(raw, settings, field=field)

    return budget


@pytest.fixture(scope="session")
def members() -> Callable[..., list[dict[str, str]]]:
    """Organisations p0, p1 …, the first of them the applicant."""

    def build(*countries: str) -> list[dict[str, str]]:
        return [
            {"id": f"p{n}", "role": "partner" if n else "applicant", "country": country}
            for n, country in enumerate(countries)
        ]

    return build
