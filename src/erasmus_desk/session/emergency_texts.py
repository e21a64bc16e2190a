"""The texts of the emergency pack: read me, message to the agency, log of attempts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from erasmus_desk.documents.wording import moment_text
from erasmus_desk.model.answers import Item, Place, items
from erasmus_desk.model.questions import ChoiceQuestion, Question
from erasmus_desk.model.walk import all_questions
from erasmus_desk.model.words import FormWords, Words
from erasmus_desk.rules.annex_checks import megabytes
from erasmus_desk.rules.annexes import LEADING
from erasmus_desk.session.deadlines import Countdown, draft_deadline
from erasmus_desk.session.emergency import (
    FOLDER,
    Attempt,
    Case,
    Worry,
    case_of,
    procedure,
    until,
)

if TYPE_CHECKING:
    from erasmus_desk.session.desk import Desk
    from erasmus_desk.session.open_draft import OpenDraft

_STEPS = 5


@dataclass(frozen=True, slots=True)
class Said:
    """One case in one language.

    ``texts`` are those of `resources/emergency`, ``labels`` those of documents; ``evidence`` names
    the copies of what proves each attempt, by the id of the attempt.
    """

    opened: "OpenDraft"
    case: Case
    texts: Words
    labels: Words
    words: FormWords
    now: datetime
    deadline: Countdown | None
    evidence: dict[str, str]

    def message(self, files: Sequence[str]) -> str:
        """The message to the agency; *files* are named as attached."""
        say = self.texts.say
        unknown = say("fact.unknown")
        subject = {"code": self.opened.form.code, "form_id": self.case.form_id or unknown}
        lines = [
            say("message.to", address=self.case.address or unknown),
            say("message.subject", **subject),
            "",
            say("message.greeting"),
            "",
            say("message.intro"),
            "",
            *self.facts(),
            "",
            say("message.attempts"),
            *self._attempts(),
            "",
            *([say("message.evidence")] if self.evidence else []),
            say("message.unchanged"),
            "",
            say("message.attached"),
            *(f"  - {name}" for name in files),
            "",
            say("message.request"),
            "",
            say("message.closing"),
            self.contact() or unknown,
        ]
        return "\n".join(lines) + "\n"

    def log(self) -> str:
        """The attempts with their times."""
        say = self.texts.say
        lines = [
            say("log.title"),
            "",
            *self.facts(),
            say("log.made", moment=moment_text(self.now, self.labels)),
            "",
            *self._attempts(),
        ]
        return "\n".join(lines) + "\n"

    def read_me(
        self, contents: Sequence[tuple[str, str]], lacking: Sequence[Worry], size: int
    ) -> str:
        """What the folder is for: *contents* are names with keys of what they are."""
        say = self.texts.say
        lines = [
            say("read_me.title"),
            "",
            *self.facts(),
            "",
            say("read_me.what"),
            *([] if _agencies(self.opened) else [say("read_me.other")]),
            self._until(),
            "",
            say("read_me.steps"),
            *(f"  {n}. {say(f'read_me.step{n}')}" for n in range(1, _STEPS + 1)),
            "",
            say("read_me.contents"),
            *(f"  {name}: {say(f'read_me.{key}')}" for name, key in contents),
        ]
        if size > procedure().mail * 1_000_000:
            lines += [
                "",
                say("read_me.size", size=_figure(size, self.labels), limit=procedure().mail),
            ]
        if lacking:
            lines += ["", say("read_me.lacking"), *(f"  [ ] {self.worry(w)}" for w in lacking)]
        return "\n".join(lines) + "\n"

    def worry(self, worry: Worry) -> str:
        """One thing that is lacking, in a sentence."""
        return self.texts.say(f"worry.{worry.code}", names=worry.names, file=worry.names)

    def facts(self) -> Iterator[str]:
        """What tells the application apart from all others."""
        form, say = self.opened.form, self.texts.say
        applicant = _applicant(self.opened)
        known = {
            "action": f"{form.code} {self.words.find('form.short')}".strip(),
            "call": str(form.call),
            "project": self.opened.draft.title,
            "applicant": _said(applicant, "legal_name"),
            "oid": _said(applicant, "oid"),
            "form_id": self.case.form_id or say("fact.unknown"),
            "agency": self._agency(),
        }
        if self.deadline is not None:
            moment = moment_text(self.deadline.brussels, self.labels)
            known["deadline"] = say("fact.brussels", moment=moment)
        yield from (f"{say(f'fact.{key}')}: {value}" for key, value in known.items() if value)

    def contact(self) -> str:
        """Who signs the message: what was noted, or the applicant's own person."""
        applicant = _applicant(self.opened)
        if self.case.contact:
            return "\n".join((self.case.contact, _said(applicant, "legal_name"))).strip()
        person = _person(applicant)
        name = " ".join(filter(None, (_said(person, "first_name"), _said(person, "last_name"))))
        reach = ", ".join(filter(None, (_said(person, "email"), _said(person, "phone"))))
        return "\n".join(filter(None, (name, _said(applicant, "legal_name"), reach)))

    def _attempts(self) -> Iterator[str]:
        if not self.case.attempts:
            yield f"  {self.texts.say('log.none')}"
        for number, one in enumerate(self.case.attempts, start=1):
            yield f"  {number}. {self.moments(one)}"
            if one.what:
                yield f"     {one.what}"
            if one.id in self.evidence:
                yield f"     {self.texts.say('log.file', file=self.evidence[one.id])}"

    def moments(self, attempt: Attempt) -> str:
        """When an attempt was made: in Brussels, and by the person's clock where that differs."""
        say, zone = self.texts.say, self._zone()
        brussels = attempt.at.astimezone(zone)
        said = say("log.line", brussels=_exact(brussels, self.labels))
        if brussels.utcoffset() == attempt.at.utcoffset():
            return said
        return f"{said}; {say('log.local', moment=_exact(attempt.at, self.labels))}"

    def _until(self) -> str:
        say, hours, last = self.texts.say, procedure().hours, until(self.deadline)
        if last is None:
            return say("read_me.no_deadline", hours=hours)
        local = moment_text(last.astimezone(self.now.tzinfo), self.labels)
        return say("read_me.until", moment=moment_text(last, self.labels), local=local, hours=hours)

    def _zone(self) -> tzinfo | None:
        if self.deadline is not None:
            return self.deadline.brussels.tzinfo
        from zoneinfo import ZoneInfo

        return ZoneInfo("Europe/Brussels")

    def _agency(self) -> str:
        """The National Agency by name; empty while it is not chosen."""
        for place, question in _agencies(self.opened):
            code = self.opened.value(place)
            if isinstance(question, ChoiceQuestion) and isinstance(code, str):
                found = self.opened.form.options[question.options]
                return self.words.option(found.words, code)
        return ""


