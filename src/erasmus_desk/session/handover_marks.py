"""What has been pasted into the web form, kept in the settings of the draft place by place."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from erasmus_desk.model.answers import Place

_MARKS, _PLAIN = "handover", "handover_plain"
_LETTERS = 12
Settings = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """When an answer was pasted, and a short hash of what it was then."""

    at: datetime
    digest: str


def key_of(place: Place) -> str:
    """*place* as one word."""
    return "/".join(place)


def digest_of(text: str) -> str:
    """A short hash by which two texts are told apart."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_LETTERS]


def marks_in(settings: Settings) -> dict[str, Mark]:
    """The marks that the settings hold, by `key_of` their places; unreadable ones do not count."""
    raw = settings.get(_MARKS)
    found = raw.items() if isinstance(raw, Mapping) else ()
    read = ((key, _mark(value)) for key, value in found)
    return {key: mark for key, mark in read if mark is not None}


def _mark(raw: object) -> Mark | None:
    if not isinstance(raw, Mapping):
        return None
    at, digest = raw.get("at"), raw.get("digest")
    if not isinstance(at, str) or not isinstance(digest, str):
        return None
    try:
        # Two people ticked the same field apart: their notes are merged one below the other.
        moment = datetime.fromisoformat(at.split("\n")[-1])
    except ValueError:
        return None
    return Mark(moment.astimezone() if moment.tzinfo is None else moment, digest)


def with_mark(settings: Settings, place: Place, mark: Mark | None) -> dict[str, Any]:
    """*settings* with that mark at *place*; None takes it away."""
    raw = settings.get(_MARKS)
    kept = dict(raw) if isinstance(raw, Mapping) else {}
    if mark is None:
        kept.pop(key_of(place), None)
    else:
        kept[key_of(place)] = {"at": mark.at.isoformat(), "digest": mark.digest}
    others = {key: value for key, value in settings.items() if key != _MARKS}
    return {**others, _MARKS: kept} if kept else others


def without_marks(settings: Settings) -> dict[str, Any]:
    """*settings* without anything about the web form: a copy has not been pasted anywhere."""
    return {key: value for key, value in settings.items() if key not in (_MARKS, _PLAIN)}


def is_plain(settings: Settings) -> bool:
    """Whether copies are to have straight quotation marks and hyphens for bullets."""
    return settings.get(_PLAIN) is True


def with_plain(settings: Settings, *, plain: bool) -> dict[str, Any]:
    """*settings* with the choice of `is_plain`."""
    others = {key: value for key, value in settings.items() if key != _PLAIN}
    return {**others, _PLAIN: True} if plain else others
