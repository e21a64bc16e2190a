"""Where the pieces of a card lie: worked out for one row, for painting and for its height."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from erasmus_desk.desktop.handover.saying import Saying
from erasmus_desk.session.handover import Handed

Kind: TypeAlias = Literal["title", "item", "count", "over", "note", "text", "trim", "heading"]
MARGIN, MARGIN_RIGHT, GAP, PAD = 18, 6, 4, 12
_LINE_GAP = 5
_BOX_PAD = 9
_TITLE_LINES, _ITEM_LINES, _TRIM_LINES = 3, 2, 2
_TEXT_LINES, _SHORT_LINES = 7, 30
_MOST = 4000
_LOOKED_AT = {"text": _TEXT_LINES, "line": _TEXT_LINES}


class Fonts:
    """The sizes of text on a card, with their measures."""

    def __init__(self, base: QFont) -> None:
        self.base = QFont(base)
        self.bold = _like(base, 1.0, bold=True)
        self.small = _like(base, 0.92)
        self.chip = _like(base, 0.84, bold=True)
        self.heading = _like(base, 0.92, bold=True)
        named = (self.base, self.bold, self.small, self.chip, self.heading)
        self.high = {id(font): QFontMetrics(font).height() for font in named}

    def height(self, font: QFont) -> int:
        """The height of a line."""
        return self.high[id(font)]

    def width(self, font: QFont, text: str) -> int:
        """How wide *text* is."""
        return QFontMetrics(font).horizontalAdvance(text)


def _like(base: QFont, share: float, *, bold: bool = False) -> QFont:
    made = QFont(base)
    made.setPointSizeF(base.pointSizeF() * share)
    made.setBold(bold)
    return made


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of text in one look."""

    kind: Kind
    area: QRect
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A card, measured from the top left corner of its row.

    Attributes:
        height: Of the whole row.
        card: The white card.
        chip, button: Their grounds; the button's is empty where there is nothing to copy.
        box: The frame around the text; empty on a folded card.
        pieces: The texts.
    """

    height: int
    card: QRect
    chip: QRect
    button: QRect
    box: QRect
    pieces: tuple[Piece, ...]


def folded_height(fonts: Fonts, *, headed: bool) -> int:
    """How high a card is that is not the present one."""
    inner = fonts.height(fonts.bold) + _LINE_GAP + fonts.height(fonts.small)
    return inner + 2 * (PAD + GAP) + (_heading_height(fonts) if headed else 0)


def _heading_height(fonts: Fonts) -> int:
    return fonts.height(fonts.heading) + 14


class Planner:
    """Lays out cards of one width.

    Args:
        saying: Puts fields into words.
        fonts: Sizes of text.
        width: Of the list.
    """

    def __init__(self, saying: Saying, fonts: Fonts, width: int) -> None:
        self._saying, self._fonts, self._width = saying, fonts, width
        self._left, self._right = MARGIN + PAD, width - MARGIN_RIGHT - PAD
        self._pieces: list[Piece] = []
        self._y = 0

    def folded(self, handed: Handed, heading: str) -> Plan:
        """A card with its name only."""
        top = self._begin(heading)
        fonts, saying = self._fonts, self._saying
        button = self._button(saying.button(handed, is_current=False), fonts.base)
        height = folded_height(fonts, headed=bool(heading))
        card = QRect(MARGIN, top + GAP, self._width - MARGIN - MARGIN_RIGHT, height - top - 2 * GAP)
        button.moveTop(card.center().y() - button.height() // 2 + 1)
        edge = button.left() - 8 if button.width() else self._right
        count, over = saying.count(handed), handed.length.is_over
        if not count and not handed.item:
            self._y += (_LINE_GAP + fonts.height(fonts.small)) // 2
        chip = self._chip(handed, is_next=False)
        self._one_line("title", fonts.bold, (chip.right() + 9, edge), handed.name)
        self._y += _LINE_GAP
        start = self._left
        if count:
            wide = min(fonts.width(fonts.small, count) + 2, edge - start)
            area = (start, start + wide)
            self._one_line("over" if over else "count", fonts.small, area, count, stay=True)
            start += wide + 12
        if start < edge:
            self._one_line("item", fonts.small, (start, edge), handed.item, stay=True)
        return Plan(height, card, chip, button, QRect(), tuple(self._pieces))

    def unfolded(self, handed: Handed, heading: str) -> Plan:
        """The present card, with its text and what could be trimmed."""
        top = self._begin(heading)
        fonts, saying = self._fonts, self._saying
        chip = self._chip(handed, is_next=True)
        button = self._button(saying.button(handed, is_current=True), fonts.bold)
        button.moveTop(self._y - 2)
        self._beside(handed, button, chip)
        columns = saying.columns(handed)
        if columns:
            self._wrapped("note", fonts.small, self._left, columns, _TITLE_LINES)
        box = self._box(handed)
        for text in saying.trims(handed):
            self._wrapped("trim", fonts.small, self._left, text, _TRIM_LINES)
        bottom = self._y - _LINE_GAP + PAD
        card = QRect(MARGIN, top + GAP, self._width - MARGIN - MARGIN_RIGHT, bottom - top - GAP)
        return Plan(bottom + GAP, card, chip, button, box, tuple(self._pieces))

    def _begin(self, heading: str) -> int:
        """Start anew below the heading of the section; returns where the card begins."""
        self._pieces, self._y = [], 0
        if heading:
            high = _heading_height(self._fonts)
            area = QRect(MARGIN, 0, self._width - MARGIN - MARGIN_RIGHT, high)
            self._pieces.append(Piece("heading", area, (heading,)))
            self._y = high
        top = self._y
        self._y += GAP + PAD
        return top

    def _chip(self, handed: Handed, *, is_next: bool) -> QRect:
        text, _ = self._saying.chip(handed, is_next=is_next)
        fonts = self._fonts
        wide = fonts.width(fonts.chip, text) + 14
        high = fonts.height(fonts.chip) + 4
        spot = self._y + (fonts.height(fonts.bold) - high) // 2
        return QRect(self._left, spot, wide, high)

    def _button(self, text: str, font: QFont) -> QRect:
        if not text:
            return QRect()
        fonts = self._fonts
        wide, high = fonts.width(font, text) + 28, fonts.height(fonts.base) + 12
        return QRect(self._right - wide, 0, wide, high)

    def _beside(self, handed: Handed, button: QRect, chip: QRect) -> None:
        """Name, item, count and note at the left of the button."""
        fonts, saying = self._fonts, self._saying
        edge = button.left() - 8 if button.width() else self._right
        self._wrapped("title", fonts.bold, chip.right() + 9, handed.name, _TITLE_LINES, edge)
        said: tuple[tuple[Kind, str], ...] = (
            ("item", handed.item),
            ("over" if handed.length.is_over else "count", saying.count(handed)),
            ("note", saying.note(handed)),
        )
        for kind, text in said:
            if text:
                self._wrapped(kind, fonts.small, self._left, text, _ITEM_LINES, edge)
        if button.width():
            self._y = max(self._y, button.bottom() + _LINE_GAP)

    def _box(self, handed: Handed) -> QRect:
        if not handed.text:
            return QRect()
        top = self._y + 2
        self._y = top + _BOX_PAD
        most = _LOOKED_AT.get(handed.kind, _SHORT_LINES)
        shown = _rows(handed.text) if handed.columns else handed.text
        edge = self._right - _BOX_PAD
        self._wrapped("text", self._fonts.base, self._left + _BOX_PAD, shown, most, edge)
        self._y += _BOX_PAD - _LINE_GAP
        box = QRect(self._left, top, self._right - self._left, self._y - top)
        self._y += _LINE_GAP + 3
        return box

    def _one_line(
        self, kind: Kind, font: QFont, area: tuple[int, int], text: str, *, stay: bool = False
    ) -> None:
        high = self._fonts.height(font)
        spot = QRect(area[0], self._y, max(1, area[1] - area[0]), high)
        self._pieces.append(Piece(kind, spot, (text,)))
        self._y += 0 if stay else high

    def _wrapped(
        self, kind: Kind, font: QFont, left: int, text: str, most: int, right: int = 0
    ) -> None:
        wide = max(40, (right or self._right) - left)
        lines = wrapped(text, font, wide, most)
        high = self._fonts.height(font) * len(lines)
        self._pieces.append(Piece(kind, QRect(left, self._y, wide, high), lines))
        self._y += high + _LINE_GAP


def _rows(text: str) -> str:
    """Rows of a table as one reads them off, numbered where there are several."""
    rows = text.replace("\t", "  ·  ").split("\n")
    return "\n".join(f"{n}.  {row}" for n, row in enumerate(rows, 1)) if rows[1:] else rows[0]


def wrapped(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """*text* in lines of that width; after *most* lines an ellipsis says that there is more."""
    lines: list[str] = []
    for paragraph in text[:_MOST].split("\n"):
        lines += _broken(paragraph, font, width, most + 1 - len(lines))
        if len(lines) > most:
            last = lines[most - 1].rstrip()
            return (*lines[: most - 1], f"{last} …")
    return tuple(lines)


def _broken(paragraph: str, font: QFont, width: int, most: int) -> list[str]:
    layout = QTextLayout(paragraph, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart()
        lines.append(paragraph[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return lines or [""]
