"""How the window looks: the colours of both schemes, palette, style sheet and sizes of text."""

from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from erasmus_desk.assets import resource

BASE_POINTS = 10.5
"""Size of plain text at a zoom of 100 %."""
SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
"""Sizes of text in per cent."""
THEMES = ("system", "light", "dark")
_DARKER_THAN = 128


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one scheme, by what they are for."""

    ground: str
    side: str
    card: str
    input: str
    line: str
    border: str
    text: str
    soft: str
    faint: str
    blue: str
    blue_hover: str
    blue_text: str
    blue_ground: str
    on_blue: str
    red: str
    red_text: str
    red_ground: str
    amber: str
    amber_text: str
    amber_ground: str
    green: str
    green_text: str
    green_ground: str
    grey_ground: str
    track: str
    ring: str
    note: str
    hover: str


LIGHT = Colours(
    ground="#F6F5F1",
    side="#FBFAF7",
    card="#FFFFFF",
    input="#FFFEFB",
    line="#E3E0D8",
    border="#CFCBC0",
    text="#1B2130",
    soft="#565C69",
    faint="#6E737E",
    blue="#2A52B0",
    blue_hover="#234699",
    blue_text="#2449A0",
    blue_ground="#E7ECF8",
    on_blue="#FFFFFF",
    red="#C4392B",
    red_text="#A02418",
    red_ground="#FBE3E0",
    amber="#D29422",
    amber_text="#805000",
    amber_ground="#FBEED6",
    green="#2A8450",
    green_text="#1B6B3C",
    green_ground="#E5F1E8",
    grey_ground="#ECEAE4",
    track="#E9E6DE",
    ring="#BFBBB1",
    note="#FFF9E8",
    hover="#F1EFE9",
)

DARK = Colours(
    ground="#1B1D21",
    side="#202328",
    card="#26292F",
    input="#1F2227",
    line="#363A42",
    border="#4B505A",
    text="#ECEAE4",
    soft="#B6B9C0",
    faint="#9B9FA8",
    blue="#5B83E6",
    blue_hover="#7396EC",
    blue_text="#A3BDF8",
    blue_ground="#2B3858",
    on_blue="#0F1420",
    red="#EA7367",
    red_text="#FFA79D",
    red_ground="#4F2926",
    amber="#E0AC4A",
    amber_text="#F5CC82",
    amber_ground="#48391C",
    green="#5BB985",
    green_text="#93DBB0",
    green_ground="#223F2E",
    grey_ground="#383C44",
    track="#3B3F48",
    ring="#6D727D",
    note="#38331F",
    hover="#2E3239",
)


def apply_theme(app: QApplication, scheme: str = "system", zoom: int = 100) -> None:
    """Dress the whole program in the colours of *scheme* with text at *zoom* per cent.

    Args:
        app: The application.
        scheme: ``light``, ``dark``, or ``system`` for what the system wears.
        zoom: Size of text in per cent.
    """
    shown, points = prepare_theme(app, scheme, zoom)
    sheet = style_sheet(shown, points)
    if app.styleSheet() != sheet:
        app.setStyleSheet(sheet)


def prepare_theme(
    app: QApplication, scheme: str = "system", zoom: int = 100
) -> tuple[Colours, float]:
    """Palette and font alone, before anything is built; returns colours and size of text."""
    hints = app.styleHints()
    chosen = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(scheme)
    hints.setColorScheme(chosen or Qt.ColorScheme.Unknown)
    dark = (chosen or hints.colorScheme()) == Qt.ColorScheme.Dark
    shown = DARK if dark else LIGHT
    app.setPalette(palette_of(shown))
    points = BASE_POINTS * max(SIZES[0], min(zoom, SIZES[-1])) / 100
    font = QFont(app.font())
    font.setPointSizeF(points)
    app.setFont(font)
    return shown, points


def colours(widget: QWidget | None = None) -> Colours:
    """The colours being worn now; for whoever paints by hand."""
    palette = widget.palette() if widget is not None else QGuiApplication.palette()
    is_dark = palette.color(QPalette.ColorRole.Window).lightness() < _DARKER_THAN
    return DARK if is_dark else LIGHT


def style_sheet(shown: Colours, points: float) -> str:
    """The style sheet with the names of colours and sizes filled in."""
    sizes = {
        "size_title": points * 1.6,
        "size_heading": points * 1.25,
        "size_prompt": points * 1.03,
        "size_text": points,
        "size_small": points * 0.92,
        "size_chip": points * 0.84,
    }
    pictures = str(resource("window", "icons", "dark" if shown is DARK else "light"))
    names = asdict(shown) | {name: f"{size:.2f}pt" for name, size in sizes.items()}
    sheet = resource("window", "style.qss").read_text(encoding="utf-8")
    return Template(sheet).substitute(names, icons=pictures.replace("\\", "/"))


def palette_of(shown: Colours) -> QPalette:
    """The same colours for what Qt paints without the style sheet."""
    role, palette = QPalette.ColorRole, QPalette()
    for target, colour in {
        role.Window: shown.ground,
        role.WindowText: shown.text,
        role.Base: shown.card,
        role.AlternateBase: shown.side,
        role.Text: shown.text,
        role.Button: shown.card,
        role.ButtonText: shown.text,
        role.BrightText: shown.red,
        role.Highlight: shown.blue,
        role.HighlightedText: shown.on_blue,
        role.Accent: shown.blue,
        role.Link: shown.blue_text,
        role.LinkVisited: shown.blue_text,
        role.PlaceholderText: shown.faint,
        role.ToolTipBase: shown.card,
        role.ToolTipText: shown.text,
        role.Light: shown.card,
        role.Midlight: shown.line,
        role.Mid: shown.border,
        role.Dark: shown.ring,
        role.Shadow: shown.ring,
    }.items():
        palette.setColor(target, QColor(colour))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(shown.ring))
    return palette


def set_role(widget: QWidget, role: str) -> None:
    """Give *widget* a role of the style sheet, also after it was shown."""
    set_look(widget, "role", role)


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and dress *widget* anew if it changed."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
