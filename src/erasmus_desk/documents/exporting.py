"""The whole way from a draft to a Word file, and what the template must offer for it."""

from datetime import datetime
from pathlib import Path

from erasmus_desk.assets import resource
from erasmus_desk.documents.compose import compose
from erasmus_desk.documents.options import DocumentState, ExportOptions
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
    "ED Prompt",
    "ED Guidance",
    "ED Condition",
    "ED Note",
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
    "ED Strong",
    "ED Missing",
    "ED Over",
    "ED Muted",
)
"""The styles that documents use, as python-docx names them; the template has every one."""


def template() -> Path:
    """The shipped template."""
    return resource("word", "template.docx")


def export_word(
    form: FormDefinition,
    draft: Draft,
    words: FormWords,
    labels: Words,
    options: ExportOptions,
    moment: datetime,
    state: DocumentState,
) -> bytes:
    """The draft, or its form as a questionnaire, as the bytes of a ``.docx`` file."""
    outline = compose(form, draft, words, labels, options=options, moment=moment, state=state)
    return to_word(outline, template=template(), moment=moment)
