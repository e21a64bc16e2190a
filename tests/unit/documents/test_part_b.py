"""Part B of a centralised proposal: order, letters and paper of its template, pages counted."""

import io
import re
import zipfile

import pytest

from erasmus_desk.documents.outline import Answer, Contents, Heading, Table, Timetable
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.exporting import ExportOptions, Wish, outline_of, word_of

FORM = "alliances-innovation-lot1-2026"
ORDER = (
    "1 1.1 1.2 1.3 2 2.1 2.1.1 2.1.2 2.1.3 2.1.4 2.1.5 2.2 2.2.1 2.2.2 3 3.1 3.2 3.3 4 4.1 4.2 "
    "5 5.1 5.2 6"
)
_SIZE = re.compile(r'<w:sz w:val="(\d+)"/>')
_TINY = ("EDAfterTable", "EDAnswerBlank")


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    return Desk(tmp_path_factory.mktemp("part-b"))


@pytest.fixture(scope="module")
def opened(desk, tmp_path_factory):
    path = tmp_path_factory.mktemp("drafts") / "a.erasmus"
    return desk.example(FORM, path=path)


@pytest.fixture(scope="module")
def outline(desk, opened):
    return outline_of(desk, opened, Wish(ExportOptions(kind="part_b"), "en"))


@pytest.fixture(scope="module")
def parts(desk, outline):
    with zipfile.ZipFile(io.BytesIO(word_of(outline, desk.now()))) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def test_the_chapters_have_the_numbers_of_the_template_in_its_order(outline):
    numbers = [b.number for b in outline.blocks if isinstance(b, Heading)]
    wanted = ORDER.split()

    assert [n for n in numbers if n in wanted] == wanted


def test_the_abstract_comes_first_then_contents_then_chapters(outline, opened):
    answer = next(b for b in outline.blocks if isinstance(b, Answer))
    kinds = [type(block) for block in outline.blocks]

    assert answer.paragraphs[0].text in opened.answers["summary"]["abstract"]
    assert kinds.index(Answer) < kinds.index(Contents)


def test_work_packages_have_tables_of_tasks_milestones_and_deliverables_and_no_costs(outline):
    captions = [b.caption for b in outline.blocks if isinstance(b, Table)]

    for name in ("Tasks: WP1", "Milestones: WP1", "Deliverables: WP1"):
        assert any(name in caption for caption in captions), name
    assert not any("ost" in caption for caption in captions)
    assert not any(table.wide for table in outline.blocks if isinstance(table, Table))


def test_the_timetable_counts_the_months_of_the_project(outline):
    chart = next(block for block in outline.blocks if isinstance(block, Timetable))

    assert [name for name, _ in chart.years] == [
        "Project year 1",
        "Project year 2",
        "Project year 3",
    ]
    assert chart.years[1][1][0] == "13"


def test_letters_are_arial_and_nothing_is_below_nine_points(parts):
    styles = parts["word/styles.xml"]
    fonts = set(re.findall(r'w:ascii="([^"]+)"', styles))
    small = [
        (name, int(size))
        for name, body in re.findall(r'<w:style [^>]*w:styleId="(\w+)".*?>(.*?)</w:style>', styles)
        for size in _SIZE.findall(body)
        if int(size) < 18 and name not in _TINY
    ]

    assert fonts == {"Arial"}
    assert small == []


def test_paper_is_a4_with_margins_of_fifteen_millimetres_or_more(parts):
    body = parts["word/document.xml"]
    margins = [int(m) for m in re.findall(r'w:(?:top|right|bottom|left)="(\d+)" ', body)]
    sizes = {frozenset(s) for s in re.findall(r'<w:pgSz w:w="(\d+)" w:h="(\d+)"', body)}

    assert sizes == {frozenset({"11906", "16838"})}
    assert margins
    assert min(margins) >= 15 * 1440 / 25.4


def test_the_limit_is_that_of_the_call_and_annexes_do_not_count(outline):
    assert outline.limit.pages == 70
    last = [b for b in outline.blocks if isinstance(b, Heading) and b.level == 1][-1]
    assert outline.limit.until in last.anchors
