"""A budget is calculated at every change of an answer."""

from time import perf_counter
from typing import Any

from erasmus_desk.funding.calculate import calculate


def test_a_large_partnership_takes_less_than_five_milliseconds(form, book, members):
    """30 organisations, 10 outputs with 30 rows of work each; the best of many tries."""
    rows = tuple(
        {"id": f"s{n}", "organisation": f"p{n}", "category": "teacher", "days": 20}
        for n in range(30)
    )
    answers: dict[str, Any] = {
        "context": {"duration": 36},
        "organisations": tuple(members(*["PL", "EL", "BG"] * 10)),
        "outputs": tuple({"id": f"o{n}", "staff": rows} for n in range(10)),
    }
    definition, rates = form("ka202-innovation-2018"), book("KA2-SP-2018")

    def once() -> float:
        start = perf_counter()
        calculate(definition, answers, rates)
        return perf_counter() - start

    assert min(once() for _ in range(100)) < 0.005
