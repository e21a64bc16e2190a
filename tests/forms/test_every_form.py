"""Every form: opened, filled to its limits, checked, exported in each language, opened again."""

import io
import re
from functools import cache

import pytest
from docx import Document
from heavy import heavy_answers

from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.documents.outline import Heading
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.exporting import ExportOptions, Wish, export_word, outline_of

CATALOGUE = Catalogue()
FORMS = CATALOGUE.ids()
SHIPPED = tuple(i for i in FORMS if CATALOGUE.listed()[i].variant.call is None)
A_FEW = 0.1
"""Part of the items that the heavy draft has; every text at its limit all the same."""
_KEY = re.compile(r"\b(question|section|option|rule|label|criterion|annex)\.[a-z_]+[./][a-z_./]+")


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    return Desk(tmp_path_factory.mktemp("every"))


@cache
def filled(form_id):
    return heavy_answers(CATALOGUE.form(form_id), scale=A_FEW)


@pytest.mark.parametrize("form_id", FORMS)
def test_it_is_filled_to_its_limits_checked_kept_and_opened_again(desk, tmp_path, form_id):
    path = tmp_path / "draft.erasmus"
    opened = desk.new(form_id, "Filled", path=path, listed=False)
    opened.fill(desk.answers_from(opened, filled(form_id)))
    findings = opened.view.findings
    opened.save_now()
    opened.saver.close()
    again = desk.open(path)

    assert again.answers == opened.answers
    assert again.view.findings == findings
    assert not [(f.code, f.place) for f in findings if f.code in ("missing", "too-long")]
    again.saver.close()


@pytest.mark.parametrize("form_id", SHIPPED)
def test_it_is_exported_in_each_of_its_languages(desk, tmp_path, form_id):
    opened = desk.new(form_id, "Filled", path=tmp_path / "draft.erasmus", listed=False)
    opened.fill(desk.answers_from(opened, filled(form_id)))
    for language in CATALOGUE.languages(form_id):
        wish = Wish(ExportOptions(), language)
        target = export_word(desk, opened, tmp_path / f"{language}.docx", wish)
        document = Document(io.BytesIO(target.read_bytes()))
        said = "\n".join(p.text for p in document.paragraphs)
        assert len(said) > 1000
        assert not _KEY.search(said), _KEY.search(said)
    assert outline_of(desk, opened, Wish(ExportOptions(kind="blank"), "en")).blocks
    if opened.form.part_b:
        technical = outline_of(desk, opened, Wish(ExportOptions(kind="part_b"), "en"))
        chapters = [b.number for b in technical.blocks if isinstance(b, Heading) and b.level == 1]
        assert [n for n in chapters if n] == ["1", "2", "3", "4", "5", "6"]
    opened.saver.close()
