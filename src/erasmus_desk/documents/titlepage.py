"""The first page and the running heads: whose application it is, for what, until when."""

from collections.abc import Iterator
from datetime import date, datetime

from erasmus_desk.documents.asking import Material
from erasmus_desk.documents.options import DocumentState
from erasmus_desk.documents.outline import Cell, Fact, Text, TitlePage
from erasmus_desk.documents.people import applicant_name, organisation_cell, people
from erasmus_desk.documents.values import value_cell
from erasmus_desk.documents.wording import long_date, moment_text, money
from erasmus_desk.model.answers import get
from erasmus_desk.model.forms import Deadline
from erasmus_desk.model.walk import all_questions, find_question
from erasmus_desk.model.words import Words
from erasmus_desk.rules.computed import as_date, last_day, value_of
from erasmus_desk.rules.fields import Field

_BRUSSELS = "Europe/Brussels"


def title_page(material: Material, state: DocumentState) -> TitlePage:
    """The title page."""
    call = material.form.call
    return TitlePage(
        programme(material),
        action_title(material),
        document_title(material),
        material.labels.say(f"title.{material.options.kind}", call=call),
        tuple(_rows(material, state)),
    )


def programme(material: Material) -> str:
    """``ERASMUS+ · KEY ACTION 2``."""
    return material.labels.say(f"programme.{material.form.key_action}")


def action_title(material: Material) -> str:
    """What the action is called, with its code."""
    action, code = material.words.find("form.title"), material.form.code
    return action if code in action else f"{action} ({code})"


def document_title(material: Material) -> Text:
    """What the project is called, or the name of the action while it has no name."""
    title = material.draft.title.strip()
    if title and not material.blank:
        return Text(title, typed=True)
    return Text(material.words.find("form.short") or material.words.find("form.title"))


def running_action(material: Material) -> str:
    """``KA202 · Partnership for innovation · Call 2018``, for the head of each page."""
    form = material.form
    return material.labels.say(
        "header.action", code=form.code, short=material.words.find("form.short"), call=form.call
    )


def running_draft(material: Material, moment: datetime) -> str:
    """``Name of the applicant · draft of 14 February 2018, 14:02``, for the foot of each page."""
    when = moment_text(moment, material.labels)
    if material.blank:
        return material.labels.say("footer.blank", moment=when)
    name = applicant_name(material)
    if not name:
        return material.labels.say("footer.nameless", moment=when)
    return material.labels.say("footer.draft", applicant=shortened(name, 56), moment=when)


def shortened(text: str, most: int) -> str:
    """*text*, cut behind a word with an ellipsis if it is longer than *most*."""
    if len(text) <= most:
        return text
    part = text[: most - 1]
    end = len(part) if text[most - 1].isspace() else part.rfind(" ")
    return f"{part[: end if end > most // 2 else len(part)].rstrip(' ,;:–-')}…"


def _rows(material: Material, state: DocumentState) -> Iterator[Fact]:
    say = material.labels.say
    if not material.blank:
        yield from people_rows(material)
        yield from date_rows(material)
        yield from grant_rows(material, state)
    agency = agency_cell(material)
    if agency:
        yield Fact(say("title.agency"), agency)
    yield from deadline_rows(material, state)
    yield from provisional_rows(material)
    if material.blank:
        yield from (Fact(say(f"blank.{name}"), ()) for name in ("by", "for", "on"))
    else:
        yield Fact(say("title.state"), (Text(_state(material, state)),))


def deadline_rows(material: Material, state: DocumentState) -> Iterator[Fact]:
    """Until when the application has to be sent."""
    deadlines = [state.deadline] if state.deadline else list(material.form.deadlines)
    if deadlines:
        lines = [_deadline(material, d, several=len(deadlines) > 1) for d in deadlines]
        yield Fact(material.labels.say("title.deadline"), (Text("\n".join(lines)),))


def provisional_rows(material: Material) -> Iterator[Fact]:
    """That the form repeats an earlier call, where it does."""
    form = material.form
    if form.state == "provisional":
        text = material.labels.say("title.provisional", like=form.like, call=form.call)
        yield Fact(material.labels.say("title.form"), (Text(text),))


def grant_rows(material: Material, state: DocumentState) -> Iterator[Fact]:
    """The grant requested, where it is known."""
    if not state.grant:
        return
    shown = money(state.grant, material.labels, cents=False)
    if material.budget is not None and material.budget.is_estimate:
        shown = material.labels.say("title.about", amount=shown)
    yield Fact(material.labels.say("title.grant"), (Text(shown, look="strong"),))


def people_rows(material: Material) -> Iterator[Fact]:
    """The applicant, then the partners."""
    found = people(material)
    if found.question is None:
        return
    if found.applicant is None:
        missing = Text(material.labels.say("title.nobody"), look="missing")
        yield Fact(material.labels.say("title.applicant"), (missing,))
    else:
        named = organisation_cell(material, found.applicant, strong=True)
        yield Fact(material.labels.say("title.applicant"), named)
    if found.others:
        cell: list[Text] = []
        for other in found.others:
            if cell:
                cell.append(Text("\n"))
            cell.extend(organisation_cell(material, other))
        yield Fact(material.labels.count("title.partners", len(found.others)), tuple(cell))


def date_rows(material: Material) -> Iterator[Fact]:
    """From when to when the project runs."""
    start, end = (
        _day(material, path) for path in (material.form.start_question, material.form.end_question)
    )
    if start is None:
        return
    labels = material.labels
    text = labels.say("title.from", start=long_date(start, labels))
    if end is not None:
        text = labels.say(
            "title.dates",
            start=long_date(start, labels),
            end=long_date(end, labels),
            months=_length(start, end, labels),
        )
    yield Fact(labels.say("title.project"), (Text(text),))


def _length(start: date, end: date, labels: Words) -> str:
    """How many whole months it is from *start* to *end*; days where it is less than one."""
    months = max(0, (end.year - start.year) * 12 + end.month - start.month + 1)
    while months and last_day(start, months) > end:
        months -= 1
    if months:
        return labels.count("title.months", months)
    return labels.count("title.days", max(0, (end - start).days + 1))


def _day(material: Material, path: str) -> date | None:
    question = find_question(material.form, path) if path else None
    if question is None:
        return None
    return as_date(value_of(question, tuple(path.split(".")), material.answers))


def agency_cell(material: Material) -> Cell:
    """The National Agency that the application goes to; empty while it is not chosen."""
    for path, question in all_questions(material.form):
        if question.key == "national_agency" and path.count(".") == 1:
            place = tuple(path.split("."))
            return value_cell(material, Field(question, place, get(material.answers, place)))
    return ()


def _deadline(material: Material, deadline: Deadline, *, several: bool) -> str:
    labels = material.labels
    zone = labels.say("title.brussels") if deadline.tz == _BRUSSELS else deadline.tz
    text = labels.say(
        "title.until",
        date=long_date(deadline.at.date(), labels),
        time=f"{deadline.at:%H:%M}",
        zone=zone,
    )
    return labels.say("title.round", round=deadline.round, text=text) if several else text


def _state(material: Material, state: DocumentState) -> str:
    text = material.labels.count("state.answered", state.required, answered=state.answered)
    if not state.to_fix:
        return text
    return f"{text}, {material.labels.count('state.fix', state.to_fix)}"
