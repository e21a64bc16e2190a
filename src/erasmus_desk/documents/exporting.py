"""The whole way from a draft to a Word file, and what the template must offer for it."""

import io
from datetime import datetime
from pathlib import Path

from erasmus_desk.assets import resource
from erasmus_desk.documents.compose import compose
from erasmus_desk.documents.options import DocumentState, ExportOptions
from erasmus_desk.documents.outline import Outline
from erasmus_desk.documents.word import to_word
from erasmus_desk.model.drafts import Draft
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.words import FormWords, Words

STYLES = (
    "Normal",
    "Title",
    "Subtitle",
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "Heading 4",
    "toc 1",
    "toc 2",
    "Header",
    "Footer",
    "Hyperlink",
    "ED Programme",
    "ED Action",
    "ED Contents",
    "ED Section",
    "ED Masthead",
    "ED Masthead Title",
    "ED Masthead Line",
    "ED Prompt",
    "ED Guidance",
    "ED Condition",
    "ED Note",
    "ED Text",
    "ED Text Entry",
    "ED Notice",
    "ED Answer",
    "ED Answer Blank",
    "ED Answer Number",
    "ED Answer Hyphen",
    "ED Answer Bullet",
    "ED Answer Star",
    "ED Answer Dash",
    "ED Counter",
    "ED Over limit",
    "ED No answer",
    "ED Tick",
    "ED Tick Group",
    "ED Table",
    "ED Table Facts",
    "ED Table Timetable",
    "ED Table Plain",
    "ED Table Space",
    "ED Table Caption",
    "ED Table Head",
    "ED Table Head Number",
    "ED Table Text",
    "ED Table Number",
    "ED Table Label",
    "ED Table Remark",
    "ED Table Month",
    "ED Table Year",
    "ED After Table",
    "ED Signature",
    "ED Signature Name",
    "ED Signature Line",
    "ED Strong",
    "ED Missing",
    "ED Over",
    "ED Muted",
    "ED Code",
)
"""The styles that documents use, as python-docx names them; the template has every one."""


def template(style: str = "") -> Path:
    """The shipped template of that style, see `Outline.style`."""
    return resource("word", "part-b.docx" if style == "part_b" else "template.docx")


def missing_styles(path: Path) -> tuple[str, ...]:
    """The promised styles that the house template at *path* lacks; the shipped ones stand in.

    Raises:
        DraftUnusable: It cannot be used as a template.
    """
    from erasmus_desk.documents.house import read_house

    return read_house(path, template(), STYLES).missing


def export_word(  # noqa: PLR0913 - everything comes in from outside, so that this stays pure
    form: FormDefinition,
    draft: Draft,
    words: FormWords,
    labels: Words,
    options: ExportOptions,
    moment: datetime,
    state: DocumentState,
    *,
    texts: Words | None = None,
    house: Path | None = None,
) -> bytes:
    """The draft, or its form as a questionnaire, as the bytes of a ``.docx`` file.

    *texts* are the words of budgets, *house* a Word file whose styles and letterhead are taken.

    Raises:
        DraftUnusable: *house* cannot be used as a template.
    """
    outline = compose(
        form, draft, words, labels, options=options, moment=moment, state=state, texts=texts
    )
    return word_of(outline, moment, house)


def word_of(outline: Outline, moment: datetime, house: Path | None = None) -> bytes:
    """*outline* as the bytes of a ``.docx`` file, in the style of the house if there is one.

    Part B keeps the letters that its call asks for, whatever the style of the house.

    Raises:
        DraftUnusable: *house* cannot be used as a template.
    """
    if house is None or outline.style:
        return to_word(outline, template=template(outline.style), moment=moment)
    from erasmus_desk.documents.house import read_house

    found = read_house(house, template(), STYLES)
    return to_word(
        outline,
        template=io.BytesIO(found.content),
        moment=moment,
        letterhead=found.letterhead,
    )
