"""What people do with a whole draft without working in it: rename, copy, move, judge."""

import time
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from erasmus_desk.errors import DeskError
from erasmus_desk.model.answers import put
from erasmus_desk.model.text import clean
from erasmus_desk.session.annex_deeds import moved
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.handover_marks import without_marks
from erasmus_desk.session.open_draft import OpenDraft
from erasmus_desk.session.shown import Entry
from erasmus_desk.session.steps import Step


def rename(desk: Desk, path: Path, title: str) -> None:
    """Give the draft at *path* another title; its file keeps its name.

    Raises:
        DraftUnusable: It cannot be opened.
        SaveFailed: It cannot be saved.
    """
    opened = desk.open(path)
    retitle(opened, title)
    _kept(desk, opened)


def retitle(opened: OpenDraft, title: str) -> None:
    """Give an open draft another title; a project that is called like its draft follows."""
    question = opened.form.title_question
    place = tuple(question.split(".")) if question else ()
    title = clean(title).text
    follows = bool(place) and opened.value(place) == opened.draft.title
    answers = put(opened.answers, place, title) if follows else None
    opened.change(Step("title", ()), answers, facts={"title": title})


def duplicate(desk: Desk, path: Path, title: str) -> Path:
    """Make a copy of the draft at *path* in the library, called *title*; returns its place.

    Raises:
        DraftUnusable: It cannot be opened.
        SaveFailed: The copy cannot be saved.
    """
    original = desk.open(path, listed=False)
    facts = original.draft.facts
    copied = desk.new(
        original.form.id,
        facts.title,
        language=facts.language,
        prompts=facts.prompts,
        answers=original.answers,
    )
    settings = without_marks(facts.settings)
    annexes = moved(facts.annexes, original.path.parent, copied.path.parent)
    copied.set_facts(
        notes=facts.notes,
        assessment=facts.assessment,
        annexes=annexes,
        settings=settings,
        parked=facts.parked,
        origin=facts.origin,
    )
    retitle(copied, title)
    original.saver.close()
    _kept(desk, copied)
    return copied.path


def _kept(desk: Desk, opened: OpenDraft) -> None:
    desk.save(opened)
    opened.saver.close()
    desk.remember(opened)


def save_as(desk: Desk, opened: OpenDraft, path: Path) -> None:
    """Save *opened* at *path* and go on working there; the old file stays as it was saved last.

    Raises:
        SaveFailed: The disk refused; the draft goes on at its old place.
    """
    from erasmus_desk.session.saving import file_of
    from erasmus_desk.storage.drafts import write_draft

    problem = opened.saver.flush(time.monotonic()).problem
    before = opened.path.parent
    annexes = moved(opened.draft.facts.annexes, before, path.parent)
    facts = opened.draft.facts.model_copy(update={"annexes": annexes})
    stamp = write_draft(path, file_of(replace(opened.draft, facts=facts)))
    opened.saver.move_to(path, stamp)
    _settle_annexes(opened, annexes, before)
    if problem is not None:
        # The old place refused; saving once more at the new one clears the alarm.
        opened.saver.changed(opened.draft, time.monotonic())
        opened.save_now()
    desk.remember(opened)


def _settle_annexes(opened: OpenDraft, annexes: dict[str, dict[str, Any]], before: Path) -> None:
    """Let the draft, and every step of its history, name its *annexes* from where it lies now."""
    after = opened.path.parent
    opened.set_facts(annexes=annexes)
    opened.history.relocate(
        "annexes", lambda kept: moved(cast("dict[str, dict[str, Any]]", kept), before, after)
    )


def leave(desk: Desk, opened: OpenDraft, *, unsaved: bool = False) -> DeskError | None:
    """Save what is not saved and let go of the draft; the reason if it cannot be saved.

    Args:
        desk: Remembers what Home shows of the draft.
        opened: The draft.
        unsaved: Let go of it even if it cannot be saved.
    """
    problem = opened.saver.flush(time.monotonic()).problem
    if problem is not None and not unsaved:
        return problem
    opened.saver.close()
    if opened.path.is_file():
        desk.remember(opened)
    return None


def judge(desk: Desk, entry: Entry) -> Entry:
    """*entry* with its progress, or with the problem that keeps the draft from being opened."""
    path = Path(entry.path)
    try:
        opened = desk.open(path, listed=False)
    except DeskError as reason:
        judged = replace(entry, problem=reason.code)
        if path.is_file():
            desk.library.remember(judged)
        return judged
    desk.remember(opened)
    opened.saver.close()
    return replace(entry, percent=opened.view.progress.percent, problem="")
