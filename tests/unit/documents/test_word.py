"""The Word file, part by part."""

import io
import time
import zipfile
from datetime import timedelta
from itertools import pairwise

import pytest
from docx import Document
from lxml import etree

from documents_sample import (
    ANSWERS,
    MOMENT,
    NEED,
    catalogue,
    full_state,
    labels,
    outline,
    sample_draft,
    sample_form,
    word,
)
from erasmus_desk.documents.exporting import STYLES, template
from erasmus_desk.documents.options import DocumentState, ExportOptions
from erasmus_desk.documents.word import to_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = (
    "a\u0000b\u000bc\u000cd\u001fe\ufffef\ud800g "
    "Objectif\u00a0: 🥐🇵🇱 שלום עולם \u200b\t<w:p/> & ]]> مرحبا"
)


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _body(content: bytes):
    return etree.fromstring(_parts(content)["word/document.xml"])


def _styles(content: bytes):
    return etree.fromstring(_parts(content)["word/styles.xml"])


def _read_back(content: bytes, bookmark: str) -> str:
    """The answer below the heading with that bookmark, as an importer would read it."""
    markers = {"EDAnswerHyphen": "- ", "EDAnswerBullet": "• ", "EDAnswerStar": "* "}
    markers["EDAnswerDash"] = "– "
    body = _body(content)
    start = next(b for b in body.iter(f"{W}bookmarkStart") if b.get(f"{W}name") == bookmark)
    lines = []
    for paragraph in start.getparent().itersiblings():
        found = paragraph.find(f"{W}pPr/{W}pStyle")
        style = "" if found is None else found.get(f"{W}val")
        if style.startswith("EDAnswer"):
            lines.append(markers.get(style, "") + _text(paragraph))
        elif lines or style.startswith("Heading"):
            break
    return "\n".join(lines)


def _text(paragraph) -> str:
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    return "".join(
        node.text or "" if node.tag == f"{W}t" else signs.get(node.tag, "")
        for node in paragraph.iter()
    )


def _with_need(text: str):
    return sample_draft(ANSWERS | {"context": ANSWERS["context"] | {"need": text}})


def test_the_template_has_every_promised_style():
    """A style that is missing would surprise people at their desk, not us."""
    names = {style.name for style in Document(str(template())).styles}

    assert set(STYLES) <= names


def test_every_style_that_a_document_uses_is_promised():
    content = word(state=full_state(), options=ExportOptions(criteria=True))
    known = {s.style_id for s in Document(str(template())).styles if s.name in STYLES}
    used = {
        node.get(f"{W}val")
        for node in _body(content).iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
    }

    assert used <= known


def test_equal_drafts_make_equal_files():
    assert _parts(word(state=full_state())) == _parts(word(state=full_state()))
    assert word() == word()


def test_python_docx_and_its_template_leave_no_trace():
    everything = b"".join(_parts(word()).values()).lower()

    assert b"python-docx" not in everything
    assert b"2013-12-23" not in everything
    assert b"en-us" not in everything


def test_the_file_says_whose_it_is_and_which_draft_it_came_from():
    parts = _parts(word())
    core = Document(io.BytesIO(word())).core_properties
    custom = parts["docProps/custom.xml"].decode()

    assert (core.title, core.author) == (
        "Green skills for bakers",
        "Zespół Szkół Gastronomicznych",
    )
    assert core.language == "en-GB"
    assert core.created == core.modified
    assert core.created.replace(tzinfo=None) == MOMENT.replace(tzinfo=None)
    assert 'name="Draft"><vt:lpwstr>draft-1<' in custom
    assert 'name="Form"><vt:lpwstr>sample-2018<' in custom
    assert b"Erasmus Desk" in parts["docProps/app.xml"]


@pytest.mark.parametrize(
    ("language", "answers", "tag", "answer_tag"),
    [("en", "pl", "en-GB", "pl-PL"), ("el", "bg", "el-GR", "bg-BG")],
)
def test_document_and_answers_have_their_own_language(language, answers, tag, answer_tag):
    """Otherwise the spelling of every answer is underlined in red."""
    content = word(sample_draft(language=answers), language=language)
    styles = _styles(content)
    answer = next(s for s in styles.iter(f"{W}style") if s.get(f"{W}styleId") == "EDAnswer")

    assert styles.find(f"{W}docDefaults//{W}lang").get(f"{W}val") == tag
    assert answer.find(f"{W}rPr/{W}lang").get(f"{W}val") == answer_tag
    runs = {node.get(f"{W}val") for node in _body(content).iter(f"{W}lang")}
    assert runs == {answer_tag}


def test_no_table_can_collapse():
    """Every table has its width, its grid and a width for every cell that agrees with it."""
    blank = word(options=ExportOptions(kind="blank"))
    for content in (word(state=full_state()), blank):
        for table in _body(content).iter(f"{W}tbl"):
            assert table.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") == "fixed"
            whole = int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w"))
            grid = [int(c.get(f"{W}w")) for c in table.find(f"{W}tblGrid")]
            assert sum(grid) == whole
            for row in table.findall(f"{W}tr"):
                cells = row.findall(f"{W}tc")
                assert sum(int(c.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) for c in cells) == whole
                spans = (c.find(f"{W}tcPr/{W}gridSpan") for c in cells)
                assert sum(1 if s is None else int(s.get(f"{W}val")) for s in spans) == len(grid)
                assert all(cell.find(f"{W}p") is not None for cell in cells)


