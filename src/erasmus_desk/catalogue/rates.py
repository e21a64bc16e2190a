"""Reads the rates of a call: `forms/shared/rates/<name>.toml`."""

import re
from pathlib import Path

from pydantic import ValidationError

from erasmus_desk.catalogue.reading import read_toml
from erasmus_desk.catalogue.roots import Root, as_root
from erasmus_desk.errors import FormUnusable
from erasmus_desk.model.rates import RateBook

_NAME = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")


def read_rates(root: Path | Root, name: str) -> RateBook:
    """The rate book *name* below *root*, a folder laid out like `forms/`.

    Raises:
        FormUnusable: There is no such file, or it is not usable; the facts name file and place.
    """
    path = as_root(root).rates(name)
    if not _NAME.fullmatch(name):
        raise FormUnusable("form-file-missing", {"file": str(path), "reason": ""})
    raw = read_toml(path)
    try:
        return RateBook.model_validate(raw)
    except ValidationError as reason:
        error = reason.errors()[0]
        place = ".".join(str(step) for step in error["loc"])
        facts = {"file": str(path), "place": place, "reason": error["msg"]}
        raise FormUnusable("form-malformed", facts) from reason


_SUM = "lump_sum."


def read_sums(root: Path | Root, name: str) -> tuple[int, ...]:
    """The fixed amounts for a whole project among the rates *name*; none if it cannot be read."""
    try:
        book = read_rates(root, name)
    except FormUnusable:
        return ()
    found = (r for r in book.rates if r.id.startswith(_SUM) and r.unit == "project")
    return tuple(sorted(int(rate.amount) for rate in found if rate.amount is not None))


def rate_names(root: Path) -> tuple[str, ...]:
    """The names of all rate books below *root*."""
    return tuple(sorted(path.stem for path in (root / "shared" / "rates").glob("*.toml")))
