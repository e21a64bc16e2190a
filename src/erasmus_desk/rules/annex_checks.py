"""What is wrong with the files chosen for annexes, judged from what is known about them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias

from erasmus_desk.model.annexes import AnnexLimits
from erasmus_desk.model.attachments import Seen, Signature
from erasmus_desk.model.latin import is_plain

MEGABYTE = 1_000_000
_LARGER_MEGABYTE = 1024 * 1024
LONGEST_NAME = 100
"""Letters that a file name may have, ending included, before web forms have been seen to refuse.

No official figure was found: the finding is a hint, and collected copies are named anew anyway.
"""
MOST = 512 * MEGABYTE
"""No web form takes a file as large as this, and no copy is made of one."""

Severity = Literal["wrong", "warning", "hint"]
Facts: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A file chosen for an annex: ``formats`` are the endings that the call takes."""

    key: str
    seen: Seen
    signature: Signature = "none"
    formats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: a code, how bad it is, its facts; ``key`` names the annex, if one."""

    code: str
    severity: Severity
    key: str = ""
    facts: Facts = field(default_factory=dict)


def problems(files: Sequence[Chosen], limits: AnnexLimits | None) -> tuple[Problem, ...]:
    """Everything wrong with *files*, file by file, then with all of them together."""
    alone = [one for chosen in files for one in _alone(chosen, limits)]
    return (*alone, *_twice(files), *_together(files, limits))


def _alone(chosen: Chosen, limits: AnnexLimits | None) -> Iterator[Problem]:
    seen, key = chosen.seen, chosen.key
    if not seen.is_there:
        yield Problem(f"file-{seen.state}", "wrong", key, {"file": seen.name})
        return
    if not seen.size:
        yield Problem("file-empty", "wrong", key, {"file": seen.name})
    yield from _size(chosen, limits)
    yield from _ending(chosen)
    yield from _name(chosen)
    if chosen.signature == "to_sign":
        yield Problem("unsigned", "warning", key, {"file": seen.name})


def _size(chosen: Chosen, limits: AnnexLimits | None) -> Iterator[Problem]:
    size, most = chosen.seen.size, limits.each if limits is not None else None
    facts = {"file": chosen.seen.name, "size": megabytes(size)}
    if most is not None and size > bytes_of(most):
        limit = megabytes(bytes_of(most))
        yield Problem("too-large", _bad(limits, size, most), chosen.key, facts | {"limit": limit})
    elif size > MOST:
        yield Problem("far-too-large", "wrong", chosen.key, facts)


def _ending(chosen: Chosen) -> Iterator[Problem]:
    name = chosen.seen.name
    ending = name.rpartition(".")[2].casefold() if "." in name.strip(".") else ""
    if chosen.formats and ending not in {one.casefold().lstrip(".") for one in chosen.formats}:
        facts = {"file": name, "formats": ", ".join(one.upper() for one in chosen.formats)}
        yield Problem("wrong-format", "wrong", chosen.key, facts)
    elif not ending:
        yield Problem("no-ending", "warning", chosen.key, {"file": name})


def _name(chosen: Chosen) -> Iterator[Problem]:
    name = chosen.seen.name
    if not is_plain(name):
        yield Problem("name-signs", "hint", chosen.key, {"file": name})
    if len(name) > LONGEST_NAME:
        facts = {"file": name, "length": str(len(name)), "limit": str(LONGEST_NAME)}
        yield Problem("name-long", "hint", chosen.key, facts)


def _twice(files: Sequence[Chosen]) -> Iterator[Problem]:
    there = [one for one in files if one.seen.is_there and one.seen.same]
    counted = Counter(one.seen.same for one in there)
    for one in there:
        if counted[one.seen.same] > 1:
            yield Problem("twice", "warning", one.key, {"file": one.seen.name})


def _together(files: Sequence[Chosen], limits: AnnexLimits | None) -> Iterator[Problem]:
    if limits is None:
        return
    there = [one.seen for one in files if one.seen.is_there]
    if limits.files is not None and len(there) > limits.files:
        facts = {"count": str(len(there)), "limit": str(limits.files)}
        yield Problem("too-many", _bad(limits), "", facts)
    size = sum(one.size for one in there)
    if limits.total is not None and size > bytes_of(limits.total):
        facts = {"size": megabytes(size), "limit": megabytes(bytes_of(limits.total))}
        yield Problem("too-large-together", _bad(limits, size, limits.total), "", facts)


def _bad(limits: AnnexLimits | None, size: int = 0, most: float = 0) -> Severity:
    """A limit that is only estimated, or kept if a megabyte is 1024², never says "wrong"."""
    if limits is not None and limits.is_estimate:
        return "warning"
    return "warning" if 0 < size <= most * _LARGER_MEGABYTE else "wrong"


def bytes_of(limit: float) -> int:
    """*limit* megabytes in bytes; a megabyte is a million, the stricter of two readings."""
    return int(Decimal(str(limit)) * MEGABYTE)


def megabytes(size: int) -> str:
    """*size* in megabytes with at most one decimal, never rounded down to a limit it exceeds."""
    tenths = -(-size * 10 // MEGABYTE)
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}"
