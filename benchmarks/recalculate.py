"""Findings, progress and grant after one changed answer in the heavy draft.

    python benchmarks/recalculate.py

Half of the changes are words in long texts, half are figures that money depends on.
"""

import gc
import random
import statistics
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.heavy import SEED, heavy_answers
from benchmarks.window import FORM, percentile, row

CHANGES = 600


def main() -> int:
    """Measure and print; 0 when the aim is met."""
    from erasmus_desk.catalogue.catalogue import Catalogue
    from erasmus_desk.catalogue.rates import read_rates
    from erasmus_desk.rules.reading import AnswerReader
    from erasmus_desk.session.insight import Insight

    catalogue = Catalogue()
    form = catalogue.form(FORM)
    rates = read_rates(catalogue.root, form.funding.rates) if form.funding else None
    answers: Any = AnswerReader(form, strict=True).read(heavy_answers(form))
    insight = Insight(form, rates)
    begun = time.perf_counter()
    insight.view(answers)
    whole = (time.perf_counter() - begun) * 1e3
    gc.collect()
    gc.freeze()
    texts: list[float] = []
    figures: list[float] = []
    chance = random.Random(SEED)  # noqa: S311
    for number in range(CHANGES):
        times = figures if number % 2 else texts
        answers = _changed(answers, chance, number)
        begun = time.perf_counter()
        insight.view(answers)
        times.append((time.perf_counter() - begun) * 1e3)
    print("| what | measured | compared with | ratio | aim | met |")
    print("|---|---|---|---|---|---|")
    both = texts + figures
    p99 = percentile(both, 99)
    met = row(
        "findings and grant after a change, heavy draft, 99th percentile",
        f"{p99:.1f} ms (texts: median {statistics.median(texts):.1f}; figures: median "
        f"{statistics.median(figures):.1f})",
        f"{whole:.0f} ms (judging everything once)",
        p99,
        10,
        "ms",
    )
    return 0 if met else 1


def _changed(answers: Any, chance: random.Random, number: int) -> Any:
    from erasmus_desk.model.answers import put

    if number % 2 == 0:
        partner = chance.choice(answers["organisations"])["id"]
        place = ("organisations", partner, chance.choice(["presentation", "experience"]))
        return put(answers, place, "x" * chance.randint(3000, 5200))
    output = chance.choice(answers["outputs"])
    line = chance.choice(output["staff"])["id"]
    return put(answers, ("outputs", output["id"], "staff", line, "days"), chance.randint(1, 90))


if __name__ == "__main__":
    sys.exit(main())
