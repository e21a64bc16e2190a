"""A Word file of the user's own as template."""

import io
import zipfile

import pytest
from docx import Document
from docx.shared import Pt, RGBColor
from lxml import etree

from documents_sample import word
from erasmus_desk.documents.exporting import STYLES, missing_styles, template
from erasmus_desk.errors import DraftUnusable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
)


def _parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _changed(path, name, change):
    """The file at *path* with one part changed."""
    parts = _parts(path.read_bytes())
    parts[name] = change(parts.get(name, b""))
    with zipfile.ZipFile(path, "w") as package:
        for key, content in parts.items():
            package.writestr(key, content)
    return path


@pytest.fixture
def house(tmp_path):
    """A file as Word makes it, with a letterhead."""
    document = Document()
    document.styles["Heading 1"].font.color.rgb = RGBColor(0, 96, 0)
    document.styles["Normal"].font.name = "Georgia"
    document.styles["Normal"].font.size = Pt(11)
    head = document.sections[0].header.paragraphs[0]
    head.add_run("School of Bread")
    head.add_run().add_picture(io.BytesIO(PIXEL))
    document.add_paragraph("Text of the house that nobody wants in an application")
    path = tmp_path / "house.docx"
    document.save(str(path))
    return path


def test_the_shipped_template_lacks_nothing():
    assert missing_styles(template()) == ()


def test_what_a_house_template_lacks_is_said(house):
    found = missing_styles(house)

    assert "ED Answer" in found
    assert "Heading 1" not in found


def test_styles_of_the_house_are_used_and_the_others_put_in(house):
    content = word(house=house)

    document = Document(io.BytesIO(content))
    assert document.styles["Heading 1"].font.color.rgb == RGBColor(0, 96, 0)
    assert document.styles["Normal"].font.name == "Georgia"
    names = {style.name for style in document.styles}
    assert set(STYLES) <= names | {"toc 1", "toc 2", "Header", "Footer"}
    used = {
        e.get(f"{W}val")
        for e in etree.fromstring(_parts(content)["word/document.xml"]).iter(
            f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle"
        )
    }
    ids = {
        s.get(f"{W}styleId")
        for s in etree.fromstring(_parts(content)["word/styles.xml"]).iter(f"{W}style")
    }
    assert used <= ids


def test_bullets_still_have_lists_of_their_own(house):
    parts = _parts(word(house=house))
    styles = etree.fromstring(parts["word/styles.xml"])
    style = next(s for s in styles.iter(f"{W}style") if s.get(f"{W}styleId") == "EDAnswerBullet")
    number = style.find(f".//{W}numId").get(f"{W}val")
    lists = etree.fromstring(parts["word/numbering.xml"])

    num = next(n for n in lists.iter(f"{W}num") if n.get(f"{W}numId") == number)
    abstract = num.find(f"{W}abstractNumId").get(f"{W}val")
    known = [a.get(f"{W}abstractNumId") for a in lists.iter(f"{W}abstractNum")]
    assert known.count(abstract) == 1


def test_the_letterhead_stands_on_the_first_page_and_no_text_comes_along(house):
    content = word(house=house)

    first = Document(io.BytesIO(content)).sections[0].first_page_header
    assert "School of Bread" in "".join(p.text for p in first.paragraphs)
    assert any(name.startswith("word/media/letterhead") for name in _parts(content))
    assert b"nobody wants" not in b"".join(_parts(content).values())


def test_ids_in_another_language_are_found_by_their_names(house):
    """Word in Polish calls the style Nagwek1 inside the file; its name stays heading 1."""

    def renamed(styles):
        return styles.replace(b'w:styleId="Heading1"', b'w:styleId="Nagwek1"')

    content = word(house=_changed(house, "word/styles.xml", renamed))

    styles = etree.fromstring(_parts(content)["word/styles.xml"])
    found = {
        s.get(f"{W}styleId"): s.find(f"{W}name").get(f"{W}val") for s in styles.iter(f"{W}style")
    }
    assert found["Heading1"].casefold() == "heading 1"
    assert "Nagwek1" not in found


def test_equal_input_still_makes_equal_files(house):
    assert word(house=house) == word(house=house)


def test_a_file_with_macros_is_not_taken(house):
    def macros(types):
        return types.replace(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        )

    with pytest.raises(DraftUnusable, match="template-not-word"):
        missing_styles(_changed(house, "[Content_Types].xml", macros))


def test_entities_are_not_followed(house):
    def hostile(styles):
        head, _, rest = styles.partition(b"?>")
        doctype = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
        return head + b"?>" + doctype + rest

    with pytest.raises(DraftUnusable, match="template-damaged"):
        missing_styles(_changed(house, "word/styles.xml", hostile))


def test_a_part_that_unpacks_to_far_too_much_is_not_read(house):
    with pytest.raises(DraftUnusable, match="template-too-large"):
        missing_styles(_changed(house, "word/styles.xml", lambda s: s + b" " * 21_000_000))


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 broken"])
def test_what_is_no_file_of_word_is_refused_with_a_code(tmp_path, content):
    path = tmp_path / "x.docx"
    path.write_bytes(content)

    with pytest.raises(DraftUnusable, match="template-not-readable"):
        missing_styles(path)


def test_a_letterhead_that_points_outside_stays_behind(house):
    def outside(links):
        return links.replace(b"<Relationship ", b'<Relationship TargetMode="External" ', 1)

    name = next(n for n in _parts(house.read_bytes()) if n.startswith("word/_rels/header"))
    content = word(house=_changed(house, name, outside))

    assert b"School of Bread" not in b"".join(_parts(content).values())
