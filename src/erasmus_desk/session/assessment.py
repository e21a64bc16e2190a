"""What the applicants think of their own draft: points by criterion, typed by people only.

The program never proposes a point.  Every change is a step that undo takes back.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from erasmus_desk.errors import DeskError
from erasmus_desk.model.drafts import DraftFile
from erasmus_desk.model.forms import Criterion, FormDefinition
from erasmus_desk.model.text import clean
from erasmus_desk.session.open_draft import OpenDraft
from erasmus_desk.session.steps import Step, StepKind

ASSESSMENT = "#assessment"
"""Where the steps of the self-assessment are: no place of the form."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """Own points and a remark under one criterion; None while no points are given."""

    criterion: Criterion
    points: int | None
    remark: str

    @property
    def passes(self) -> bool | None:
        """Whether the points reach the least that passes; None while there are none."""
        return None if self.points is None else self.points >= self.criterion.minimum


@dataclass(frozen=True, slots=True)
class Assessment:
    """The whole self-assessment.

    Attributes:
        opinions: One for every criterion of the form.
        maximum: The points that the criteria give in all.
        threshold: The least in all that passes; None where the form has no award.
    """

    opinions: tuple[Opinion, ...]
    maximum: int
    threshold: int | None

    @property
    def total(self) -> int:
        """The points given so far."""
        return sum(opinion.points or 0 for opinion in self.opinions)

    @property
    def is_begun(self) -> bool:
        """Whether anything has been entered."""
        return any(opinion.points is not None or opinion.remark for opinion in self.opinions)

    @property
    def is_complete(self) -> bool:
        """Whether every criterion has points."""
        given = all(opinion.points is not None for opinion in self.opinions)
        return bool(self.opinions) and given

    @property
    def failed(self) -> tuple[Opinion, ...]:
        """The criteria whose points are below the least that passes."""
        return tuple(opinion for opinion in self.opinions if opinion.passes is False)

    @property
    def passes_total(self) -> bool | None:
        """Whether the total passes; None while points are missing, unless it already does."""
        if self.threshold is None:
            return None
        if self.total >= self.threshold:
            return True
        return False if self.is_complete else None

    @property
    def passes(self) -> bool | None:
        """Whether the application would pass by these points; None while that is open.

        A total above the threshold does not help where one criterion fails.
        """
        if self.failed:
            return False
        if not self.is_complete:
            return None
        return self.passes_total is not False


def assessment(form: FormDefinition, facts: DraftFile) -> Assessment:
    """The self-assessment of a draft; what does not fit the form's criteria is passed over."""
    opinions = tuple(_opinion(one, facts.assessment.get(one.key, {})) for one in form.criteria)
    maximum = sum(criterion.points for criterion in form.criteria)
    return Assessment(opinions, maximum, form.award.threshold if form.award else None)


def _opinion(criterion: Criterion, raw: Mapping[str, object]) -> Opinion:
    points, remark = raw.get("points"), raw.get("remark")
    given = None
    if isinstance(points, int) and not isinstance(points, bool):
        given = points if 0 <= points <= criterion.points else None
    return Opinion(criterion, given, remark if isinstance(remark, str) else "")


def set_points(opened: OpenDraft, criterion: str, points: int | None, *, name: str = "") -> None:
    """Give own points under a criterion; None takes them back.

    *name* is what people call the criterion.

    Raises:
        DeskError: The form has no such criterion, or not that many points.
    """
    known = _criterion(opened, criterion)
    if points is not None and not 0 <= points <= known.points:
        facts = {"points": str(points), "maximum": str(known.points)}
        raise DeskError("points-outside", facts)
    remark = _opinion(known, _raw(opened, criterion)).remark
    _put(opened, _step("points", criterion, name), points, remark)


def set_remark(opened: OpenDraft, criterion: str, remark: str, *, name: str = "") -> None:
    """Keep a remark under a criterion; an empty one is taken out.

    *name* is what people call the criterion.

    Raises:
        DeskError: The form has no such criterion.
    """
    known = _criterion(opened, criterion)
    points = _opinion(known, _raw(opened, criterion)).points
    _put(opened, _step("remark", criterion, name), points, clean(remark).text)


def clear(opened: OpenDraft, criterion: str = "") -> None:
    """Take out points and remark of one criterion, or the whole assessment."""
    kept = _without(opened, criterion) if criterion else {}
    opened.change(Step("unassess", (ASSESSMENT, criterion)), facts={"assessment": kept})


def _criterion(opened: OpenDraft, key: str) -> Criterion:
    found = next((one for one in opened.form.criteria if one.key == key), None)
    if found is None:
        raise DeskError("criterion-not-asked", {"criterion": key, "form": opened.form.id})
    return found


def _raw(opened: OpenDraft, key: str) -> Mapping[str, object]:
    return opened.draft.facts.assessment.get(key, {})


def _without(opened: OpenDraft, criterion: str) -> dict[str, Mapping[str, object]]:
    kept = opened.draft.facts.assessment
    return {key: value for key, value in kept.items() if key != criterion}


def _step(kind: StepKind, criterion: str, name: str) -> Step:
    return Step(kind, (ASSESSMENT, criterion), name or criterion)


def _put(opened: OpenDraft, step: Step, points: int | None, remark: str) -> None:
    key = step.place[-1]
    kept = _without(opened, key)
    if points is not None or remark.strip():
        kept[key] = {"points": points, "remark": remark}
    opened.change(step, facts={"assessment": kept})
