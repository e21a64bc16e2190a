"""The organisations of an application and who signs for them."""

from collections.abc import Mapping
from dataclasses import dataclass

from erasmus_desk.documents.asking import Material
from erasmus_desk.documents.outline import Cell, Text
from erasmus_desk.model.answers import Answers, Item, items
from erasmus_desk.model.questions import ListQuestion
from erasmus_desk.rules.fields import item_numbers, item_title

_LEADING = frozenset({"applicant", "coordinator"})
_SIGNS = "legal_representative"


@dataclass(frozen=True, slots=True)
class People:
    """The list that asks for organisations, the applicant, and the others."""

    question: ListQuestion | None = None
    applicant: Item | None = None
    others: tuple[Item, ...] = ()

    @property
    def everyone(self) -> tuple[Item, ...]:
        """The applicant first, then the others."""
        return (self.applicant, *self.others) if self.applicant is not None else self.others


def people(material: Material) -> People:
    """Everyone who takes part, also where the document is about one of them."""
    section = material.form.section("organisations")
    if section is None or section.items is None:
        return People()
    answers: Answers = {} if material.blank else material.whole
    everyone = items(answers, (section.key,))
    if any(question.key == "role" for question in section.items.questions):
        applicant = next((o for o in everyone if o.get("role") in _LEADING), None)
    else:
        applicant = everyone[0] if everyone else None
    others = tuple(o for o in everyone if o is not applicant)
    return People(section.items, applicant, others)


def numbered_people(material: Material) -> list[tuple[str, Item]]:
    """Everyone who takes part with their number, in the order of the form."""
    question = people(material).question
    if question is None:
        return []
    everyone = items({} if material.blank else material.whole, ("organisations",))
    return list(zip(item_numbers(question, len(everyone)), everyone, strict=True))


def applicant_name(material: Material) -> str:
    """The name of the applying organisation; empty while there is none."""
    found = people(material)
    if found.question is None or found.applicant is None:
        return ""
    return item_title(found.question, found.applicant)


def name_of(material: Material, item: Item | None) -> Text:
    """The name of an organisation, or that it has none yet."""
    question = people(material).question
    name = item_title(question, item) if question is not None and item is not None else ""
    if name:
        return Text(name, typed=True)
    return Text(material.labels.say("item.unnamed"), look="missing")


def organisation_cell(material: Material, item: Item, *, strong: bool = False) -> Cell:
    """Name, town and country of an organisation."""
    name = name_of(material, item)
    cell = [Text(name.text, name.typed, "strong") if strong and name.typed else name]
    city, country = item.get("city"), material.form.countries.get(str(item.get("country", "")))
    if isinstance(city, str) and city.strip():
        cell.append(Text(f", {city.strip()}", typed=True))
    if country:
        cell.append(Text(f", {country.name(material.words.language)}"))
    return tuple(cell)


def address_cell(material: Material, item: Item) -> Cell:
    """Name and number of an organisation, below them its full address."""
    cell = [name_of(material, item)]
    if _said(item, "oid"):
        cell.append(Text(f" (OID {_said(item, 'oid')})"))
    town = " ".join(part for part in (_said(item, "postcode"), _said(item, "city")) if part)
    street = ", ".join(part for part in (_said(item, "address"), town) if part)
    country = material.form.countries.get(_said(item, "country"))
    if street:
        cell.append(Text(f"\n{street}", typed=True))
    if country:
        joint = ", " if street else "\n"
        cell.append(Text(f"{joint}{country.name(material.words.language)}"))
    return tuple(cell)


def signatory(item: Item | None) -> tuple[str, str]:
    """Name and position of the legal representative; empty texts where nobody is named."""
    persons = item.get("persons") if item is not None else ()
    known = [p for p in persons if isinstance(p, Mapping)] if isinstance(persons, tuple) else []
    found = next((person for person in known if person.get("function") == _SIGNS), None)
    if found is None:
        return "", ""
    names = (_said(found, key) for key in ("first_name", "last_name", "name"))
    return " ".join(name for name in names if name), _said(found, "position")


def contact(item: Item | None) -> tuple[str, str]:
    """Name and address for mail of whoever answers questions; empty where nobody is named."""
    persons = item.get("persons") if item is not None else ()
    known = [p for p in persons if isinstance(p, Mapping)] if isinstance(persons, tuple) else []
    asked = [person for person in known if person.get("function") != _SIGNS] or known
    if not asked:
        return "", ""
    names = (_said(asked[0], key) for key in ("first_name", "last_name", "name"))
    return " ".join(name for name in names if name), _said(asked[0], "email")


def _said(item: Item, key: str) -> str:
    value = item.get(key)
    return value.strip() if isinstance(value, str) else ""
