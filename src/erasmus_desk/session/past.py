"""What a draft was made from: the text in its file, its ancestors, and what is kept of them."""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from erasmus_desk.errors import DeskError
from erasmus_desk.model.answers import Answers
from erasmus_desk.model.drafts import Draft, DraftFile
from erasmus_desk.rules.merging import shared
from erasmus_desk.session.hands import Theirs
from erasmus_desk.session.keeping import Keeper, is_of_old, origin
from erasmus_desk.session.lineage import Ancestry, Lineage, common, lineage_of, with_lineage
from erasmus_desk.session.merging import nothing
from erasmus_desk.storage.drafts import Stamp, parse_draft
from erasmus_desk.storage.locks import holder_of
from erasmus_desk.storage.versions import VersionStore

EVERY = 60.0
"""Seconds after which the text that is about to be replaced is kept as a version."""
PAUSE = 15.0
"""Seconds that a text must have stood unchanged to be kept as the state of a pause."""


class Past:
    """The texts behind the present one.

    Args:
        base: The draft in the file.
        content: The bytes of the file.
        store: Where versions are kept.
        read: Turns a file's answers into answers of the form.
    """

    def __init__(
        self,
        base: Draft,
        content: bytes,
        store: VersionStore,
        read: Callable[[DraftFile], Answers],
    ) -> None:
        self._base = base
        self._content = content
        self._read = read
        self._keeper = Keeper(store)
        self._ancestry = Ancestry(base, origin(content))
        # A draft that was just made has no earlier text worth keeping.
        is_new = base.facts.created == base.facts.changed and not is_of_old(content)
        self._is_kept = is_new and not _is_renewed(base)
        self._wrote_at: float | None = None
        self._kept_at = float("-inf")

    def next_facts(self, draft: Draft) -> DraftFile:
        """The facts of *draft* with the tokens of what it was made from and its own."""
        return with_lineage(draft.facts, self._ancestry.next())

    def wrote(self, draft: Draft, content: bytes) -> None:
        """*draft* is what the file holds now."""
        self._base, self._content = draft, content
        self._wrote_at, self._is_kept = time.monotonic(), False
        self._ancestry.goes_on(lineage_of(draft.facts), draft)

    def accept(self, theirs: Theirs) -> None:
        """Go on from *theirs*, which lies in the file."""
        self._base, self._content, self._is_kept = theirs.draft, theirs.stamp.content, False
        self._ancestry.accepts(theirs.lineage, theirs.draft)

    def joins(self, theirs: Theirs) -> None:
        """What is saved from now on holds *theirs* as well, which lies elsewhere."""
        self._ancestry.joins(theirs.lineage, theirs.draft)

    def contains(self, theirs: Theirs) -> bool:
        """Whether our text was made from *theirs*, as far as the tokens tell."""
        return theirs.lineage[-1] in self._ancestry.lineage

    def met(self, mine: Draft, stamp: Stamp, path: Path) -> Theirs | None:
        """The text that was read from *path*, with what it and ours have in common.

        None if it is another draft.

        Raises:
            DeskError: It cannot be read, or its answers do not fit the form.
        """
        facts = parse_draft(stamp.content, str(path))
        if (facts.id, facts.form) != (mine.facts.id, mine.facts.form):
            return None
        answers = shared(self._read(facts), mine.answers)
        lineage = lineage_of(facts) or (origin(stamp.content),)
        holder = holder_of(path)
        return Theirs(
            draft=Draft(facts.model_copy(update={"answers": {}}), answers),
            base=self._common(lineage) or nothing(mine),
            stamp=stamp,
            lineage=lineage,
            who=holder.who if holder else "",
            where=holder.machine if holder else "",
            since=facts.changed,
        )

    def _common(self, lineage: Lineage) -> Draft | None:
        ours = self._ancestry
        if ours.token in lineage or (len(lineage) == 1 and lineage[0] not in ours.lineage):
            # They went on from our text, or another program wrote it and left no tokens.
            return self._base
        store = self._keeper.store
        versions = store.versions(self._base.facts.id)
        for token in common(ours.lineage, lineage):
            recent = ours.recent(token)
            if recent is not None:
                return recent
            for version in (one for one in versions if one.token == token):
                with suppress(DeskError):
                    facts = parse_draft(store.read(version), version.id)
                    return Draft(facts, self._read(facts))
        return None

    def keep_replaced(self, path: Path) -> None:
        """Keep the text in the file as a version before it is replaced, if it is time."""
        now = time.monotonic()
        if self._wrote_at is None:
            self._keep_present("opened", path)
        elif now - self._wrote_at >= PAUSE or now - self._kept_at >= EVERY:
            self._keep_present("writing", path)

    def keep_last(self, path: Path) -> DeskError | None:
        """Keep the text that the work ends with; the reason if that cannot be."""
        return None if self._wrote_at is None else self._keep_present("closing", path)

    def _keep_present(self, occasion: str, path: Path) -> DeskError | None:
        if self._is_kept:
            return None
        named = "before-migrating" if is_of_old(self._content) else occasion
        problem = self._keeper.keep(self._base, named, path, content=self._content)
        if problem is None:
            self._is_kept, self._kept_at = True, time.monotonic()
            self._ancestry.pin()
        return problem

    def keep(self, draft: Draft, occasion: str, path: Path, name: str = "") -> DeskError | None:
        """Keep *draft* as a version; the reason if that cannot be."""
        return self._keeper.keep(draft, occasion, path, name=name)

    def keep_safe(self, draft: Draft, occasion: str, path: Path) -> DeskError | None:
        """Keep a text that cannot be saved now; the reason if that cannot be."""
        facts = with_lineage(draft.facts, self._ancestry.lineage)
        return self._keeper.keep_safe(draft, Draft(facts, draft.answers), occasion, path)

    def saved(self) -> None:
        """What could not be saved is saved now."""
        self._keeper.saved()


def _is_renewed(draft: Draft) -> bool:
    """Whether the form became another under the draft, so that its file still holds the former."""
    origin = draft.facts.origin
    return origin is not None and origin.draft == draft.facts.id
