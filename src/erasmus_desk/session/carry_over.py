"""A draft as a new application in another form: what comes across, and what is parked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from erasmus_desk.model.answers import Answers, Place
from erasmus_desk.model.drafts import Draft
from erasmus_desk.model.findings import Finding
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.parking import Origin
from erasmus_desk.model.walk import question_at
from erasmus_desk.rules.carry_report import is_misfit, misfits, new_questions, unasked
from erasmus_desk.rules.carrying import Carried, carry
from erasmus_desk.rules.parking import ParkingList, placed
from erasmus_desk.session.answer_words import Teller
from erasmus_desk.session.beginning import first_answers
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.open_draft import OpenDraft
from erasmus_desk.session.parking import noted, parked_of
from erasmus_desk.session.shown import Head

Nearness = Literal["next", "field", "other"]
NEARNESS: tuple[Nearness, ...] = ("next", "field", "other")
_CODE = re.compile(r"[a-z]+[0-9]+")


@dataclass(frozen=True, slots=True)
class Report:
    """What people are told: what came, what to look at, what is new, what has no place.

    Attributes:
        came: How many answers came across.
        changed: Places whose answers are of another kind now, or lost some of their choices.
        misfits: Answers that the form does not take as they are, with counts.
        new: Questions that the form requires and the one before did not ask.
        again: Statements that were confirmed before and have to be confirmed anew.
        unasked: What came across and is not asked at present.
        parked: What has no place.
    """

    came: int
    changed: tuple[Place, ...]
    misfits: tuple[Finding, ...]
    new: tuple[Place, ...]
    again: tuple[Place, ...]
    unasked: tuple[Place, ...]
    parked: ParkingList

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """What there is to say, by key of the words; what came across is always said."""
        counted = (
            ("came", self.came),
            ("misfits", len(self.misfits)),
            ("long", sum(found.code == "too-long" for found in self.misfits)),
            ("changed", len(self.changed)),
            ("unasked", len(self.unasked)),
            ("new", len(self.new)),
            ("again", len(self.again)),
            ("parked", len(self.parked)),
        )
        return tuple((key, count) for key, count in counted if count or key == "came")

    @property
    def is_smooth(self) -> bool:
        """Whether nothing is left to be done."""
        return len(self.counts) == 1


@dataclass(frozen=True, slots=True)
class CarryOver:
    """A draft, and what it would be in another form; nothing is made yet.

    ``title`` is what the new application is called unless a person says otherwise.
    """

    source: Draft
    old: FormDefinition
    new: FormDefinition
    answers: Answers
    notes: Mapping[str, str]
    report: Report
    title: str


def targets(desk: Desk, form_id: str) -> dict[Nearness, tuple[Head, ...]]:
    """The forms that a draft of *form_id* can be used for, the newest first.

    ``next``: the same action and field of another call; ``field``: the same action in another
    field; ``other``: every other action.
    """
    heads = desk.heads
    own = heads.get(form_id)
    found: dict[Nearness, list[Head]] = {near: [] for near in NEARNESS}
    for head in sorted(heads.values(), key=lambda one: (-one.call, one.code, one.id)):
        if head.id != form_id:
            found[_nearness(own, head)].append(head)
    return {near: tuple(heads) for near, heads in found.items()}


def _nearness(own: Head | None, head: Head) -> Nearness:
    if own is None or (own.family, _strand(own)) != (head.family, _strand(head)):
        return "other"
    same_code = _base(own) == _base(head)
    if own.field == head.field:
        return "next" if same_code else "other"
    # Until 2020 each field had a code of its own: KA201, KA202 … (now KA220-SCH, KA220-VET).
    of_old = "-" not in own.code + head.code and _base(own)[:-1] == _base(head)[:-1]
    return "field" if same_code or of_old else "other"


def _base(head: Head) -> str:
    return head.code.partition("-")[0]


def _strand(head: Head) -> tuple[str, ...]:
    """What an id says besides code, field and call: ``innovation``."""
    known = (str(head.call), head.field)
    parts = head.id.split("-")
    return tuple(one for one in parts if one not in known and not _CODE.fullmatch(one))


def prepare(desk: Desk, opened: OpenDraft, form_id: str) -> CarryOver:
    """What *opened* would be in the form *form_id*.

    Raises:
        FormUnusable: There is no such form.
    """
    source, old, new = opened.draft, opened.form, desk.catalogue.form(form_id)
    carried = carry(opened.answers, old, new)
    answers, waiting = placed(carried.answers, opened.parked, old, new)
    begun = _begun(new, answers, source.facts.language)
    teller = Teller(desk, opened, desk.prompts_of(opened), (opened.answers,))
    notes, remarks = noted(teller, source, new)
    fresh = parked_of(teller, old.id, carried.leftovers)
    parked = (*waiting, *fresh, *remarks)
    regained = len(opened.parked) - len(waiting)
    report = _report(old, new, begun, carried, parked, regained=regained)
    short = desk.form_words(new.id, desk.prompts_of(opened)).find("form.short")
    title = carried_title(source.title, old, new, short)
    return CarryOver(source, old, new, begun, notes, report, title)


def _begun(form: FormDefinition, answers: Answers, language: str) -> Answers:
    """*answers* with what a new draft begins with where they are silent."""
    begun: dict[str, Any] = dict(first_answers(form, language, ""))
    for key, node in answers.items():
        first = begun.get(key)
        is_page = isinstance(first, Mapping) and isinstance(node, Mapping)
        begun[key] = {**first, **node} if is_page else node  # type: ignore[dict-item]
    return begun


def _report(
    old: FormDefinition,
    new: FormDefinition,
    answers: Answers,
    carried: Carried,
    parked: ParkingList,
    *,
    regained: int,
) -> Report:
    return Report(
        came=len(carried.came) + regained,
        changed=carried.changed,
        misfits=misfits(new, answers),
        new=new_questions(old, new, answers),
        again=tuple(place for place in carried.again if _is_tick(new, place)),
        unasked=unasked(new, answers, carried.came),
        parked=parked,
    )


def _is_tick(form: FormDefinition, place: Place) -> bool:
    question = question_at(form, place)
    return question is not None and question.kind == "confirm"


def teller_of(desk: Desk, planned: CarryOver) -> Teller:
    """Names the places of the new application that are planned."""
    facts = planned.source.facts.model_copy(update={"form": planned.new.id})
    made = _Made(planned.new, Draft(facts, planned.answers))
    language = desk.prompts_of(made)
    return Teller(desk, made, language, (planned.answers,))


@dataclass(frozen=True, slots=True)
class _Made:
    """A draft with its form that nobody has opened."""

    form: FormDefinition
    draft: Draft


def create(
    desk: Desk, planned: CarryOver, title: str, *, path: Path | None = None, listed: bool = True
) -> OpenDraft:
    """The new draft, saved in the library or at *path*; the old one stays as it is.

    Raises:
        SaveFailed: It cannot be saved.
    """
    facts = planned.source.facts
    made = desk.new(
        planned.new.id,
        title,
        language=facts.language,
        prompts=_prompts(desk, planned),
        answers=planned.answers,
        path=path,
        listed=listed,
    )
    report = planned.report
    made.set_facts(
        parked=report.parked,
        notes=dict(planned.notes),
        settings=_settings(facts.settings),
        origin=Origin(
            draft=facts.id,
            title=facts.title,
            form=facts.form,
            revision=facts.revision,
            at=datetime.now(UTC).replace(microsecond=0),
            came=report.came,
            again=len(report.again),
        ),
    )
    made.save_now()
    return made


def _prompts(desk: Desk, planned: CarryOver) -> str:
    wanted = planned.source.facts.prompts
    return wanted if wanted in desk.catalogue.languages(planned.new.id) else ""


def _settings(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Of the settings of a draft what holds for its organisations, whatever the form."""
    return {key: value for key, value in settings.items() if key == "addresses"}


