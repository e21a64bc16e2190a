"""Organisations from a table that a spreadsheet saved as CSV."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from erasmus_desk.errors import DraftUnusable
from erasmus_desk.storage.addresses import CONTACT, FACTS, Card, card_from, new_card_id
from erasmus_desk.storage.drafts import read_stamp

_MOST_ROWS = 5_000
_DELIMITERS = (";", ",", "\t", "|")
_LEGACY = {
    "cp1250": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ",
    "cp1253": "αβγδεζηθικλμνξοπρστυφχψωάέήίόύώΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
    "cp1251": "абвгдежзийклмнопрстуфхцчшщъьюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯ",
}
_FREQUENT = {"cp1250": "ąęłóśż", "cp1253": "αοιετσνρηςάίόέή", "cp1251": "аоеинтрсвлкд"}
_OID = re.compile(r"E\d{8}\Z")
_PIC = re.compile(r"\d{9}\Z")
_YES = frozenset({"yes", "y", "true", "1", "x", "tak", "t", "prawda"})
_NO = frozenset({"no", "n", "false", "0", "nie", "fałsz"})
HEADERS: Mapping[str, tuple[str, ...]] = {
    "legal_name": (
        "legal name", "name", "organisation", "organization", "organisation name", "full name",
        "nazwa", "nazwa prawna", "pełna nazwa", "nazwa organizacji", "organizacja", "instytucja",
    ),
    "acronym": ("acronym", "short name", "skrót", "akronim", "nazwa skrócona"),
    "oid": ("oid", "organisation id", "oid number", "numer oid", "identyfikator"),
    "pic": ("pic", "pic number", "numer pic"),
    "country": ("country", "country code", "kraj", "państwo", "kod kraju"),
    "region": ("region", "województwo"),
    "city": ("city", "town", "miasto", "miejscowość"),
    "address": ("address", "street", "adres", "ulica"),
    "postcode": ("postcode", "postal code", "zip", "zip code", "kod pocztowy", "kod"),
    "website": ("website", "web", "www", "url", "strona", "strona internetowa", "strona www"),
    "email": ("email", "e-mail", "mail", "organisation email", "adres e-mail", "poczta"),
    "phone": ("phone", "telephone", "tel", "telefon"),
    "type": ("type", "organisation type", "typ", "typ organizacji", "rodzaj"),
    "public_body": ("public body", "public", "organ publiczny", "podmiot publiczny", "publiczna"),
    "non_profit": ("non-profit", "non profit", "nonprofit", "organizacja non-profit"),
    "contact.first_name": ("first name", "contact first name", "imię"),
    "contact.last_name": ("last name", "surname", "contact last name", "nazwisko"),
    "contact.position": ("position", "role", "contact position", "stanowisko", "funkcja"),
    "contact.email": ("contact email", "contact e-mail", "e-mail osoby kontaktowej"),
    "contact.phone": ("contact phone", "contact telephone", "telefon osoby kontaktowej"),
    "checked": ("checked", "last checked", "sprawdzono", "data sprawdzenia"),
}  # fmt: skip
"""What columns may be called in the first row, whatever their case."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A value that was left out: the row of the table (the heading is row 1) and why.

    ``code`` is ``no-name`` (the whole row is left out), ``oid``, ``pic``, ``yes-no`` or
    ``country``.
    """

    row: int
    column: str
    code: str
    value: str


@dataclass(frozen=True, slots=True)
class CsvRead:
    """The cards of a table, what was left out, and the columns that nobody knows."""

    cards: tuple[Card, ...]
    problems: tuple[RowProblem, ...]
    unknown: tuple[str, ...]


def read_csv(path: Path, countries: Mapping[str, str]) -> CsvRead:
    """The organisations in the table at *path*.

    *countries* gives the code for lower-case codes and names in any language.

    Raises:
        DraftUnusable: It cannot be read, is no table, or has no column with names.
    """
    text = _decoded(read_stamp(path).content, path)
    rows = _rows(text, path)
    if not rows:
        raise DraftUnusable("cards-table-empty", {"file": str(path)})
    keys = [_key(heading) for heading in rows[0]]
    if "legal_name" not in keys:
        found = ", ".join(heading.strip()[:40] for heading in rows[0][:20])
        raise DraftUnusable("cards-no-name-column", {"file": str(path), "found": found})
    problems: list[RowProblem] = []
    cards = []
    for number, row in enumerate(rows[1 : _MOST_ROWS + 1], start=2):
        if any(cell.strip() for cell in row):
            cells = dict(zip(keys, row, strict=False))
            card = _card(cells, number, countries, problems)
            if card is not None:
                cards.append(card)
    unknown = tuple(h for h, key in zip(rows[0], keys, strict=True) if not key and h.strip())
    return CsvRead(tuple(cards), tuple(problems), unknown)


def _decoded(content: bytes, path: Path) -> str:
    if b"\0" in content and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise DraftUnusable("cards-no-table", {"file": str(path)})
    for encoding in ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return max((_legacy(content, code) for code in _LEGACY), key=lambda pair: pair[0])[1]


def _legacy(content: bytes, encoding: str) -> tuple[float, str]:
    """How much the text looks like its language in that encoding, and the text."""
    text = content.decode(encoding, "replace")
    foreign = [one for one in text if one > "\x7f"]
    known = sum(one in _LEGACY[encoding] for one in foreign)
    frequent = sum(one in _FREQUENT[encoding] for one in foreign)
    return (known + frequent) / max(1, len(foreign)), text


def _rows(text: str, path: Path) -> list[list[str]]:
    head = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=lambda sign: _recognised(head, sign))
    try:
        found = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        return [row for _, row in zip(range(_MOST_ROWS + 1), found, strict=False)]
    except csv.Error as reason:
        raise DraftUnusable("cards-no-table", {"file": str(path)}) from reason


def _recognised(head: str, delimiter: str) -> tuple[int, int]:
    try:
        cells = next(csv.reader([head], delimiter=delimiter), [])
    except csv.Error:
        return 0, 0
    return sum(bool(_key(cell)) for cell in cells), len(cells)


def _key(heading: str) -> str:
    plain = " ".join(heading.replace("_", " ").replace("\ufeff", "").split()).casefold().rstrip(":")
    for key, names in HEADERS.items():
        if plain in names or plain.replace(" ", "_") == key:
            return key
    return ""


def _card(
    cells: Mapping[str, str],
    row: int,
    countries: Mapping[str, str],
    problems: list[RowProblem],
) -> Card | None:
    texts = {key: " ".join(cell.split()) for key, cell in cells.items() if key and cell.strip()}
    if not texts.get("legal_name"):
        problems.append(RowProblem(row, "legal_name", "no-name", ""))
        return None
    facts = {key: _fact(key, texts[key], row, problems) for key in FACTS if key in texts}
    named = texts.get("country", "")
    if named:
        code = countries.get(named.casefold())
        facts["country"] = code or _left_out(problems, row, "country", "country", named)
    contact = {key: texts[f"contact.{key}"] for key in CONTACT if f"contact.{key}" in texts}
    raw = {
        "id": new_card_id(),
        "facts": {key: value for key, value in facts.items() if value is not None},
        "contacts": [contact] if contact else [],
        "checked": texts.get("checked", ""),
    }
    return card_from(raw)


def _fact(key: str, text: str, row: int, problems: list[RowProblem]) -> str | bool | None:
    if key in ("public_body", "non_profit"):
        if text.casefold() in _YES | _NO:
            return text.casefold() in _YES
        return _left_out(problems, row, key, "yes-no", text)
    pattern = {"oid": _OID, "pic": _PIC}.get(key)
    if pattern is None:
        return text
    plain = re.sub(r"[\s.-]", "", text).upper()
    return plain if pattern.match(plain) else _left_out(problems, row, key, key, text)


def _left_out(problems: list[RowProblem], row: int, key: str, code: str, text: str) -> str | None:
    problems.append(RowProblem(row, key, code, text[:80]))
    return None


def known_columns() -> Sequence[str]:
    """The English names of the columns, for a person who prepares a table."""
    return [names[0] for names in HEADERS.values()]
