"""What is wrong with a form file: a code, the file, the place in it."""

from dataclasses import dataclass
from pathlib import Path

from erasmus_desk.errors import FormUnusable


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a form: a code, the file, the place in it, and facts."""

    code: str
    file: str
    place: str
    detail: str = ""


def fault_of(reason: FormUnusable, file: Path) -> Fault:
    """What *reason* says is wrong, in *file* unless it names another."""
    facts = reason.facts
    details = (facts.get(name) for name in ("reason", "piece", "form"))
    detail = next((found for found in details if found), "")
    return Fault(reason.code, facts.get("file", str(file)), facts.get("place", ""), detail)
