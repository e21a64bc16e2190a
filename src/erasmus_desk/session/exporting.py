"""From an open draft to a file for others."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from erasmus_desk.documents.exporting import export_word as word_document
from erasmus_desk.documents.options import DocumentState, ExportOptions
from erasmus_desk.model.drafts import EDITION, Draft, DraftFile
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.storage.writing import write_whole

if TYPE_CHECKING:
    from erasmus_desk.session.desk import Desk
    from erasmus_desk.session.open_draft import OpenDraft


def export_word(
    desk: "Desk",
    opened: "OpenDraft",
    target: Path,
    language: str,
    options: Mapping[str, bool],
) -> Path:
    """Write the Word document of *opened*; returns where it lies, always ending in .docx.

    Raises:
        SaveFailed: The disk refused; what was there before is still there.
    """
    content = word_document(
        opened.form,
        opened.draft,
        desk.form_words(opened.form.id, language),
        desk.words("labels", language),
        options=ExportOptions(**options),
        moment=desk.now(),
        state=state_of(desk, opened),
    )
    return _written(target, content)


def export_blank(desk: "Desk", form: FormDefinition, target: Path, language: str) -> Path:
    """Write the empty questionnaire of *form*; returns where it lies.

    Raises:
        SaveFailed: The disk refused.
    """
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
    content = word_document(
        form,
        Draft(facts, {}),
        words,
        desk.words("labels", language),
        options=ExportOptions(blank=True),
        moment=desk.now(),
        state=_deadline_state(desk, form.id),
    )
    return _written(target, content)


def state_of(desk: "Desk", opened: "OpenDraft") -> DocumentState:
    """What the title page says about the state of the draft."""
    view = opened.view
    return _deadline_state(
        desk,
        opened.form.id,
        answered=view.progress.answered,
        required=view.progress.required,
        to_fix=view.progress.errors,
        grant=view.grant,
    )


def _deadline_state(desk: "Desk", form_id: str, **known: object) -> DocumentState:
    found = desk.deadline(form_id)
    form = desk.catalogue.form(form_id)
    rounds = [d for d in form.deadlines if found and d.round == found.round.number]
    return DocumentState(deadline=rounds[0] if rounds else None, **known)  # type: ignore[arg-type]


def _written(target: Path, content: bytes) -> Path:
    if target.suffix.lower() != ".docx":
        target = target.with_name(f"{target.name}.docx")
    write_whole(target.absolute(), content)
    return target
