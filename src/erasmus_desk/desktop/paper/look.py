"""How each kind of paragraph looks on paper; the same look as the Word template's.

Lengths are in tenths of a point, so that pages are the same on every screen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

UNITS_PER_INCH = 720
SHORT, LONG = 5953, 8419
"""A4."""
SIDE, TOP, BOTTOM = 624, 710, 650
HEADER, FOOTER = 300, 300
INK, GREY, PALE, FAINT = "#1C2430", "#585E67", "#5D6570", "#8A9099"
NAVY, RULE, RED, HAIR = "#17347A", "#D9DDE6", "#9B1C14", "#D4D6D9"
OCHRE, CREAM, BROWN = "#C4A24B", "#FFFAF0", "#8A5A00"
HEAD, HEAD_RULE, TOTAL, GROUP = "#E7ECF8", "#C9D2EA", "#F5F6FA", "#FAFBFD"
FAMILIES = ("Calibri", "Carlito", "Segoe UI", "Noto Sans", "Helvetica Neue", "DejaVu Sans")
SHADES: Mapping[str, str] = MappingProxyType(
    {
        "management": "#9DB2DE",
        "meeting": "#17347A",
        "output": "#2A52B0",
        "event": "#D99A2B",
        "training": "#2F8A52",
        "other": "#7C6A9C",
    }
)


@dataclass(frozen=True, slots=True)
class Look:
    """One kind of paragraph.

    Attributes:
        size, color, bold, italic, apart: Its letters; ``apart`` is space between them.
        before, after, line: Room around it, and its line height as a multiple.
        left, hanging, right: Its indents.
        align: ``left``, ``right`` or ``center``.
        keep: No page ends between it and what follows.
        frame: What is drawn around it: ``under``, ``bar``, ``box``, ``dashes`` or ``over``.
    """

    size: int = 105
    color: str = INK
    bold: bool = False
    italic: bool = False
    apart: int = 0
    before: int = 0
    after: int = 0
    line: float = 1.17
    left: int = 0
    hanging: int = 0
    right: int = 0
    align: str = "left"
    keep: bool = False
    frame: str = ""
    families: tuple[str, ...] = FAMILIES


_TEXT = Look(after=40)
_CELL = Look(size=95, line=1.1)
_ENTRY = replace(_TEXT, left=185, hanging=114)
_HEADING = Look(bold=True, color=NAVY, line=1.1, keep=True)

LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "programme": replace(_HEADING, size=100, apart=9, before=780, after=30),
        "action": Look(size=125, color=GREY, after=200, line=1.1),
        "title": Look(size=300, bold=True, after=60, line=1.0),
        "subtitle": Look(size=130, color=GREY, after=260),
        "masthead": replace(_HEADING, size=90, apart=7, after=30),
        "masthead title": Look(size=210, bold=True, after=30, line=1.0, keep=True),
        "masthead line": Look(size=110, color=GREY, after=190, keep=True, frame="under"),
        "heading 1": replace(_HEADING, size=180, after=220, frame="under"),
        "heading 1 below": replace(_HEADING, size=180, before=280, after=220, frame="under"),
        "heading 2": replace(_HEADING, size=125, before=160, after=20),
        "heading 3": replace(_HEADING, size=105, before=120, after=20),
        "heading 4": replace(_HEADING, size=100, color=GREY, before=100, after=20),
        "section": replace(_HEADING, size=125, before=140, after=30),
        "toc 1": Look(size=105, bold=True, before=70, after=10, line=1.1),
        "toc 2": Look(size=100, after=10, line=1.1, left=142),
        "prompt": Look(size=95, color=GREY, italic=True, after=40, line=1.1, keep=True),
        "guidance": Look(size=95, color=GREY, before=30, after=60, line=1.1, left=100, frame="bar"),
        "guidance entry": Look(
            size=95, color=GREY, after=20, line=1.1, left=210, hanging=110, frame="bar"
        ),
        "condition": Look(size=95, color=NAVY, italic=True, after=40, line=1.1, keep=True),
        "note": Look(size=90, color=GREY, before=20, after=60, line=1.1),
        "note kept": Look(size=90, color=GREY, before=20, after=60, line=1.1, keep=True),
        "text": Look(before=30, after=30, line=1.12),
        "text entry": Look(after=20, line=1.1, left=128, hanging=128),
        "notice": Look(
            size=95, color=BROWN, before=90, after=140, line=1.1, left=71, right=71, frame="box"
        ),
        "answer": _TEXT,
        "answer blank": Look(size=20, line=1.0, after=20),
        "answer entry": _ENTRY,
        "answer number": replace(_TEXT, after=30, left=114, hanging=114),
        "counter": Look(size=85, color=GREY, after=40, line=1.0, align="right"),
        "over": Look(size=85, color=RED, bold=True, after=40, line=1.0, align="right"),
        "no answer": Look(
            size=95, color=BROWN, before=110, after=130, line=1.0, left=71, right=71, frame="dashes"
        ),
        "tick": Look(size=100, after=12, line=1.2, left=185, hanging=185),
        "tick group": Look(size=95, color=GREY, bold=True, before=60, after=20, keep=True),
        "caption": Look(size=90, color=GREY, bold=True, before=90, after=40, line=1.1, keep=True),
        "head": replace(_CELL, color=NAVY, bold=True),
        "head number": replace(_CELL, color=NAVY, bold=True, align="right"),
        "cell": _CELL,
        "number": replace(_CELL, align="right"),
        "label": replace(_CELL, color=PALE),
        "remark": replace(_CELL, size=85, color=PALE, italic=True),
        "year": replace(_CELL, color=NAVY, bold=True, align="center"),
        "month": replace(_CELL, size=75, color=NAVY, bold=True, align="center"),
        "signature": replace(_CELL, size=100, color=NAVY, bold=True, before=80, after=20),
        "signature name": replace(_CELL, size=100),
        "signature line": Look(size=85, color=PALE, before=130, line=1.0, frame="over"),
        "gap": Look(size=20, line=1.0, after=30),
        "running": Look(size=85, color=GREY, line=1.0),
    }
)

_ARIAL = ("Arial", "Liberation Sans", "Helvetica", "Noto Sans", "DejaVu Sans")
_LEAST = 90
"""Nine points: what the rules of the call allow at the least."""
_PART_B_ANSWER = {"size": 95, "after": 30, "line": 1.08}
_PART_B: Mapping[str, dict[str, Any]] = {
    "heading 1": {"size": 150, "after": 120},
    "head": {"size": _LEAST},
    "head number": {"size": _LEAST},
    "cell": {"size": _LEAST},
    "number": {"size": _LEAST},
    "label": {"size": _LEAST},
    "remark": {"size": _LEAST},
    "heading 2": {"size": 120, "before": 120},
    "section": {"size": 150, "before": 180},
    "toc 1": {"size": 95, "before": 30},
    "toc 2": {"size": 90},
    "masthead title": {"size": 180},
    "answer": _PART_B_ANSWER,
    "answer entry": _PART_B_ANSWER,
    "answer number": _PART_B_ANSWER,
    "answer blank": {"size": 20},
    "gap": {"size": 20},
}


def _part_b_look(name: str, look: Look) -> Look:
    own = {"size": max(look.size, _LEAST)} | _PART_B.get(name, {})
    return replace(look, families=_ARIAL, **own)


PART_B_LOOKS: Mapping[str, Look] = MappingProxyType(
    {name: _part_b_look(name, look) for name, look in LOOKS.items()}
)


def looks(style: str) -> Mapping[str, Look]:
    """The looks of a document of that style, see `Outline.style`."""
    return PART_B_LOOKS if style == "part_b" else LOOKS
