"""The first page and the running heads: whose application it is, for what, until when."""

from collections.abc import Iterator
from datetime import date, datetime

from erasmus_desk.documents.asking import Material
from erasmus_desk.documents.options import DocumentState
from erasmus_desk.documents.outline import Cell, Fact, Text, TitlePage
from erasmus_desk.documents.values import value_cell
from erasmus_desk.documents.wording import long_date, moment_text, money
from erasmus_desk.model.answers import Item, get, items
from erasmus_desk.model.forms import Deadline, Section
from erasmus_desk.model.questions import ListQuestion
from erasmus_desk.model.walk import all_questions, find_question
from erasmus_desk.rules.computed import as_date, value_of
from erasmus_desk.rules.fields import Field, item_title

_LEADING = frozenset({"applicant", "coordinator"})
_BRUSSELS = "Europe/Brussels"


def title_page(material: Material, state: DocumentState) -> TitlePage:
    """The title page."""
    form, labels, words = material.form, material.labels, material.words
    kind = "blank" if material.blank else "draft"
    action = words.find("form.title")
    if form.code not in action:
        action = f"{action} ({form.code})"
    return TitlePage(
        labels.say(f"programme.{form.key_action}"),
        action,
        document_title(material),
        labels.say(f"title.{kind}", call=form.call),
        tuple(_rows(material, state)),
    )


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
    """*text*, cut with an ellipsis if it is longer than *most*."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def applicant_name(material: Material) -> str:
    """The name of the applying organisation; empty while there is none."""
    section, applicant, _ = _organisations(material)
    if section is None or section.items is None or applicant is None:
        return ""
    return item_title(section.items, applicant)


def _organisations(
    material: Material,
) -> tuple[Section | None, Item | None, tuple[Item, ...]]:
    """The section of the organisations, the applicant, and the others."""
    section = material.form.section("organisations")
    if section is None or section.items is None:
        return None, None, ()
    everyone = items(material.answers, (section.key,))
    if any(question.key == "role" for question in section.items.questions):
        applicant = next((o for o in everyone if o.get("role") in _LEADING), None)
    else:
        applicant = everyone[0] if everyone else None
    others = tuple(o for o in everyone if o is not applicant)
    return section, applicant, others


def _rows(material: Material, state: DocumentState) -> Iterator[Fact]:
    say = material.labels.say
    if not material.blank:
        yield from _people(material)
        yield from _dates(material)
        if state.grant is not None:
            shown = money(state.grant, material.labels, cents=False)
            yield Fact(say("title.grant"), (Text(shown, look="strong"),))
    agency = _agency(material)
    if agency:
        yield Fact(say("title.agency"), agency)
    deadlines = [state.deadline] if state.deadline else list(material.form.deadlines)
    if deadlines:
        lines = [_deadline(material, d, several=len(deadlines) > 1) for d in deadlines]
        yield Fact(say("title.deadline"), (Text("\n".join(lines)),))
    if material.blank:
        yield from (Fact(say(f"blank.{name}"), ()) for name in ("by", "for", "on"))
    else:
        yield Fact(say("title.state"), (Text(_state(material, state)),))


def _people(material: Material) -> Iterator[Fact]:
    section, applicant, others = _organisations(material)
    if section is None or section.items is None:
        return
    if applicant is None:
        missing = Text(material.labels.say("title.nobody"), look="missing")
        yield Fact(material.labels.say("title.applicant"), (missing,))
    else:
        named = _organisation(material, section.items, applicant, strong=True)
        yield Fact(material.labels.say("title.applicant"), named)
    if others:
        cell: list[Text] = []
        for other in others:
            if cell:
                cell.append(Text("\n"))
            cell.extend(_organisation(material, section.items, other))
        yield Fact(material.labels.count("title.partners", len(others)), tuple(cell))


def _organisation(
    material: Material, question: ListQuestion, item: Item, *, strong: bool = False
) -> Cell:
    """Name, town and country of an organisation."""
    name = item_title(question, item)
    untitled = Text(material.labels.say("item.untitled"), look="missing")
    cell = [Text(name, typed=True, look="strong" if strong else "") if name else untitled]
    city, country = item.get("city"), material.form.countries.get(str(item.get("country", "")))
    if isinstance(city, str) and city.strip():
        cell.append(Text(f", {city.strip()}", typed=True))
    if country:
        cell.append(Text(f", {country.name(material.words.language)}"))
    return tuple(cell)


def _dates(material: Material) -> Iterator[Fact]:
    start, end = (
        _day(material, path) for path in (material.form.start_question, material.form.end_question)
    )
    if start is None:
        return
    labels = material.labels
    text = labels.say("title.from", start=long_date(start, labels))
    if end is not None:
        months = (end.year - start.year) * 12 + end.month - start.month + 1
        if start.day > end.day + 1:
            months -= 1
        text = labels.say(
            "title.dates",
            start=long_date(start, labels),
            end=long_date(end, labels),
            months=labels.count("title.months", months),
        )
    yield Fact(labels.say("title.project"), (Text(text),))


def _day(material: Material, path: str) -> date | None:
    question = find_question(material.form, path) if path else None
    if question is None:
        return None
    return as_date(value_of(question, tuple(path.split(".")), material.answers))


def _agency(material: Material) -> Cell:
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
