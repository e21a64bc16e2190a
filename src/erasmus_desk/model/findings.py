"""What stands between a draft and a valid submission."""

from dataclasses import dataclass, field
from typing import Literal

from erasmus_desk.model.answers import Place

Severity = Literal["error", "warning", "advice"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: a code and facts, never a sentence.

    Attributes:
        code: ``missing``, ``too-long``, ``malformed-oid`` …, or ``rule`` with ``rule`` set.
        severity: ``error``, ``warning`` or ``advice``.
        place: Where the answer lives (item ids inside, not positions).
        facts: What the sentence needs: limit, used, value …
        rule: Id of the form's rule, if one speaks.
        source: Source ids of the form.
        estimate: Whether the fact behind it is uncertain.
    """

    code: str
    severity: Severity
    place: Place
    facts: dict[str, str] = field(default_factory=dict)
    rule: str = ""
    source: tuple[str, ...] = ()
    estimate: bool = False
