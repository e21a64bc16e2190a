"""The hand that writes one draft: compares before it writes, keeps what it replaces.

`Pen.write`, `keep` and `keep_last` run in the worker thread of the saver; the rest is called
while that thread has nothing to write.
"""

import logging
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from erasmus_desk.errors import DeskError, SaveFailed
from erasmus_desk.model.answers import Answers
from erasmus_desk.model.drafts import Draft, DraftFile
from erasmus_desk.rules.merging import shared
from erasmus_desk.session.hands import Theirs
from erasmus_desk.session.keeping import Keeper, is_of_old, origin
from erasmus_desk.session.lineage import Ancestry, Lineage, common, lineage_of, with_lineage
from erasmus_desk.session.merging import nothing
from erasmus_desk.storage.drafts import Stamp, parse_draft, read_stamp, write_content
from erasmus_desk.storage.encoding import Encoder
from erasmus_desk.storage.library import SUFFIX, free_path
from erasmus_desk.storage.locks import Hold, guarded, holder_of
from erasmus_desk.storage.versions import VersionStore
from erasmus_desk.storage.writing import refused, sweep

_LOG = logging.getLogger(__name__)
EVERY = 60.0
"""Seconds after which the text that is about to be replaced is kept as a version."""
PAUSE = 15.0
"""Seconds that a text must have stood unchanged to be kept as the state of a pause."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one attempt to save ended: written, refused, or others were there before."""

    saved_at: datetime | None = None
    problem: DeskError | None = None
    kept_both: Path | None = None
    theirs: Theirs | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    """What a pen needs to meet others' texts and to keep its own."""

    read: Callable[[DraftFile], Answers]
    keeper: Keeper
    ancestry: Ancestry


