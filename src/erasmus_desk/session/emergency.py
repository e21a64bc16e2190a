"""An application that could not be submitted in time: what was tried, and what is still lacking."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from erasmus_desk.assets import resource
from erasmus_desk.errors import DeskError
from erasmus_desk.model.answers import new_id
from erasmus_desk.model.attachments import Seen
from erasmus_desk.model.text import clean
from erasmus_desk.session.annexes import AnnexView, annexes, as_kept, resolved
from erasmus_desk.session.deadlines import Countdown, draft_deadline
from erasmus_desk.session.steps import Step
from erasmus_desk.storage.attachments import look

if TYPE_CHECKING:
    from erasmus_desk.session.desk import Desk
    from erasmus_desk.session.open_draft import OpenDraft

FOLDER = "emergency"
"""Where the texts lie below `resources/`."""
FIELDS = ("form_id", "address", "contact")
"""What is noted once: the Form ID, the agency's address, who is asked for and how."""
_ATTEMPTS = "attempts"
_NOTED = Step("submission", ())


@dataclass(frozen=True, slots=True)
class Procedure:
    """What agencies ask for: ``hours`` after the deadline; ``mail`` megabytes by e-mail."""

    hours: int
    mail: int


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt to submit: when, what happened, and a file that proves it."""

    id: str
    at: datetime
    what: str = ""
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """Everything noted about one application; attempts by their time."""

    form_id: str = ""
    address: str = ""
    contact: str = ""
    attempts: tuple[Attempt, ...] = ()

    @property
    def evidence(self) -> tuple[Path, ...]:
        """The files that prove attempts, each once."""
        return tuple(dict.fromkeys(one.file for one in self.attempts if one.file is not None))


@dataclass(frozen=True, slots=True)
class Worry:
    """Something that the agency will ask for and that is lacking."""

    code: str
    names: str = ""


@cache
def procedure() -> Procedure:
    """The shipped facts."""
    raw = tomllib.loads(resource("emergency.toml").read_text(encoding="utf-8"))
    return Procedure(raw["hours"], raw["mail"])


def case_of(opened: "OpenDraft") -> Case:
    """What is noted in the draft; what cannot be read is passed over."""
    raw = opened.draft.facts.emergency
    fields = {name: value for name in FIELDS if isinstance(value := raw.get(name), str)}
    table = raw.get(_ATTEMPTS)
    entries = table.items() if isinstance(table, Mapping) else ()
    found = [one for key, entry in entries if (one := _attempt(opened, key, entry))]
    found.sort(key=lambda one: (one.at, one.id))
    return Case(attempts=tuple(found), **fields)


def _attempt(opened: "OpenDraft", key: str, raw: object) -> Attempt | None:
    if not isinstance(raw, Mapping) or not isinstance(raw.get("at"), str):
        return None
    try:
        at = datetime.fromisoformat(raw["at"])
    except ValueError:
        return None
    what, file = raw.get("what"), raw.get("file")
    path = resolved(file, opened.path.parent) if isinstance(file, str) and file else None
    at = at if at.tzinfo is not None else at.astimezone()
    return Attempt(key, at, what if isinstance(what, str) else "", path)


def note(opened: "OpenDraft", **fields: str) -> None:
    """Note the Form ID, the agency's address, the contact; an empty text is taken out.

    Raises:
        KeyError: Nothing of that name is noted.
    """
    raw = dict(opened.draft.facts.emergency)
    for name, text in fields.items():
        if name not in FIELDS:
            raise KeyError(name)
        said = " ".join(clean(text).text.split())
        raw.pop(name, None)
        if said:
            raw[name] = said
    opened.change(_NOTED, facts={"emergency": raw})


def put_attempt(
    opened: "OpenDraft", at: datetime, what: str, *, file: Path | None = None, key: str = ""
) -> str:
    """Note an attempt, or change the one called *key*; returns what it is called."""
    key = key or new_id()
    entry: dict[str, Any] = {
        "at": at.astimezone(at.tzinfo).isoformat(timespec="seconds"),
        "what": " ".join(clean(what).text.split()),
    }
    if file is not None:
        entry["file"] = as_kept(file, opened.path.parent)
    _put_attempts(opened, {**_attempts(opened), key: entry})
    return key


def drop_attempt(opened: "OpenDraft", key: str) -> None:
    """Take an attempt out."""
    kept = {name: entry for name, entry in _attempts(opened).items() if name != key}
    _put_attempts(opened, kept)


def _attempts(opened: "OpenDraft") -> dict[str, Any]:
    table = opened.draft.facts.emergency.get(_ATTEMPTS)
    return dict(table) if isinstance(table, Mapping) else {}


def _put_attempts(opened: "OpenDraft", entries: dict[str, Any]) -> None:
    raw = {key: value for key, value in opened.draft.facts.emergency.items() if key != _ATTEMPTS}
    table = {**raw, _ATTEMPTS: entries} if entries else raw
    opened.change(_NOTED, facts={"emergency": table})


def moment_from(text: str, zone: datetime) -> datetime:
    """The moment that a person typed, by the clock of *zone* unless it says another.

    Raises:
        DeskError: It is none.
    """
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError as reason:
        raise DeskError("moment-malformed", {"value": text}) from reason
    return found if found.tzinfo is not None else found.replace(tzinfo=zone.tzinfo)


def until(deadline: Countdown | None) -> datetime | None:
    """Until when the agency has to be told, in the zone of the deadline."""
    if deadline is None:
        return None
    # Two hours later is two hours later, also when the clocks change in between.
    later = deadline.brussels.astimezone(UTC) + timedelta(hours=procedure().hours)
    return later.astimezone(deadline.brussels.tzinfo)


def worries(desk: "Desk", opened: "OpenDraft", language: str = "") -> tuple[Worry, ...]:
    """What is lacking, the most urgent first."""
    case, deadline = case_of(opened), draft_deadline(desk, opened)
    return (
        *_worries_of_time(case, deadline, desk.now()),
        *_worries_of_files(case),
        *_worries_of_annexes(annexes(desk, opened, language)),
        *((Worry("errors"),) if opened.view.progress.errors else ()),
        *(() if desk.pdf is not None else (Worry("no-pdf"),)),
    )


def _worries_of_time(case: Case, deadline: Countdown | None, now: datetime) -> Iterator[Worry]:
    last = until(deadline)
    if last is not None and last < now:
        yield Worry("too-late")
    if not case.attempts:
        yield Worry("no-attempt")
    elif deadline is not None and all(one.at > deadline.brussels for one in case.attempts):
        yield Worry("late-attempt")
    if not case.form_id:
        yield Worry("no-form-id")


def _worries_of_files(case: Case) -> Iterator[Worry]:
    seen: list[Seen] = [look(path) for path in case.evidence]
    if not seen:
        yield Worry("no-evidence")
    yield from (Worry("evidence-gone", one.name) for one in seen if not one.is_there)


def _worries_of_annexes(view: AnnexView) -> Iterator[Worry]:
    for code, state in (
        ("annexes-missing", "missing"),
        ("annexes-wrong", "wrong"),
        ("unsigned", "sign"),
    ):
        found = [slot for slot in view.slots if slot.state == state]
        if found:
            yield Worry(code, "; ".join(f"{s.title} {s.for_whom}".strip() for s in found))
