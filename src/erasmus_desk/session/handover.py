"""Every answer in the order of the web form, ready to be pasted, and how far that has come."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Literal, TypeAlias

from erasmus_desk.model.answers import Item, Place
from erasmus_desk.model.forms import Counting, FormDefinition
from erasmus_desk.model.questions import ListQuestion, Question
from erasmus_desk.rules.computed import value_of
from erasmus_desk.rules.fields import (
    Field,
    Page,
    item_fields,
    item_numbers,
    page_fields,
    pages,
)
from erasmus_desk.rules.measure import Length, characters, measure
from erasmus_desk.rules.naming import item_name
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.handover_marks import (
    Mark,
    digest_of,
    is_plain,
    key_of,
    marks_in,
    with_mark,
    with_plain,
)
from erasmus_desk.session.handover_values import Typist, essence, is_table, short_columns
from erasmus_desk.session.open_draft import OpenDraft
from erasmus_desk.session.web_text import Trim, plain_signs, trimming

_DOCUMENTS = frozenset({"B", "annex"})
"""Parts of a proposal that no web form has fields for."""
State: TypeAlias = Literal["open", "pasted", "changed", "empty", "long"]


@dataclass(frozen=True, slots=True)
class Handed:
    """One field of the web form with the text that belongs there.

    Attributes:
        place: Where its answer lives in the draft.
        kind: The kind of its question.
        number: As the form numbers it; empty within items.
        label: Its short name.
        item: The items it lies in: ``O1 Training module``.
        section: Title of its section with its number.
        text: The answer as the form receives it; rows of tables with tabs between cells.
        digest: Short hash of what the answer says.
        length: How much of its limit is used; in a table, by the cell that exceeds most.
        mark: When it was pasted last; None if it never was.
        columns: What stands above the rows of a table.
        cell: Which cell of a table is too long: row and column.
        required: Whether the form cannot be submitted without it.
    """

    place: Place
    kind: str
    number: str
    label: str
    item: str
    section: str
    text: str
    digest: str
    length: Length
    mark: Mark | None = None
    columns: tuple[str, ...] = ()
    cell: str = ""
    required: bool = True

    @property
    def state(self) -> State:
        """How it stands; what was pasted and is something else now has changed."""
        if self.mark is not None and self.mark.digest != self.digest:
            return "changed"
        if not self.text:
            return "empty"
        if self.mark is not None:
            return "pasted"
        return "long" if self.length.is_over else "open"

    @property
    def is_waiting(self) -> bool:
        """Whether something is still to be done in the web form."""
        return self.state in ("open", "long", "changed")

    @property
    def name(self) -> str:
        """Number and label."""
        return f"{self.number} {self.label}".strip()


@dataclass(frozen=True, slots=True)
class Progress:
    """How much has been handed over.

    Attributes:
        pasted, total: Fields pasted as they are now, and all that have something to paste.
        changed: Pasted, and something else now.
        long: Waiting, and too long for the form.
        empty, missing: Without an answer, and those among them that the form requires.
        gone: Pasted, but not asked in the draft any more.
    """

    pasted: int
    total: int
    changed: int
    long: int
    empty: int
    missing: int
    gone: int


def handed_fields(desk: Desk, opened: OpenDraft) -> tuple[Handed, ...]:
    """Every field of the web form in its order, as *opened* is now.

    Words are those of the form's prompts.  What the form computes or only shows is left out, and
    so is what is uploaded as a document: Part B of a proposal and its annexes.
    """
    return tuple(_Walk(desk, opened).fields())


def uploads(form: FormDefinition) -> bool:
    """Whether parts of the application are uploaded as documents, and not typed."""
    return form.part_b is not None and any(one.part in _DOCUMENTS for one in form.sections)


def remarked(opened: OpenDraft, fields: Sequence[Handed]) -> tuple[Handed, ...]:
    """*fields*, whose answers are the same still, with the ticks that there are now."""
    marks = marks_in(opened.draft.facts.settings)
    found = ((handed, marks.get(key_of(handed.place))) for handed in fields)
    return tuple(one if one.mark == mark else replace(one, mark=mark) for one, mark in found)


def copy_text(handed: Handed, *, plain: bool) -> str:
    """What goes to the clipboard; *plain* asks for the safest signs only."""
    return plain_signs(handed.text) if plain else handed.text


def mark_pasted(opened: OpenDraft, handed: Handed, at: datetime) -> None:
    """Tick *handed*; one that is empty now has nothing left in the web form."""
    mark = Mark(at.replace(microsecond=0), handed.digest) if handed.text else None
    opened.set_facts(settings=with_mark(opened.draft.facts.settings, handed.place, mark))


def unmark(opened: OpenDraft, handed: Handed) -> None:
    """Take the tick of *handed* away."""
    opened.set_facts(settings=with_mark(opened.draft.facts.settings, handed.place, None))


def copies_plain(opened: OpenDraft) -> bool:
    """Whether copies of this draft are to have the safest signs only."""
    return is_plain(opened.draft.facts.settings)


def choose_plain(opened: OpenDraft, *, plain: bool) -> None:
    """Choose that for this draft."""
    opened.set_facts(settings=with_plain(opened.draft.facts.settings, plain=plain))


def progress(opened: OpenDraft, fields: Sequence[Handed]) -> Progress:
    """How much of *fields* has been handed over."""
    states = [handed.state for handed in fields]
    known = {key_of(handed.place) for handed in fields}
    missing = sum(handed.state == "empty" and handed.required for handed in fields)
    return Progress(
        pasted=states.count("pasted"),
        total=len(states) - states.count("empty"),
        changed=states.count("changed"),
        long=sum(handed.is_waiting and handed.length.is_over for handed in fields),
        empty=states.count("empty"),
        missing=missing,
        gone=len(marks_in(opened.draft.facts.settings).keys() - known),
    )


def next_waiting(fields: Sequence[Handed], after: int) -> int:
    """Position of the next field to hand over behind *after*, from the top if need be; or -1."""
    order = (*range(after + 1, len(fields)), *range(min(after + 1, len(fields))))
    return next((n for n in order if fields[n].is_waiting), -1)


def what_to_trim(opened: OpenDraft, handed: Handed) -> tuple[Trim, ...]:
    """What could go from a text that is too long; nothing for tables, or where it fits."""
    if handed.kind not in ("line", "text") or not handed.length.is_over:
        return ()
    counting: Counting = opened.form.counting
    count = partial(characters, line_break=counting.line_break, unit=counting.unit)
    return trimming(handed.text, handed.length.limit, count=count)


class _Walk:
    """Goes through a draft once, in the order of its form."""

    def __init__(self, desk: Desk, opened: OpenDraft) -> None:
        self._form, self._answers = opened.form, opened.answers
        language = desk.prompts_of(opened)
        self._words = desk.form_words(opened.form.id, language)
        labels = desk.words("labels", language)
        self._typist = Typist(self._form, self._words, labels, self._answers)
        self._marks = marks_in(opened.draft.facts.settings)
        self._section = ""

    def fields(self) -> Iterator[Handed]:
        for page in pages(self._form, self._answers):
            if uploads(self._form) and page.section.part in _DOCUMENTS:
                continue
            title = self._words.section(page.section.words) or page.section.key
            self._section = f"{page.number} {title}"
            yield from self._page(page)

    def _page(self, page: Page) -> Iterator[Handed]:
        for field in page_fields(page, self._answers):
            if page.section.items is not None:
                title = self._words.section(page.section.words) or page.section.key
                yield from self._list(field, (str(page.number), title), "")
            else:
                yield from self._field(field, "")

    def _field(self, field: Field, item: str) -> Iterator[Handed]:
        named = (field.number, self._label(field.question))
        if isinstance(field.question, ListQuestion):
            yield from self._list(field, named, item)
        elif field.question.typed if field.question.typed is not None else field.is_asked:
            field = replace(field, value=value_of(field.question, field.place, self._answers))
            text = self._typist.typed(field)
            limit = getattr(field.question, "limit", None)
            length = measure(text, limit, self._form.counting)
            yield self._handed(field, named, item, text, length)

    def _list(self, field: Field, named: tuple[str, str], item: str) -> Iterator[Handed]:
        question = field.question
        if not isinstance(question, ListQuestion):
            return
        rows = _items(field)
        table = is_table(question)
        if (table or not rows) and question.typed is not False:
            yield self._table(field, question, named, item)
        for number, one in zip(item_numbers(question, len(rows)), rows, strict=True):
            called = item_name(self._form, self._words, question, one)
            inside = " › ".join(part for part in (item, f"{number} {called}".strip()) if part)
            for inner in item_fields(question, field.place, one, self._answers):
                own = question.typed is not False or inner.question.typed is True
                if own and (not table or inner.question.kind == "text"):
                    yield from self._field(inner, inside)

    def _table(
        self, field: Field, question: ListQuestion, named: tuple[str, str], item: str
    ) -> Handed:
        text = "\n".join(self._typist.rows(field)) if is_table(question) else ""
        length, cell = self._worst_cell(field, question)
        columns = tuple(self._label(column) for column in short_columns(question)) if text else ()
        made = self._handed(field, named, item, text, length or Length(0), columns)
        return replace(made, cell=cell)

    def _worst_cell(self, field: Field, question: ListQuestion) -> tuple[Length | None, str]:
        """The cell that exceeds its limit most, with row and column; None if none does."""
        worst: tuple[Length | None, str] = (None, "")
        for number, one in enumerate(_items(field), start=1):
            for column in short_columns(question):
                limit, value = getattr(column, "limit", None), one.get(column.key)
                if limit is None or not isinstance(value, str):
                    continue
                length = measure(value, limit, self._form.counting)
                if length.is_over and (worst[0] is None or length.left < worst[0].left):
                    worst = (length, f"{number}, {self._label(column)}")
        return worst

    def _handed(
        self,
        field: Field,
        named: tuple[str, str],
        item: str,
        text: str,
        length: Length,
        columns: tuple[str, ...] = (),
    ) -> Handed:
        question = field.question
        asked = question.minimum > 0 if isinstance(question, ListQuestion) else question.required
        return Handed(
            place=field.place,
            kind=question.kind,
            number=named[0],
            label=named[1],
            item=item,
            section=self._section,
            text=text,
            digest=digest_of(essence(field, text) if text else ""),
            length=length,
            mark=self._marks.get(key_of(field.place)),
            columns=columns,
            required=asked,
        )

    def _label(self, question: Question) -> str:
        return self._words.question(question.words, "label") or question.key


def _items(field: Field) -> tuple[Item, ...]:
    value = field.value if isinstance(field.value, tuple) else ()
    return tuple(one for one in value if isinstance(one, Mapping))