class Pen:
    """Writes one draft to one file, whole and never over others' changes.

    Attributes:
        path: The file.
        stamp: What we last read from it or wrote to it; None before that.
        hold: Our notice to others that we work here.
    """

    def __init__(self, path: Path, stamp: Stamp | None) -> None:
        self.path = path
        self.stamp = stamp
        self.hold = Hold(path)
        self._base: Draft | None = None
        self._known: _Known | None = None
        self._encoder = Encoder()
        self._is_kept = True
        self._wrote_at: float | None = None
        self._kept_at = float("-inf")

    def attend(
        self, base: Draft, store: VersionStore, read: Callable[[DraftFile], Answers]
    ) -> None:
        """Know the text in the file, where earlier ones are kept, and how others' are read."""
        self._base = base
        content = self.stamp.content if self.stamp is not None else b""
        self._known = _Known(read, Keeper(store), Ancestry(base, origin(content)))
        # A draft that was just made has no earlier text worth keeping.
        self._is_kept = base.facts.created == base.facts.changed and not is_of_old(content)

    def accept(self, theirs: Theirs) -> None:
        """Go on from *theirs*: it is now what the file and we have in common."""
        self.stamp, self._base, self._is_kept = theirs.stamp, theirs.draft, False
        if self._known is not None:
            self._known.ancestry.accepts(theirs.lineage, theirs.draft)

    def joins(self, theirs: Theirs) -> None:
        """What is saved from now on holds *theirs* as well."""
        if self._known is not None:
            self._known.ancestry.joins(theirs.lineage, theirs.draft)

    def contains(self, theirs: Theirs) -> bool:
        """Whether our text was made from *theirs*, as far as the tokens tell."""
        ours = self._known.ancestry.lineage if self._known else ()
        return bool(theirs.lineage) and theirs.lineage[-1] in ours

    def move_to(self, path: Path, stamp: Stamp | None) -> None:
        """From now on write to *path*."""
        self.path, self.stamp = path, stamp
        self.hold.move_to(path)

    def is_as_we_left_it(self) -> bool:
        """Whether nobody else has written the file since we did; one that is gone counts so."""
        return self.stamp is None or not self.path.exists() or self.stamp.matches(self.path)

    def write(self, draft: Draft) -> Outcome:
        """Save *draft*, or say why not; what was in the file before is never lost."""
        try:
            self._keep_replaced()
            outcome = self._write(draft)
        except DeskError as problem:
            outcome = Outcome(problem=problem)
        except OSError as reason:
            outcome = Outcome(problem=refused(reason, self.path))
        except Exception as reason:  # noqa: BLE001
            # Whatever it is, the thread must live on and the person must be told.
            place = "".join(traceback.format_tb(reason.__traceback__))
            _LOG.error("saving failed: %s\n%s", type(reason).__name__, place)
            facts = {"file": str(self.path), "reason": type(reason).__name__}
            outcome = Outcome(problem=SaveFailed("save-failed", facts))
        if outcome.problem is not None:
            self.keep_safe(draft, "unsaved")
        elif outcome.saved_at is not None:
            self._tidy()
        return outcome

    def _tidy(self) -> None:
        if self._known is not None:
            self._known.keeper.saved()
        if self.hold.renew():
            sweep(self.path, now=time.time())

    def _write(self, draft: Draft) -> Outcome:
        with guarded(self.path):
            if self.is_as_we_left_it():
                return self._put(self.path, draft)
            theirs = self._theirs(draft)
            if theirs is not None:
                return Outcome(theirs=theirs)
            return self._put(_another_name(self.path), draft)

    def _put(self, target: Path, draft: Draft) -> Outcome:
        ancestry = self._known.ancestry if self._known else None
        lineage = ancestry.next() if ancestry else lineage_of(draft.facts)
        facts = with_lineage(draft.facts, lineage)
        stamp = write_content(target, self._encoder.encode(facts, draft.answers))
        kept_both = None if target == self.path else target
        if kept_both is not None:
            self.move_to(target, stamp)
        self.stamp, self._base = stamp, Draft(facts, draft.answers)
        self._wrote_at, self._is_kept = time.monotonic(), False
        if ancestry is not None:
            ancestry.goes_on(lineage, self._base)
        return Outcome(datetime.now(UTC), kept_both=kept_both)

    def _theirs(self, draft: Draft) -> Theirs | None:
        """The text that lies in our file now; None if it cannot be merged with ours."""
        if self._known is None:
            return None
        with suppress(DeskError):
            return self.met(draft, self.path)
        return None

    def met(self, mine: Draft, path: Path) -> Theirs | None:
        """The text at *path* with what it and ours have in common; None if it is another draft.

        Raises:
            DeskError: It cannot be read, or its answers do not fit the form.
        """
        stamp = read_stamp(path)
        facts = parse_draft(stamp.content, str(path))
        if self._known is None or (facts.id, facts.form) != (mine.facts.id, mine.facts.form):
            return None
        answers = shared(self._known.read(facts), mine.answers)
        lineage = lineage_of(facts) or (origin(stamp.content),)
        holder = holder_of(self.path)
        return Theirs(
            draft=Draft(facts.model_copy(update={"answers": {}}), answers),
            base=self._common(self._known, lineage) or nothing(mine),
            stamp=stamp,
            lineage=lineage,
            who=holder.who if holder else "",
            where=holder.machine if holder else "",
            since=facts.changed,
        )

    def _common(self, known: _Known, lineage: Lineage) -> Draft | None:
        ours = known.ancestry
        if ours.token in lineage or (len(lineage) == 1 and lineage[0] not in ours.lineage):
            # They went on from our text, or another program wrote it and left no tokens.
            return self._base
        store = known.keeper.store
        versions = store.versions(self._base.facts.id) if self._base else ()
        for token in common(ours.lineage, lineage):
            recent = ours.recent(token)
            if recent is not None:
                return recent
            for version in (one for one in versions if one.token == token):
                with suppress(DeskError):
                    facts = parse_draft(store.read(version), version.id)
                    return Draft(facts, known.read(facts))
        return None

    def _keep_replaced(self) -> None:
        """Keep the text in the file as a version before it is replaced, if it is time."""
        if self._is_kept:
            return
        now = time.monotonic()
        if self._wrote_at is None:
            self._keep_present("opened")
        elif now - self._wrote_at >= PAUSE or now - self._kept_at >= EVERY:
            self._keep_present("writing")

    def keep_last(self) -> DeskError | None:
        """Keep the text that the work ends with; the reason if that cannot be."""
        if self._is_kept or self._wrote_at is None:
            return None
        return self._keep_present("closing")

    def _keep_present(self, occasion: str) -> DeskError | None:
        if self._known is None or self._base is None or self.stamp is None:
            return None
        content = self.stamp.content
        if is_of_old(content):
            occasion = "before-migrating"
        problem = self._known.keeper.keep(self._base, occasion, self.path, content=content)
        if problem is None:
            self._is_kept, self._kept_at = True, time.monotonic()
            self._known.ancestry.pin()
        return problem

    def keep(self, draft: Draft, occasion: str, name: str = "") -> DeskError | None:
        """Keep *draft* as a version; the reason if that cannot be."""
        if self._known is None:
            return None
        return self._known.keeper.keep(draft, occasion, self.path, name=name)

    def keep_safe(self, draft: Draft, occasion: str) -> DeskError | None:
        """Keep a text that cannot be saved now; the reason if that cannot be."""
        if self._known is None:
            return None
        facts = with_lineage(draft.facts, self._known.ancestry.lineage)
        return self._known.keeper.keep_safe(Draft(facts, draft.answers), occasion, self.path)


def _another_name(path: Path) -> Path:
    moment = datetime.now().astimezone().strftime("%Y-%m-%d %H.%M")
    return free_path(path.with_name(f"{path.stem} ({moment}){SUFFIX}"))