def carried_title(title: str, old: FormDefinition, new: FormDefinition, short: str) -> str:
    """*title* with the call of *new*, in place of the old one where that stands in it.

    Where code and call are the same, what the form is called for *short* tells the two apart.
    """
    call = re.compile(rf"(?<!\d){old.call}(?!\d)")
    if new.call != old.call and call.search(title):
        return call.sub(str(new.call), title)
    if (new.code, new.call) == (old.code, old.call):
        return f"{title} ({short})"
    name = str(new.call) if new.code == old.code else f"{new.code} {new.call}"
    return f"{title} ({name})"


def report_now(desk: Desk, opened: OpenDraft) -> Report | None:
    """The same report for a draft that was carried over, as it stands by now.

    None for a draft that was made from nothing.
    """
    return report_of(desk, opened, opened.view.findings)


def report_of(desk: Desk, opened: OpenDraft, found: tuple[Finding, ...]) -> Report | None:
    """The report of *opened*, whose findings are known."""
    origin = opened.draft.facts.origin
    if origin is None:
        return None
    old = former_form(desk, origin.form, opened.form)
    return Report(
        came=origin.came,
        changed=(),
        misfits=tuple(one for one in found if is_misfit(one)),
        new=new_questions(old, opened.form, opened.answers) if old else (),
        again=_ticks(opened, found) if origin.again else (),
        unasked=(),
        parked=opened.parked,
    )


def _ticks(opened: OpenDraft, found: tuple[Finding, ...]) -> tuple[Place, ...]:
    """The statements that are not confirmed."""
    missing = (one.place for one in found if one.code == "missing")
    return tuple(place for place in missing if _is_tick(opened.form, place))


def former_form(desk: Desk, form_id: str, now: FormDefinition) -> FormDefinition | None:
    """The form that a draft was written for before *now*; None if it is not known any more."""
    if form_id == now.id:
        known = desk.catalogue.provisional(form_id)
        return known[0] if known else None
    return desk.catalogue.form(form_id) if form_id in desk.catalogue.ids() else None
