"""What a document says about single answers."""

import copy
from typing import Any

from documents_sample import (
    ANSWERS,
    MOMENT,
    catalogue,
    full_state,
    labels,
    outline,
    sample_draft,
    sample_form,
)
from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.documents.compose import compose
from erasmus_desk.documents.options import DocumentState, ExportOptions
from erasmus_desk.documents.outline import (
    Condition,
    Counter,
    FactsTable,
    Heading,
    NoAnswer,
    Prompt,
    Table,
    Timetable,
    TitlePage,
    Turn,
)
from erasmus_desk.model.drafts import Draft, DraftFile


def _changed(**sections: Any) -> dict[str, Any]:
    return copy.deepcopy(ANSWERS) | sections


def _facts(found):
    tables = (block for block in found.blocks if isinstance(block, FactsTable))
    return {fact.anchor: fact for table in tables for row in table.rows for fact in row}


def _shown(fact):
    return "".join(part.text for part in fact.value)


def test_the_title_page_names_the_applicant_first_and_then_the_partners():
    page = outline(state=full_state()).blocks[0]

    assert isinstance(page, TitlePage)
    rows = {row.label: _shown(row) for row in page.rows}
    assert rows["Applicant"] == "Zespół Szkół Gastronomicznych, Kraków, Poland"
    assert rows["Partners"].startswith("Επαγγελματικό Λύκειο Αθηνών, Αθήνα, Greece\n")
    assert rows["Project"] == "1 September 2018 to 31 August 2020, 24 months"
    assert rows["Deadline"] == "21 March 2018, 12:00 (Brussels time)"
    assert rows["Grant requested"].endswith("187\u202f340")


def test_the_title_page_says_that_a_form_is_provisional():
    form = sample_form().model_copy(update={"state": "provisional", "like": 2017, "call": 2018})
    words = catalogue().words(form.id, "en")
    options = ExportOptions()

    found = compose(
        form, sample_draft(), words, labels(), options=options, moment=MOMENT, state=full_state()
    )

    rows = {row.label: _shown(row) for row in found.blocks[0].rows}
    assert rows["Form"] == "provisional, as in 2017, until the 2018 guide is entered"
    assert "Form" not in {row.label for row in outline().blocks[0].rows}


def test_countries_are_named_in_the_language_of_the_document():
    found = _facts(outline(language="el"))

    assert _shown(found["ed_organisations_b2c3d4e5_country"]) == "Ελλάδα"


def test_an_answer_that_is_too_long_says_by_how_much():
    counters = [b for b in outline().blocks if isinstance(b, Counter) and b.over]

    assert [counter.text for counter in counters] == [
        "210 of about 200 characters: about 10 too many"
    ]


def test_a_line_that_is_too_long_says_so_in_its_cell():
    raw = _changed(context=ANSWERS["context"] | {"title": "x" * 45})

    found = _facts(outline(sample_draft(raw)))

    assert _shown(found["ed_context_title"]).endswith("45 of 40 characters: 5 too many")


def test_a_reference_to_a_deleted_item_is_not_shown_as_a_code():
    raw = _changed()
    draft = sample_draft(raw)
    kept = tuple(o for o in draft.answers["organisations"] if o["id"] != "b2c3d4e5")
    draft = Draft(draft.facts, {**draft.answers, "organisations": kept})

    found = _facts(outline(draft))

    assert _shown(found["ed_outputs_d4e5f6a7_leader"]) == "(no longer in the list)"


def test_empty_questions_are_marked_or_left_out():
    marked = outline(sample_draft({}))
    bare = outline(sample_draft({}), options=ExportOptions(empty=False))

    assert any(isinstance(block, NoAnswer) for block in marked.blocks)
    assert not any(isinstance(block, NoAnswer | FactsTable) for block in bare.blocks)
    assert [b.text for b in bare.blocks if isinstance(b, Heading) and b.level == 1] == [
        "Context",
        "Participating organisations",
        "Plan",
        "Checklist",
    ]


def test_prompts_can_be_left_out():
    found = outline(options=ExportOptions(prompts=False))

    assert not any(isinstance(block, Prompt) for block in found.blocks)


def test_a_questionnaire_asks_everything_and_answers_nothing():
    found = outline(options=ExportOptions(kind="blank"))
    text = repr(found)

    assert "Zespół" not in text
    conditions = [block.text for block in found.blocks if isinstance(block, Condition)]
    assert "Only if the answer to “Earlier projects” is “Yes”." in conditions
    assert "Only if the answer to “Duration” is at least 24." in conditions


def test_a_wide_table_lies_on_a_page_of_its_own_with_its_heading():
    blocks = outline().blocks
    wide = next(n for n, b in enumerate(blocks) if isinstance(b, Table) and b.wide)
    before = blocks[wide - 3 : wide]

    assert before[0] == Turn(landscape=True)
    assert isinstance(before[1], Heading)
    assert blocks[wide + 1] == Turn(landscape=False)


def test_tables_are_numbered_through():
    captions = [
        block.caption
        for block in outline(state=full_state()).blocks
        if isinstance(block, Table | Timetable) and block.caption
    ]

    assert captions == [
        "Table 1. Persons: P1",
        "Table 2. Days of work: O1",
        "Table 3. Everyone who takes part",
        "Table 4. The project month by month",
    ]


def test_days_and_amounts_are_added_up():
    table = next(b for b in outline().blocks if isinstance(b, Table) and "Days" in b.caption)

    total = table.rows[-1]
    assert total.total
    assert ["".join(part.text for part in cell) for cell in total.cells] == [
        "Total",
        "1\u202f206",
        "22\u202f174.50",
    ]


def test_every_shipped_form_makes_a_questionnaire_and_an_empty_draft():
    """In every language that the form has."""
    catalogue = Catalogue()
    for form in catalogue.forms():
        facts = DraftFile(edition=1, id="d", form=form.id, created=MOMENT, changed=MOMENT)
        for language in catalogue.languages(form.id):
            for options in (ExportOptions(kind="blank"), ExportOptions(criteria=True)):
                found = compose(
                    form,
                    Draft(facts, {}),
                    catalogue.words(form.id, language),
                    labels(language),
                    options=options,
                    moment=MOMENT,
                    state=DocumentState(),
                )
                headings = [b for b in found.blocks if isinstance(b, Heading) and b.level == 1]
                assert headings
                assert all(heading.text for heading in headings), form.id
