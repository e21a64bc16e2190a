"""What the review lists: findings, missing answers by section, conditions of eligibility."""

from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from erasmus_desk.desktop.planning.eligibility_panel import stands
from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.where import Whereabouts
from erasmus_desk.model.answers import Place
from erasmus_desk.model.findings import Finding

Filter = Literal["all", "fix", "missing", "warnings", "advice", "conditions"]
FILTERS: tuple[Filter, ...] = ("all", "fix", "missing", "warnings", "advice", "conditions")
_MARKS = {"error": "wrong", "warning": "warning", "advice": "advice", "early": "empty"}
_ORDER = {"error": 0, "warning": 1, "advice": 2, "early": 3}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the review.

    Attributes:
        mark: Which mark stands before it, and what that means in words.
        what: What is to be done.
        where: Where; a click goes there.
        rule: What says so.
        place: Where a click leads; None leads nowhere.
        fold: Key of the section whose missing answers it stands for.
        is_open: Whether those are listed below it.
        inner: Whether it belongs to the line with a fold above it.
    """

    mark: str
    what: str
    where: str = ""
    rule: str = ""
    place: Place | None = None
    fold: str = ""
    is_open: bool = False
    inner: bool = False
    cure: str = ""


def review_rows(bench: Bench, wanted: Filter, open_folds: frozenset[str]) -> list[Row]:
    """The lines for one filter; *open_folds* are the sections whose missing answers show."""
    if wanted == "conditions":
        return _conditions(bench)
    found = bench.opened.view.findings
    whereabouts = Whereabouts(bench)
    rated = [(weight(bench, f), f) for f in found if f.code != "missing"]
    named = [(how, f) for how, f in rated if _fits(how, wanted)]
    named.sort(key=lambda one: _ORDER[one[0]])
    rows = [_row(bench, how, finding, whereabouts) for how, finding in named]
    if wanted in ("all", "advice"):
        rows += _annexes(bench)
    if wanted in ("all", "missing"):
        missing = [f for f in found if f.code == "missing"]
        rows += _missing(bench, missing, whereabouts, open_folds)
    return rows


def weight(bench: Bench, finding: Finding) -> str:
    """How much *finding* matters now; ``early`` while nobody has begun with its section."""
    return "early" if bench.opened.view.is_early(finding) else finding.severity


def _fits(how: str, wanted: Filter) -> bool:
    named = {"fix": "error", "warnings": "warning", "advice": "advice"}.get(wanted)
    return wanted == "all" or how == named


def _row(bench: Bench, how: str, finding: Finding, whereabouts: Whereabouts) -> Row:
    return Row(
        _MARKS[how],
        bench.sentence(finding),
        whereabouts.said(finding.place),
        rule_text(bench, finding),
        finding.place,
        cure=bench.cure(finding),
    )


def _missing(
    bench: Bench, missing: list[Finding], whereabouts: Whereabouts, open_folds: frozenset[str]
) -> list[Row]:
    rows: list[Row] = []
    kind = bench.texts.say("wizard.kind.missing")
    for key, group in groupby(missing, key=lambda f: f.place[0] if f.place else ""):
        inside = list(group)
        text = bench.texts.count("wizard.missing", len(inside))
        where = whereabouts.said((key,))
        rows.append(Row("empty", text, where, kind, (key,), fold=key, is_open=key in open_folds))
        if key in open_folds:
            rows += [
                Row("", bench.sentence(f), whereabouts.said(f.place), "", f.place, inner=True)
                for f in inside
            ]
    return rows


def _annexes(bench: Bench) -> list[Row]:
    """What the annex desk has to say; nothing there stops anybody."""
    from erasmus_desk.session.annex_words import PAGE, advice
    from erasmus_desk.session.annexes import annexes

    where, rule = bench.texts.say("annexes.page"), bench.texts.say("annexes.review.rule")
    found = advice(annexes(bench.desk, bench.opened), bench.texts)
    return [Row("advice", text, where, rule, (PAGE, key)) for text, key in found]


def _conditions(bench: Bench) -> list[Row]:
    words, rows, waiting = bench.words, [], bench.opened.view.waiting
    for judged in bench.opened.insight.eligibility(bench.opened.answers):
        if not judged.applies:
            continue
        met = stands(judged, waiting)
        mark = "empty" if met is None else "done" if met else "wrong"
        title = words.find(f"rule.{judged.rule.id}.title") or judged.rule.id
        first = judged.findings[0] if judged.findings else None
        place = first.place if first else None
        rows.append(Row(mark, title, rule=bench.origin(judged.rule), place=place))
    return rows


def rule_text(bench: Bench, finding: Finding) -> str:
    """What says so: the kind of check, or the source of the rule."""
    sources = (bench.form.sources.get(key) for key in finding.source)
    titles = "; ".join(dict.fromkeys(source.title for source in sources if source))
    kind = bench.texts.say(f"wizard.kind.{_kind(finding)}")
    if finding.rule:
        said = titles or kind
    else:
        said = f"{kind} ({titles})" if titles and finding.estimate else kind
    if finding.estimate:
        said = f"{said} · {bench.texts.say('wizard.estimated')}"
    return said


def _kind(finding: Finding) -> str:
    code = finding.code
    if finding.rule:
        return "advice" if finding.severity == "advice" else "rule"
    if code.startswith("malformed"):
        return "format"
    known = {"too-long": "limit", "too-early": "dates", "too-late": "dates", "missing": "missing"}
    return known.get(code, "choice" if code in _CHOSEN else "numbers")


_CHOSEN = frozenset({"option-unknown", "country-unknown", "country-status", "reference-lost"})