def test_heads_of_tables_repeat_and_rows_stay_whole():
    tables = [
        table
        for table in _body(word()).iter(f"{W}tbl")
        if table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "EDTable"
    ]

    assert tables
    for table in tables:
        first, *rest = table.findall(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (first, *rest))


def test_tables_never_touch():
    """Word would make one table of two."""
    for content in (word(state=full_state()), word(options=ExportOptions(kind="blank"))):
        tags = [child.tag for child in _body(content)[0]]
        assert (f"{W}tbl", f"{W}tbl") not in pairwise(tags)
        assert tags[-1] == f"{W}sectPr"


def test_bookmarks_are_unique_and_lead_somewhere():
    body = _body(word(state=full_state()))
    names = [b.get(f"{W}name") for b in body.iter(f"{W}bookmarkStart")]
    links = [h.get(f"{W}anchor") for h in body.iter(f"{W}hyperlink")]

    assert len(names) == len(set(names))
    assert all(len(name) <= 40 for name in names)
    assert set(links) <= set(names)
    assert "ed_context_need" in names
    assert "ed_organisations_a1b2c3d4_city" in names


def test_answers_come_back_exactly_as_typed():
    assert _read_back(word(), "ed_context_need") == NEED


@pytest.mark.parametrize("text", ["  indented\n\n\n\nend\n", "\ttab\ttab", "- a\n- b\n\n* c", "x"])
def test_blanks_and_line_breaks_come_back(text):
    assert _read_back(word(_with_need(text)), "ed_context_need") == text


def test_hostile_text_makes_a_sound_file():
    """Text pasted from PDF and Word holds what XML cannot carry."""
    draft = sample_draft(title=HOSTILE.replace("\ud800", ""))
    answers = {
        **draft.answers,
        "context": {**draft.answers["context"], "need": HOSTILE, "title": HOSTILE},
    }
    content = word(type(draft)(draft.facts, answers))

    found = _read_back(content, "ed_context_need")
    assert found == "ab\nc\ndefg Objectif\u00a0: 🥐🇵🇱 שלום עולם \u200b\t<w:p/> & ]]> مرحبا"
    assert Document(io.BytesIO(content)).paragraphs


def test_text_from_right_to_left_runs_so():
    body = _body(word(_with_need("שלום עולם\nleft")))

    right = [p for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}bidi") is not None]
    assert len(right) == 1


def test_a_megabyte_pasted_into_one_answer_is_no_trouble():
    text = "zażółć gęślą jaźń " * 60_000

    assert _read_back(word(_with_need(text)), "ed_context_need") == text


def test_a_big_application_takes_about_a_second():
    """Thirty organisations, four hundred long answers."""
    text = "Small bakeries throw away what they bake. " * 70
    persons = [{"name": f"Person {n}", "function": "contact"} for n in range(4)]
    organisations = [
        {"legal_name": f"School {n}", "role": "partner", "city": "Kraków", "country": "PL"}
        | {"presentation": text, "persons": persons}
        for n in range(30)
    ]
    outputs = [
        {"title": f"Output {n}", "description": text, "leader": "organisations[0]"}
        for n in range(370)
    ]
    raw = ANSWERS | {"organisations": organisations, "outputs": outputs}
    draft = sample_draft(raw)

    begun = time.perf_counter()
    content = word(draft)
    taken = time.perf_counter() - begun

    assert len(content) > 30_000
    assert taken < 5


def test_the_title_page_has_no_header_and_every_page_a_number():
    content = word(state=full_state())
    parts = _parts(content)
    sections = list(_body(content).iter(f"{W}sectPr"))

    assert sections[0].find(f"{W}titlePg") is not None
    assert all(s.find(f"{W}titlePg") is None for s in sections[1:])
    turned = [s.find(f"{W}pgSz").get(f"{W}orient") for s in sections]
    assert turned == [None, "landscape", None, "landscape"]
    assert b"NUMPAGES" in parts["word/footer1.xml"]
    assert "Green skills for bakers" in parts["word/header1.xml"].decode()


def test_contents_list_every_chapter_and_question_without_asking_at_opening():
    content = word()
    entries = [
        _text(p)
        for p in _body(content).iter(f"{W}p")
        if (found := p.find(f"{W}pPr/{W}pStyle")) is not None
        and found.get(f"{W}val", "").startswith("TOC")
    ]

    assert entries[0].startswith("1\u2002Context")
    assert any(entry.startswith("P1\u2002Zespół") for entry in entries)
    assert b"updateFields" not in _parts(content)["word/settings.xml"]
    begins = _parts(content)["word/document.xml"].count(b'fldCharType="begin"')
    assert begins == _parts(content)["word/document.xml"].count(b'fldCharType="end"')


def test_the_moment_is_told_and_changes_nothing_else():
    one = to_word(outline(), template=template(), moment=MOMENT)
    other = to_word(outline(), template=template(), moment=MOMENT + timedelta(days=1))

    before, after = _parts(one), _parts(other)
    assert [name for name in before if before[name] != after[name]] == ["docProps/core.xml"]


def test_an_application_without_anything_can_be_exported():
    form = sample_form()

    content = word(sample_draft({}, title=""), state=DocumentState())

    assert form.id == catalogue().ids()[0]
    assert labels().say("title.nobody") in _text(_body(content))
