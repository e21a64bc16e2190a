"""What the gallery and "Help me choose" need of each form, without reading the forms whole."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from erasmus_desk.catalogue.kept import keep, kept

if TYPE_CHECKING:
    from erasmus_desk.catalogue.variants import Variant

Raw = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Round:
    """One deadline: wall-clock time ``at`` (ISO) in time zone ``tz``.

    ``offset`` is the zone's distance from UTC at that moment in minutes, where it is known.
    """

    number: int
    at: str
    tz: str
    optional: bool
    sure: bool
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """One form as the gallery shows it.

    Attributes:
        texts: By language and part: title, short, sentence.
        group: What the forms of one action have in common, over fields and calls.
        like: The call that a provisional form repeats; 0 for all others.
        period: The programme period, which decides on the status of countries.
        profile: What "Help me choose" compares, as the form file says it.
        rates: The name of the rates that feed its grant; empty where there are none.
        pack: The form pack that brought it; empty for a shipped form.
    """

    id: str
    key_action: str
    code: str
    family: str
    field: str
    call: int
    state: str
    rounds: tuple[Round, ...]
    texts: Mapping[str, Mapping[str, str]]
    group: str = ""
    like: int = 0
    period: str = ""
    profile: Raw | None = None
    rates: str = ""
    pack: str = ""

    def text(self, language: str, part: str) -> str:
        """A text of the form in *language*, in English where it is missing."""
        found = self.texts.get(language, {}).get(part)
        return found or self.texts.get("en", {}).get(part, "")


_SURE = ("official", "confirmed")
_EDITION = 2
"""Raised when heads hold something else than before, so that nobody reads an old cache."""
_PARTS = ("form.title", "form.short", "form.sentence")


def read_heads(root: Path, cache: Path | None = None) -> tuple[Head, ...]:
    """The heads of all forms below *root*, by id; kept in the file *cache* between starts.

    Forms that cannot be read are left out; `check_forms` tells about them.
    """
    stamp = _stamp(root, _files(root))
    kept = _kept(cache, stamp)
    if kept is not None:
        return kept
    heads = tuple(sorted(_read_all(root), key=lambda head: head.id))
    if cache is not None:
        keep(cache, stamp, [asdict(head) for head in heads])
    return heads


def _files(root: Path) -> list[Path]:
    return sorted(root.glob("*/*/form.toml")) + sorted(root.glob("*/*/words/*.toml"))


def _stamp(root: Path, files: list[Path]) -> str:
    found = ((path, path.stat()) for path in files)
    return f"{_EDITION}|" + "|".join(
        f"{p.relative_to(root)}:{s.st_size}:{s.st_mtime_ns}" for p, s in found
    )


def _read_all(root: Path) -> list[Head]:
    from erasmus_desk.catalogue.reading import read_toml
    from erasmus_desk.catalogue.variants import variants
    from erasmus_desk.errors import FormUnusable

    heads: dict[str, tuple[bool, Head]] = {}
    for path in sorted(root.glob("*/*/form.toml")):
        try:
            raw = read_toml(path)
            words = {
                file.stem: _form_part(read_toml(file))
                for file in sorted((path.parent / "words").glob("*.toml"))
            }
            for variant in variants(raw):
                own = variant.call is None
                if own or variant.id not in heads:
                    group = path.parent.parent.name
                    heads[variant.id] = (own, _of_variant(raw, words, variant, group))
        except (FormUnusable, KeyError, TypeError, ValueError, AttributeError):
            continue
    return [head for _, head in heads.values()]


def _form_part(words: Raw) -> Raw:
    """Of a words file what heads need; the rest is long and stays unread."""
    special = {name: _form_part(table) for name, table in words.get("for", {}).items()}
    return {"form": words.get("form", {}), "for": special}


def _of_variant(raw: Raw, words: Mapping[str, Raw], variant: "Variant", group: str) -> Head:
    from erasmus_desk.catalogue.reading import own_words
    from erasmus_desk.catalogue.variants import chosen, postponed

    whole = postponed(chosen(raw, variant), variant)
    texts = {
        language: {
            key.removeprefix("form."): text.replace("{call}", str(whole["call"]))
            for key, text in own_words(table, variant.names).items()
            if key in _PARTS
        }
        for language, table in words.items()
    }
    like = int(raw["call"]) if variant.call is not None else 0
    return replace(_head(whole, texts), group=group, like=like)


def _head(raw: Raw, texts: dict[str, dict[str, str]]) -> Head:
    deadlines = raw.get("deadlines", [])
    rounds = tuple(
        Round(
            int(entry.get("round", 1)),
            str(entry["at"]).replace(" ", "T"),
            str(entry.get("tz", "Europe/Brussels")),
            bool(entry.get("optional", False)),
            entry.get("confidence") in _SURE,
            _offset(str(entry["at"]), str(entry.get("tz", "Europe/Brussels"))),
        )
        for entry in (deadlines if isinstance(deadlines, list) else [])
    )
    return Head(
        id=str(raw["id"]),
        key_action=str(raw["key_action"]),
        code=str(raw["code"]),
        family=str(raw["family"]),
        field=str(raw["field"]),
        call=int(raw["call"]),
        state=str(raw["state"]),
        rounds=rounds,
        texts=texts,
        period=str(raw.get("period", "")),
        profile=raw.get("profile"),
        rates=str((raw.get("funding") or {}).get("rates", "")),
    )


def _offset(at: str, tz: str) -> int | None:
    """Minutes from UTC at the wall-clock time *at* in *tz*; None for a zone nobody knows."""
    from datetime import datetime
    from zoneinfo import ZoneInfo

    try:
        found = datetime.fromisoformat(at).replace(tzinfo=ZoneInfo(tz)).utcoffset()
    except (ValueError, OSError, KeyError):
        return None
    return round(found.total_seconds() / 60) if found is not None else None


def _kept(cache: Path | None, stamp: str) -> tuple[Head, ...] | None:
    found = kept(cache, stamp) if cache is not None else None
    try:
        return found and tuple(
            Head(**{**entry, "rounds": tuple(Round(**r) for r in entry["rounds"])})
            for entry in found
        )
    except (KeyError, TypeError):
        return None
