"""A mandate for each partner: a letter that lets the applicant act for it, ready to sign."""

from collections.abc import Iterator

from erasmus_desk.documents.asking import Material
from erasmus_desk.documents.declaration import signature
from erasmus_desk.documents.mastheads import masthead
from erasmus_desk.documents.options import DocumentState
from erasmus_desk.documents.outline import (
    Block,
    Cell,
    Fact,
    FactsTable,
    Heading,
    Note,
    Notice,
    Plain,
    Signatures,
    Text,
)
from erasmus_desk.documents.people import address_cell, name_of, people, signatory
from erasmus_desk.documents.titlepage import action_title, date_rows, document_title
from erasmus_desk.documents.wording import money
from erasmus_desk.model.answers import Item
from erasmus_desk.model.budget import ZERO
from erasmus_desk.model.walk import find_question

_POWERS = ("send", "sign", "pay", "report")


def mandates(material: Material, state: DocumentState) -> Iterator[Block]:  # noqa: ARG001
    """The letters of all partners, or of the one that was asked for."""
    found = people(material)
    wanted = material.options.partner
    partners = [o for o in found.others if not wanted or o.get("id") == wanted]
    if not partners:
        yield masthead(material)
        yield Note(material.labels.say("mandate.nobody"))
    for partner in partners:
        yield from _letter(material, found.applicant, partner)


def is_demanded(material: Material) -> bool:
    """Whether the form asks to attach mandates."""
    return find_question(material.form, "annexes.mandates") is not None


def _letter(material: Material, applicant: Item | None, partner: Item) -> Iterator[Block]:
    say = material.labels.say
    name = name_of(material, partner)
    place = str(partner.get("id", ""))
    yield Heading(1, say("mandate.title", partner=name.text), anchors=(f"ed_mandate_{place}"[:40],))
    yield Notice(say("mandate.demanded" if is_demanded(material) else "mandate.free"))
    yield FactsTable(tuple((fact,) for fact in _facts(material, applicant, partner)))
    names = {"partner": name.text, "applicant": name_of(material, applicant).text}
    yield Plain((Text(say("mandate.wish", **names)),))
    yield Plain((Text(say("mandate.powers", **names)),))
    for number, power in enumerate(_POWERS, start=1):
        yield Plain((Text(say(f"mandate.power.{power}", **names)),), f"{number}.")
    yield Plain((Text(say("mandate.duty", **names)),))
    amount = _grant(material, place)
    if amount:
        yield Plain((Text(say("mandate.grant", amount=amount)),))
    yield Plain((Text(say("mandate.validity")),))
    yield Signatures(
        (
            signature(material, say("mandate.for_partner"), partner),
            signature(material, say("mandate.for_applicant"), applicant),
        )
    )


def _facts(material: Material, applicant: Item | None, partner: Item) -> Iterator[Fact]:
    say = material.labels.say
    yield Fact(say("mandate.action"), (Text(f"{action_title(material)}, {material.form.call}"),))
    yield Fact(say("title.project"), (document_title(material),))
    yield from (Fact(say("mandate.dates"), row.value) for row in date_rows(material))
    yield Fact(say("mandate.partner"), _party(material, partner))
    if applicant is not None:
        yield Fact(say("title.applicant"), _party(material, applicant))


def _party(material: Material, organisation: Item) -> Cell:
    person = ", ".join(part for part in signatory(organisation) if part)
    missing = material.labels.say("mandate.unnamed")
    shown = Text(person, typed=True) if person else Text(missing, look="missing")
    represented = Text(f"\n{material.labels.say('mandate.represented')}: ", look="muted")
    return (*address_cell(material, organisation), represented, shown)


def _grant(material: Material, identity: str) -> str:
    """What the partner would get, where it is known."""
    if material.budget is None:
        return ""
    amount = material.budget.by_organisation().get(identity, ZERO)
    return money(amount, material.labels) if amount else ""
