"""What happens when others write the draft that is open here: noticed, merged, asked about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from erasmus_desk.errors import AnswerRefused, DeskError, DraftUnusable
from erasmus_desk.model.answers import Answers, Place
from erasmus_desk.model.drafts import DraftFile
from erasmus_desk.rules.comparing import Difference, differences
from erasmus_desk.rules.merging import Choice, Conflict, merge, resolve
from erasmus_desk.rules.reading import AnswerReader
from erasmus_desk.session.hands import Diverged, Met, Theirs
from erasmus_desk.session.keeping import sense_of
from erasmus_desk.session.merging import merge_drafts
from erasmus_desk.session.open_draft import OpenDraft
from erasmus_desk.session.past import Past
from erasmus_desk.session.steps import Step
from erasmus_desk.storage.copies import copies_beside
from erasmus_desk.storage.drafts import read_stamp
from erasmus_desk.storage.locks import Holder, holder_of
from erasmus_desk.storage.versions import VersionStore

_FACTS = (
    "title",
    "language",
    "prompts",
    "notes",
    "assessment",
    "annexes",
    "emergency",
    "settings",
    "parked",
    "origin",
)
_UNSEEN = frozenset({"removed", "changed"})


def attend(opened: OpenDraft, store: VersionStore) -> None:
    """From now on keep versions of *opened* and take in what other hands write."""
    reader = AnswerReader(opened.form, strict=False)

    def read(facts: DraftFile) -> Answers:
        return reader.read(facts.answers)

    opened.saver.attend(
        opened.draft, store, read, lambda theirs: _meet(opened, theirs), lambda: opened.draft
    )


def opened_elsewhere(path: Path) -> Holder | None:
    """Who else has the draft at *path* open, on which computer, since when; None if nobody."""
    return holder_of(path)


def hold(opened: OpenDraft) -> Holder | None:
    """Tell others that we work in *opened*, until it is closed; returns who else does already.

    A lock that somebody else holds is left alone: it is advice, and both can go on.
    """
    other = holder_of(opened.path)
    if other is None:
        opened.saver.pen.hold.take()
    return other


def notice(opened: OpenDraft, now: float) -> bool:
    """Look whether others have written the file and take it in; whether they had.

    For the moment when a person comes back to the window; saving notices by itself.
    """
    return opened.saver.look(now)


def _meet(opened: OpenDraft, theirs: Theirs) -> Met | Diverged:
    mine = opened.draft
    made = merge_drafts(theirs.base, mine, theirs.draft)
    if made.merged.conflicts:
        return Diverged(theirs, made.merged)
    found = differences(opened.form, mine.answers, made.merged.answers)
    if any(one.kind in _UNSEEN for one in found):
        opened.saver.keep(mine, "before-merge")
    opened.saver.pen.accept(theirs)
    unsaved = sense_of(made.draft) != sense_of(theirs.draft)
    opened.adopt(made.draft, _rebased(opened, theirs), unsaved=unsaved)
    return Met(theirs.who, theirs.where, theirs.since, tuple(one.place for one in found))


def _rebased(opened: OpenDraft, theirs: Theirs) -> Callable[[Answers], Answers]:
    """Earlier answers with what others changed since: undo takes back only one's own steps.

    Where an earlier text of ours and their new one differ, theirs stands: they wrote it knowing
    what ours had become, and a key pressed once must not take it away unseen.
    """
    base, other = theirs.base.answers, theirs.draft.answers

    def rebase(answers: Answers) -> Answers:
        merged = merge(base, answers, other)
        return resolve(opened.form, merged, {one.place: "theirs" for one in merged.conflicts})

    return rebase


def resolve_divergence(opened: OpenDraft, choices: Mapping[Place, Choice]) -> None:
    """Decide between our answers and theirs, place by place, as one step; ours where none is given.

    Both texts are kept as versions before.  What was typed since the divergence was found is
    merged too.
    """
    diverged = opened.saver.state.diverged
    if diverged is None:
        return
    theirs = diverged.theirs
    _take_in(opened, theirs, choices)
    opened.saver.decided(theirs)


def choose_all(diverged: Diverged, choice: Choice) -> dict[Place, Choice]:
    """The same *choice* for every conflict."""
    return {conflict.place: choice for conflict in diverged.conflicts}


def _take_in(opened: OpenDraft, theirs: Theirs, choices: Mapping[Place, Choice]) -> None:
    opened.saver.keep(theirs.draft, "theirs")
    made = merge_drafts(theirs.base, opened.draft, theirs.draft)
    answers = resolve(opened.form, made.merged, choices)
    facts = {name: getattr(made.facts, name) for name in _FACTS}
    opened.fill(answers, step=Step("merge", (), theirs.who), facts=facts)


@dataclass(frozen=True, slots=True)
class ConflictCopy:
    """A copy that a synchronising program left beside the draft, seen against the open text.

    Attributes:
        path: Where it lies.
        changed: When its text was last changed.
        conflicts: Answers that both changed; without any it can be merged as it is.
        changes: What merging it would change here.
    """

    path: Path
    changed: datetime
    conflicts: tuple[Conflict, ...]
    changes: tuple[Difference, ...]


def conflict_copies(opened: OpenDraft) -> tuple[ConflictCopy, ...]:
    """The copies beside *opened* that hold something it does not hold."""
    found = (_seen(opened, path) for path in copies_beside(opened.path))
    return tuple(one for one in found if one is not None)


def _seen(opened: OpenDraft, path: Path) -> ConflictCopy | None:
    mine, past = opened.draft, _past(opened)
    try:
        theirs = past.met(mine, read_stamp(path), path)
    except DeskError:
        return None
    if theirs is None or past.contains(theirs):
        return None
    made = merge_drafts(theirs.base, mine, theirs.draft)
    changes = differences(opened.form, mine.answers, made.merged.answers)
    if not made.merged.conflicts and sense_of(made.draft) == sense_of(mine):
        return None
    return ConflictCopy(path, theirs.draft.facts.changed, made.merged.conflicts, changes)


def merge_copy(opened: OpenDraft, path: Path, choices: Mapping[Place, Choice]) -> None:
    """Take in what a copy beside the draft holds, as one step; ours where nothing is chosen.

    The copy stays where it is and is not offered again; both texts are kept as versions before.

    Raises:
        DraftUnusable: It cannot be read, or is no copy of this draft.
    """
    past = _past(opened)
    try:
        theirs = past.met(opened.draft, read_stamp(path), path)
    except AnswerRefused as reason:
        facts = {"file": str(path), "place": reason.facts.get("place", "")}
        raise DraftUnusable("draft-answers-malformed", facts) from reason
    if theirs is None:
        raise DraftUnusable("copy-of-another-draft", {"file": str(path)})
    _take_in(opened, theirs, choices)
    past.joins(theirs)


def _past(opened: OpenDraft) -> Past:
    past = opened.saver.pen.past
    if past is None:
        raise LookupError("the draft was opened without its past")
    return past
