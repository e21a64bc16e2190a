"""One definition, several forms: by field of education, by strand, and for the year to come.

A form file may list `[[variants]]`; whatever carries `for = ["vet"]` belongs to the variants of
that name or field alone.  `[provisional]` offers each of them once more for a later call.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Raw = dict[str, Any]
_MARK = "for"
_OWN = frozenset({"variants", "provisional", "name"})


@dataclass(frozen=True, slots=True)
class Variant:
    """One form of a definition.

    Attributes:
        id: The form's id.
        names: What `for` may call it: its name and its field.
        given: What it says in place of the definition: code, field, deadlines, funding …
        call: The later call it is offered for provisionally; None for the call itself.
    """

    id: str
    names: frozenset[str] = frozenset()
    given: Mapping[str, Any] = field(default_factory=dict)
    call: int | None = None


def variants(raw: Raw) -> Iterator[Variant]:
    """Every form that the file with the table *raw* defines, later calls after each."""
    for entry in raw.get("variants") or [{}]:
        whole = raw | entry
        form_id = str(whole.get("id", ""))
        names = frozenset(str(whole[key]) for key in ("name", "field") if whole.get(key))
        given = {key: value for key, value in entry.items() if key != "name"}
        yield Variant(form_id, names, given)
        later = whole.get("provisional")
        if later:
            call = int(later["call"])
            yield Variant(_for_call(form_id, whole["call"], call), names, given, call)


def _for_call(form_id: str, old: int, new: int) -> str:
    return f"{form_id.removesuffix(f'-{old}')}-{new}"


def chosen(raw: Raw, variant: Variant) -> Raw:
    """The table *raw* as it holds for *variant*."""
    kept: Raw = only(raw, variant.names)
    whole = {key: value for key, value in kept.items() if key not in _OWN}
    whole |= only(dict(variant.given), variant.names)
    return {key: value for key, value in whole.items() if key not in _OWN} | {"id": variant.id}


def only(value: Any, names: frozenset[str]) -> Any:  # noqa: ANN401
    """*value* without what belongs to others, all the way down."""
    if isinstance(value, list):
        return [only(entry, names) for entry in value if _belongs(entry, names)]
    if isinstance(value, dict):
        return {
            key: only(inner, names)
            for key, inner in value.items()
            if key != _MARK and _belongs(inner, names)
        }
    return value


def _belongs(entry: object, names: frozenset[str]) -> bool:
    return not isinstance(entry, dict) or _MARK not in entry or bool(names & set(entry[_MARK]))


def postponed(whole: Raw, variant: Variant) -> Raw:
    """The assembled form *whole* for the later call of *variant*; unchanged if it has none.

    No deadline is invented; dates and years of the call move on with it, as estimates.  Its
    revision is 0, so that drafts written for it know the real form when it comes.
    """
    if variant.call is None:
        return whole
    old = int(whole["call"])
    moved = {
        key: _moved(value, old, variant.call - old)
        for key, value in whole.items()
        if key not in ("sources", "countries", "deadlines")
    }
    now = {
        "call": variant.call,
        "state": "provisional",
        "revision": 0,
        "deadlines": [],
        "like": old,
    }
    return whole | moved | now


def _moved(value: Any, call: int, years: int) -> Any:  # noqa: ANN401
    if isinstance(value, list):
        return [_moved(entry, call, years) for entry in value]
    if isinstance(value, dict):
        return _moved_table(value, call, years)
    return _later(value, years) if isinstance(value, date) else value


def _moved_table(table: Raw, call: int, years: int) -> Raw:
    result = {key: _moved(value, call, years) for key, value in table.items()}
    for key in ("minimum", "maximum"):
        if table.get(key) == call:
            result[key] = call + years
    for key in ("earliest", "latest"):
        if table.get(key) and isinstance(table[key], str):
            result[key] = _later(date.fromisoformat(table[key]), years).isoformat()
    if any(result[key] != table[key] for key in table if not isinstance(table[key], dict | list)):
        if "confidence" in result:
            result["confidence"] = "derived"
        if isinstance(result.get("bounds"), dict):
            result["bounds"] = result["bounds"] | {"confidence": "derived"}
    return result


def _later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
