"""From an open draft to a file for others."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypedDict

from erasmus_desk.documents.compose import compose
from erasmus_desk.documents.exporting import missing_styles, word_of
from erasmus_desk.documents.options import KINDS, DocumentState, ExportOptions, Kind
from erasmus_desk.documents.outline import Outline
from erasmus_desk.errors import AnswerRefused
from erasmus_desk.model.answers import items
from erasmus_desk.model.drafts import EDITION, Draft, DraftFile
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.session.annexes import annex_lines
from erasmus_desk.session.deadlines import Countdown, draft_deadline
from erasmus_desk.session.timetable import assumed_start, document_bars, timetable
from erasmus_desk.storage.writing import write_whole

if TYPE_CHECKING:
    from erasmus_desk.session.desk import Desk
    from erasmus_desk.session.open_draft import OpenDraft

__all__ = [
    "KINDS",
    "ExportOptions",
    "Kind",
    "Outline",
    "PdfWriter",
    "blank_outline",
    "export_blank",
    "export_pdf",
    "export_word",
    "missing_styles",
    "outline_of",
    "partner_at",
]

Progress: TypeAlias = Callable[[int, int], bool]
"""Told of (done, in all); whether to go on."""
PdfWriter: TypeAlias = Callable[[Outline, Progress], bytes]
"""Draws an outline as a PDF; raises ``Cancelled`` when told to stop."""


class Options(TypedDict, total=False):
    """The fields of ``ExportOptions`` under the same names."""

    kind: Kind
    partner: str
    prompts: bool
    counters: bool
    empty: bool
    codes: bool
    criteria: bool


_USUAL = ExportOptions()


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asks for when exporting; ``house`` is a Word file to take the style from."""

    options: ExportOptions = _USUAL
    language: str = "en"
    house: Path | None = None


def outline_of(desk: "Desk", opened: "OpenDraft", wish: Wish) -> Outline:
    """What the document says, before it becomes a file; for previews and for writing."""
    language = wish.language
    return compose(
        opened.form,
        opened.draft,
        desk.form_words(opened.form.id, language),
        desk.words("labels", language),
        options=_checked(opened, wish.options),
        moment=desk.now(),
        state=state_of(desk, opened, language),
        texts=desk.words("budget", language),
    )


def export_word(desk: "Desk", opened: "OpenDraft", target: Path, wish: Wish) -> Path:
    """Write a Word document of *opened*; returns where it lies, always ending in .docx.

    Raises:
        SaveFailed: The disk refused; what was there before is still there.
        AnswerRefused: The partner asked for is not in the application, or the form has no Part B.
        DraftUnusable: The house template cannot be used.
    """
    return _written(target, word_of(outline_of(desk, opened, wish), desk.now(), wish.house))


def export_pdf(
    desk: "Desk", opened: "OpenDraft", target: Path, wish: Wish, *, progress: Progress
) -> Path:
    """Write a document of *opened* as PDF; returns where it lies, always ending in .pdf.

    Raises:
        SaveFailed: The disk refused; what was there before is still there.
        AnswerRefused: The partner asked for is not in the application, or nothing draws PDF here.
    """
    if desk.pdf is None:
        raise AnswerRefused("pdf-not-possible", {})
    content = desk.pdf(outline_of(desk, opened, wish), progress)
    return _written(target, content, ".pdf")


def blank_outline(desk: "Desk", form: FormDefinition, language: str) -> Outline:
    """The empty questionnaire of *form*, before it becomes a file."""
    words = desk.form_words(form.id, language)
    moment = datetime.now(UTC)
    facts = DraftFile(
        edition=EDITION,
        id=f"blank-{form.id}",
        form=form.id,
        revision=form.revision,
        title=words.find("form.short"),
        language=language,
        created=moment,
        changed=moment,
    )
    return compose(
        form,
        Draft(facts, {}),
        words,
        desk.words("labels", language),
        options=ExportOptions(kind="blank"),
        moment=desk.now(),
        state=_deadline_state(desk, form.id),
        texts=desk.words("budget", language),
    )


def export_blank(desk: "Desk", form: FormDefinition, target: Path, language: str) -> Path:
    """Write the empty questionnaire of *form*; returns where it lies.

    Raises:
        SaveFailed: The disk refused.
    """
    return _written(target, word_of(blank_outline(desk, form, language), desk.now()))


def partner_at(opened: "OpenDraft", position: int) -> str:
    """The item id of the organisation at *position*, from 1.

    Raises:
        AnswerRefused: There are fewer.
    """
    found = items(opened.answers, ("organisations",))
    if not 1 <= position <= len(found):
        facts = {"partner": str(position), "count": str(len(found))}
        raise AnswerRefused("export-partner-unknown", facts)
    return str(found[position - 1].get("id", ""))


def _checked(opened: "OpenDraft", options: ExportOptions) -> ExportOptions:
    """*options*, if the organisation that they name exists; a part of nobody is the applicant's."""
    if options.kind == "part_b" and opened.form.part_b is None:
        raise AnswerRefused("export-no-part-b", {"form": opened.form.id})
    found = [str(item.get("id", "")) for item in items(opened.answers, ("organisations",))]
    if options.partner and options.partner not in found:
        facts = {"partner": options.partner, "count": str(len(found))}
        raise AnswerRefused("export-partner-unknown", facts)
    if options.kind == "partner" and not options.partner and found:
        return replace(options, partner=found[0])
    return options


def state_of(desk: "Desk", opened: "OpenDraft", language: str = "en") -> DocumentState:
    """What the document says about the state of the draft, with its timetable and budget."""
    view = opened.view
    words = desk.form_words(opened.form.id, language)
    assumed = assumed_start(opened.form, opened.answers)
    planned = timetable(opened.form, opened.answers, assumed=assumed)
    return _deadline_state(
        desk,
        opened.form.id,
        draft_deadline(desk, opened),
        answered=view.progress.answered,
        required=view.progress.required,
        to_fix=view.progress.errors,
        grant=view.grant,
        budget=view.budget,
        timetable=document_bars(opened.form, planned, words),
        relative=assumed is not None,
        annexes=annex_lines(desk, opened, language),
    )


def _deadline_state(
    desk: "Desk", form_id: str, found: Countdown | None = None, **known: object
) -> DocumentState:
    found = found or desk.deadline(form_id)
    if found is None:
        return DocumentState(**known)  # type: ignore[arg-type]
    form = desk.catalogue.form(form_id)
    rounds = [d for d in form.deadlines if d.round == found.round.number]
    own = rounds[0] if rounds else form.deadlines[0]
    moment = datetime.fromisoformat(found.round.at)
    deadline = own.model_copy(update={"at": moment, "tz": found.round.tz})
    return DocumentState(deadline=deadline, **known)  # type: ignore[arg-type]


def _written(target: Path, content: bytes, suffix: str = ".docx") -> Path:
    if target.suffix.lower() != suffix:
        target = target.with_name(f"{target.name}{suffix}")
    write_whole(target.absolute(), content)
    return target
