"""What one organisation has to know of an application: its data, its tasks, its money."""

from collections.abc import Iterator
from dataclasses import replace

from erasmus_desk.documents.anchors import anchor
from erasmus_desk.documents.asking import Material, chapter_fields, chapters
from erasmus_desk.documents.budget_chapter import category_blocks
from erasmus_desk.documents.chapters import chapter, questions
from erasmus_desk.documents.grants import lines_by_place
from erasmus_desk.documents.mastheads import masthead
from erasmus_desk.documents.options import DocumentState
from erasmus_desk.documents.outline import (
    Block,
    Contents,
    Fact,
    Heading,
    Note,
    Notice,
    Plain,
    Text,
    TitlePage,
)
from erasmus_desk.documents.parts import part_of
from erasmus_desk.documents.people import name_of, organisation_cell, people
from erasmus_desk.documents.roles import roles_table
from erasmus_desk.documents.titlepage import (
    action_title,
    date_rows,
    deadline_rows,
    document_title,
    programme,
)
from erasmus_desk.documents.wording import money
from erasmus_desk.model.answers import Item
from erasmus_desk.model.budget import Budget
from erasmus_desk.model.drafts import Draft
from erasmus_desk.model.questions import ListQuestion
from erasmus_desk.rules.fields import Page


def partner_part(material: Material, state: DocumentState) -> Iterator[Block]:
    """The part of the organisation that the options name; of the first one if they name none."""
    everyone = people(material).everyone
    wanted = material.options.partner
    found = next((o for o in everyone if o.get("id") == wanted), None)
    if found is None and not wanted and everyone:
        found = everyone[0]
    if found is None:
        yield masthead(material)
        yield Note(material.labels.say("partner.nobody"))
        return
    own = _own(material, str(found.get("id", "")))
    yield _title_page(own, state, found)
    yield Contents(material.labels.say("contents.title"), material.labels.say("contents.hint"))
    yield from _overview(own, found)
    # Elsewhere an empty list only says that others do it.
    sparing = replace(own, options=replace(own.options, empty=False))
    for page in chapters(own):
        home = page.section.key == "organisations"
        yield from _chapter(own if home else sparing, page)
    yield from _money(own, found)


def _own(material: Material, identity: str) -> Material:
    """*material* with the answers and lines of one organisation only."""
    draft = Draft(material.draft.facts, part_of(material.form, material.whole, identity))
    if material.budget is None:
        return replace(material, draft=draft)
    lines = tuple(line for line in material.budget.lines if line.organisation == identity)
    budget = Budget(
        material.budget.categories, lines, (), material.budget.summaries, material.budget.sources
    )
    return replace(material, draft=draft, budget=budget, lines=lines_by_place(lines))


def _title_page(material: Material, state: DocumentState, partner: Item) -> TitlePage:
    labels = material.labels
    rows = [
        Fact(labels.say("partner.organisation"), organisation_cell(material, partner, strong=True))
    ]
    applicant = people(material).applicant
    if applicant is not None and applicant is not partner:
        rows.append(Fact(labels.say("title.applicant"), organisation_cell(material, applicant)))
    rows += date_rows(material)
    if material.budget is not None:
        shown = money(material.budget.total, labels, cents=False)
        rows.append(Fact(labels.say("partner.grant"), (Text(shown, look="strong"),)))
    rows += deadline_rows(material, state)
    return TitlePage(
        programme(material),
        action_title(material),
        document_title(material),
        labels.say("title.partner", call=material.form.call),
        tuple(rows),
    )


def _overview(material: Material, partner: Item) -> Iterator[Block]:
    say = material.labels.say
    name = name_of(material, partner).text
    yield Heading(1, say("partner.tasks"), "", ("ed_partner_tasks",))
    yield Notice(say("partner.notice"))
    table = roles_table(material, str(partner.get("id", "")))
    if table is None:
        yield Note(say("partner.no_tasks", name=name))
        return
    yield Plain((Text(say("partner.intro", name=name)),))
    yield table


def _chapter(material: Material, page: Page) -> Iterator[Block]:
    """A chapter, reduced to what concerns the organisation; nothing where nothing does."""
    section = page.section
    if section.items:
        if material.answers.get(section.key):
            yield from chapter(material, page)
        return
    fields = [
        field
        for field in chapter_fields(material, page)
        if isinstance(field.question, ListQuestion) and field.is_answered
    ]
    if fields:
        title = material.words.section(section.words)
        yield Heading(1, title, str(page.number), (anchor((section.key,)),))
        yield from questions(material, fields, 2)


def _money(material: Material, partner: Item) -> Iterator[Block]:
    budget = material.budget
    if budget is None:
        return
    say = material.labels.say
    yield Heading(1, say("partner.money"), "", ("ed_partner_money",))
    name = name_of(material, partner).text
    if not budget.lines:
        yield Note(say("partner.no_money", name=name))
        return
    total = money(budget.total, material.labels)
    yield Plain((Text(say("partner.total", name=name)), Text(f" {total}", look="strong")))
    if budget.is_estimate:
        yield Notice(say("budget.estimate"))
    for category in budget.by_category():
        lines = tuple(line for line in budget.lines if line.category == category)
        if lines:
            yield from _second(category_blocks(material, lines))


def _second(blocks: Iterator[Block]) -> Iterator[Block]:
    """*blocks* with their headings one level up."""
    for block in blocks:
        yield replace(block, level=2) if isinstance(block, Heading) else block