def said(desk: "Desk", opened: "OpenDraft", language: str, evidence: dict[str, str]) -> Said:
    """The case of *opened* in *language*."""
    return Said(
        opened,
        case_of(opened),
        desk.words(FOLDER, language),
        desk.words("labels", language),
        desk.form_words(opened.form.id, language),
        desk.now(),
        draft_deadline(desk, opened),
        evidence,
    )


def _agencies(opened: "OpenDraft") -> list[tuple[Place, Question]]:
    """The question for the National Agency, where the form has one."""
    found = all_questions(opened.form)
    return [(tuple(path.split(".")), one) for path, one in found if one.key == "national_agency"]


def _figure(size: int, labels: Words) -> str:
    return megabytes(size).replace(".", labels.say("money.decimal"))


def _exact(moment: datetime, labels: Words) -> str:
    """A moment with its seconds where they were noted."""
    text = moment_text(moment, labels)
    return f"{text}:{moment:%S}" if moment.second else text


def _applicant(opened: "OpenDraft") -> Item:
    found = items(opened.answers, ("organisations",))
    leading = (one for one in found if one.get("role") in LEADING)
    return next(leading, found[0] if found else {})


def _person(applicant: Item) -> Item:
    """Whom the agency can ask: a contact person before anybody else."""
    persons = items({"organisation": applicant}, ("organisation", "persons"))
    contact = (one for one in persons if "contact" in str(one.get("function", "")))
    return next(contact, persons[0] if persons else {})


def _said(item: Item, key: str) -> str:
    value = item.get(key)
    return value.strip() if isinstance(value, str) else ""
