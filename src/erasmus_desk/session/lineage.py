"""Which texts a text was made from, so that two of them find what they have in common.

Every save gives the text a token and hands on the tokens of its ancestors in the draft's
settings.  Two files that went apart, on two machines or in a synchronised folder, then know the
last text that both had seen, which is what a three-way merge has to begin from.
"""

import secrets
from collections.abc import Collection

from erasmus_desk.model.drafts import Draft, DraftFile

Lineage = tuple[str, ...]
_KEY = "lineage"
_LATEST = 12
_MOST = 80
_LONGEST = 16
_RECENT = 60


def lineage_of(facts: DraftFile) -> Lineage:
    """The tokens of a text, its own last; empty where another program wrote it."""
    raw = facts.settings.get(_KEY)
    if not isinstance(raw, list):
        return ()
    return tuple(one for one in raw if isinstance(one, str) and 0 < len(one) <= _LONGEST)


def with_lineage(facts: DraftFile, lineage: Lineage) -> DraftFile:
    """*facts* with these tokens."""
    settings = {key: value for key, value in facts.settings.items() if key != _KEY}
    if lineage:
        settings[_KEY] = list(lineage)
    return facts.model_copy(update={"settings": settings})


def without_lineage(facts: DraftFile) -> DraftFile:
    """*facts* as people made them."""
    return with_lineage(facts, ())


def grown(lineage: Lineage, pinned: Collection[str]) -> Lineage:
    """*lineage* with a token for the next save.

    Of older tokens those in *pinned* stay, whose texts are kept as versions; when these get many,
    the older half is thinned out.
    """
    older, latest = lineage[: -_LATEST + 1], lineage[-_LATEST + 1 :]
    return (*_thinned(tuple(t for t in older if t in pinned)), *latest, secrets.token_hex(5))


def _thinned(tokens: Lineage) -> Lineage:
    while len(tokens) > _MOST:
        half = len(tokens) // 2
        tokens = (*tokens[:half:2], *tokens[half:])
    return tokens


def united(mine: Lineage, theirs: Lineage) -> Lineage:
    """The ancestors of a text that was merged from two."""
    return (*(token for token in theirs if token not in mine), *mine)


def common(mine: Lineage, theirs: Lineage) -> Lineage:
    """The tokens that both have, newest first."""
    known = set(mine)
    return tuple(token for token in reversed(theirs) if token in known)


class Ancestry:
    """The tokens of the present text, and its latest ancestors as far as they are at hand."""

    def __init__(self, start: Draft, origin: str) -> None:
        self.lineage = lineage_of(start.facts) or (origin,)
        self._pinned = set(self.lineage)
        self._recent: dict[str, Draft] = {}
        self._remember(start)

    @property
    def token(self) -> str:
        """The token of the present text."""
        return self.lineage[-1]

    def next(self) -> Lineage:
        """The tokens of a text made from the present one."""
        return grown(self.lineage, self._pinned)

    def goes_on(self, lineage: Lineage, text: Draft) -> None:
        """*text* is the present one now."""
        self.lineage = lineage
        self._remember(text)

    def joins(self, lineage: Lineage, text: Draft) -> None:
        """The present text is about to be merged with *text*, which lies in the file."""
        self.lineage = united(self.lineage, lineage)
        self._pinned |= set(lineage)
        self._recent[lineage[-1]] = text

    def accepts(self, lineage: Lineage, text: Draft) -> None:
        """*text*, which lies in the file, is what we go on from."""
        self.joins(lineage, text)
        self.lineage = united(lineage, self.lineage)

    def pin(self) -> None:
        """The present text is kept as a version: its token is worth keeping too."""
        self._pinned.add(self.token)

    def recent(self, token: str) -> Draft | None:
        """The ancestor with that token, if it was in use in this session."""
        return self._recent.get(token)

    def _remember(self, text: Draft) -> None:
        self._recent[self.token] = text
        while len(self._recent) > _RECENT:
            del self._recent[next(iter(self._recent))]
