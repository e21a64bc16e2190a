"""Every kind of document: what must stand in it, and what must not."""

import io
import re
import zipfile
from decimal import Decimal
from itertools import pairwise

import pytest
from docx import Document

from documents_sample import (
    BUDGET,
    crowd,
    crowd_budget,
    full_state,
    labels,
    outline,
    sample_draft,
    sample_form,
    word,
)
from erasmus_desk.documents.anchors import checksum, code
from erasmus_desk.documents.options import KINDS, ExportOptions
from erasmus_desk.documents.outline import (
    Counter,
    Heading,
    Mark,
    NoAnswer,
    Notice,
    Signatures,
    Table,
    Ticks,
)
from erasmus_desk.documents.parts import part_of
from erasmus_desk.documents.short_summary import shortened_text

PARTNER = "b2c3d4e5"


def _made(kind, **more):
    state = full_state(budget=BUDGET)
    return outline(options=ExportOptions(kind=kind, **more), state=state)


def _plain(cell):
    return "".join(part.text for part in cell)


def _sum(text):
    return Decimal(text.replace("\u202f", "").replace("≈\u00a0", "").replace("–", "0"))


def _table(found, caption):
    return next(b for b in found.blocks if isinstance(b, Table) and caption in b.caption)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_makes_a_file_that_opens_also_without_any_answer(kind):
    for draft in (sample_draft(), sample_draft({}, title="")):
        content = word(draft, options=ExportOptions(kind=kind), state=full_state(budget=BUDGET))

        document = Document(io.BytesIO(content))
        assert document.core_properties.title


@pytest.mark.parametrize("kind", KINDS)
def test_headings_never_skip_a_level(kind):
    """Who listens to a document finds their way by its headings."""
    levels = [b.level for b in _made(kind).blocks if isinstance(b, Heading)]

    assert levels[:1] in ([], [1])
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_the_budget_equals_the_calculated_one_to_the_cent():
    table = _table(_made("application"), "category and organisation")

    *rows, total, _ = table.rows
    assert _sum(_plain(total.cells[-1])) == BUDGET.total
    for row in (*rows, total):
        *amounts, whole = (_sum(_plain(cell)) for cell in row.cells[1:])
        assert sum(amounts) == whole
    sums = [_sum(_plain(row.cells[-1])) for row in rows]
    assert sums == [a for a in BUDGET.by_category().values() if a]


def test_many_organisations_stand_one_below_the_other():
    found = outline(crowd(), state=full_state(budget=crowd_budget()))

    table = _table(found, "category and organisation")
    assert [_plain(row.cells[0]) for row in table.rows][:2] == ["School 1 (PL)", "School 2 (PL)"]
    assert _sum(_plain(table.rows[-1].cells[-2])) == crowd_budget().total


def test_tables_inside_items_show_rate_and_grant_with_their_total():
    table = _table(_made("application"), "Days of work")

    assert [column.title for column in table.columns][-2:] == ["Rate,\u00a0€", "Grant,\u00a0€"]
    assert _sum(_plain(table.rows[-1].cells[-1])) == sum(line.amount for line in BUDGET.lines[2:])


def test_estimated_amounts_are_marked_and_said():
    found = _made("application")

    amounts = [
        _plain(row.cells[-1]) for b in found.blocks if isinstance(b, Table) for row in b.rows
    ]
    assert sum(text.startswith("≈") for text in amounts) == 1
    assert any(isinstance(b, Notice) and "≈" in b.text for b in found.blocks)


def test_a_reading_copy_has_answers_and_nothing_else():
    found = _made("reading")

    unwanted = Counter | Mark | NoAnswer | Notice | Ticks
    assert not any(isinstance(block, unwanted) for block in found.blocks)
    assert "Annex" not in "".join(b.number for b in found.blocks if isinstance(b, Heading))


def test_a_partner_sees_its_own_data_and_rows_under_the_numbers_of_the_whole():
    found = _made("partner", partner=PARTNER)

    heads = [(b.number, b.text) for b in found.blocks if isinstance(b, Heading)]
    assert ("P2", "Επαγγελματικό Λύκειο Αθηνών") in heads
    assert not any(number in ("P1", "P3") for number, _ in heads)
    days = _table(found, "Days of work")
    assert len(days.rows) == 1


def test_the_part_of_nobody_is_empty():
    found = part_of(sample_form(), sample_draft().answers, "nobody")

    assert found["organisations"] == ()
    assert found["outputs"] == ()


def test_there_is_a_mandate_for_each_partner_and_only_for_partners():
    found = _made("mandate")

    heads = [b.text for b in found.blocks if isinstance(b, Heading)]
    assert len(heads) == 2
    assert "Zespół" not in "".join(heads)
    signed = [b for b in found.blocks if isinstance(b, Signatures)]
    assert all(len(block.signatures) == 2 for block in signed)
    assert sum(isinstance(b, Notice) for b in found.blocks) == 2


def test_one_mandate_can_be_asked_for():
    heads = [b for b in _made("mandate", partner=PARTNER).blocks if isinstance(b, Heading)]

    assert len(heads) == 1


def test_a_declaration_has_every_statement_and_a_place_to_sign():
    found = _made("declaration")

    ticks = [tick for b in found.blocks if isinstance(b, Ticks) for tick in b.ticks]
    assert [tick.ticked for tick in ticks] == [True, False]
    assert any(isinstance(b, Signatures) for b in found.blocks)


def test_the_table_of_counts_names_what_is_too_long():
    rows = [row for b in _made("counts").blocks if isinstance(b, Table) for row in b.rows]

    over = [row for row in rows if any(part.look == "over" for part in row.cells[-1])]
    assert [_plain(row.cells[-1]) for row in over] == ["−10"]


def test_a_long_text_is_cut_at_a_sentence_for_two_pages():
    text = "This is one sentence of many. " * 2000

    short = shortened_text(text, 3000)

    assert len(short) <= 3000
    assert short.endswith("many.")
    assert shortened_text("Short.", 3000) == "Short."


# ---------------------------------------------------------------- marks


def test_a_code_depends_on_the_place_alone():
    assert code(("context", "need")) == code(("context", "need"))
    assert code(("context", "need")) != code(("context", "lessons"))
    assert re.fullmatch(r"[0-9a-hjkmnp-tv-z]{5}", code(("context", "need")))


def test_every_long_answer_shows_its_code_once():
    found = outline()
    shown = [b.code for b in found.blocks if isinstance(b, Counter | Mark | NoAnswer) and b.code]

    assert code(("context", "need")) in shown
    assert len(shown) == len(set(shown))


def test_codes_can_be_left_out():
    found = outline(options=ExportOptions(codes=False))

    assert not any(getattr(block, "code", "") for block in found.blocks)


def test_the_file_knows_a_checksum_of_every_long_answer():
    draft = sample_draft()
    known = outline(draft).properties.custom
    listed = dict(
        entry.split("=")
        for name, value in known.items()
        if re.fullmatch(r"Answers \d+", name)
        for entry in value.split()
    )

    need = draft.answers["context"]["need"]
    assert listed[code(("context", "need"))] == checksum(need)
    assert all(len(value) <= 255 for value in known.values())
    assert known["Document"] == "application"


def test_the_properties_are_in_the_file():
    with zipfile.ZipFile(io.BytesIO(word())) as package:
        custom = package.read("docProps/custom.xml").decode()

    assert code(("context", "need")) in custom
    assert "Exported" in custom


def test_every_language_names_every_kind():
    for language in ("en", "pl", "el", "bg"):
        for kind in KINDS:
            assert labels(language).find(f"kind.{kind}")
