"""What the export dialog asks: which document, for whom, how, in which style."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QVBoxLayout, QWidget

from erasmus_desk.desktop.languages import native_name, sorted_languages
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.wizard.pieces import Tick, button, column, label, row, show_if
from erasmus_desk.errors import DeskError
from erasmus_desk.model.answers import items
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.open_draft import OpenDraft

if TYPE_CHECKING:
    from erasmus_desk.session.exporting import Kind

_PARTS = ("prompts", "counters", "empty", "criteria")
_ON_REQUEST = ("criteria",)
_KINDS: "tuple[Kind, ...]" = (
    "application",
    "reading",
    "summary",
    "partner",
    "mandate",
    "declaration",
    "counts",
    "blank",
)
_FOR_ONE = ("partner", "mandate")
_WITH_PARTS = ("application", "partner")
FORMATS = {"word": ".docx", "pdf": ".pdf"}


class ExportChoices(QWidget):
    """The choices of the export dialog.

    Signals:
        changed: Something was chosen.
    """

    changed = Signal()

    def __init__(self, desk: Desk, opened: OpenDraft, texts: Texts) -> None:
        super().__init__()
        self._desk, self._opened, self._texts = desk, opened, texts
        self.house: Path | None = None
        inside = column(self, gap=10)
        self._kind = self._combo(inside, "kind")
        named = desk.words("labels", texts.language)
        kinds = ("part_b", *_KINDS) if opened.form.part_b else _KINDS
        for kind in kinds:
            self._kind.addItem(named.say(f"kind.{kind}"), kind)
        self._partner = self._combo(inside, "partner")
        self._fill_partners()
        self._language = self._combo(inside, "language")
        for code in sorted_languages(list(desk.languages("labels"))):
            self._language.addItem(native_name(code), code)
        wanted = desk.preferences.document or desk.prompts_of(opened)
        self._language.setCurrentIndex(max(0, self._language.findData(wanted)))
        self._format = self._combo(inside, "format")
        for code in FORMATS if desk.pdf is not None else ("word",):
            self._format.addItem(self._say(f"format_{code}"), code)
        self._add_parts(inside)
        self._add_house(inside)
        for combo in (self._kind, self._partner, self._language, self._format):
            combo.currentIndexChanged.connect(self._settle)
        self._settle()

    @property
    def kind(self) -> "Kind":
        """Which document."""
        found: Kind = self._kind.currentData()
        return found

    @property
    def language(self) -> str:
        """In which language."""
        return str(self._language.currentData())

    @property
    def suffix(self) -> str:
        """How the name of the file ends."""
        return FORMATS[str(self._format.currentData())]

    @property
    def partner(self) -> str:
        """Item id of the organisation that the document is for; empty for all."""
        return str(self._partner.currentData() or "") if self.kind in _FOR_ONE else ""

    def ticked(self, part: str) -> bool:
        """Whether that part is wanted."""
        return self._parts[part].is_ticked

    def _say(self, key: str, **facts: object) -> str:
        return self._texts.say(f"wizard.export_dialog.{key}", **facts)

    def _combo(self, inside: QVBoxLayout, key: str) -> QComboBox:
        caption = label(self._say(key), "label")
        made = QComboBox()
        made.setObjectName(f"export:{key}")
        made.setAccessibleName(caption.text())
        caption.setBuddy(made)
        caption.setObjectName(f"export:{key}_caption")
        inside.addWidget(caption)
        inside.addWidget(made)
        return made

    def _fill_partners(self) -> None:
        found = items(self._opened.answers, ("organisations",))
        for number, item in enumerate(found, start=1):
            name = str(item.get("acronym") or item.get("legal_name") or "").strip()
            self._partner.addItem(f"{number} {name}".strip(), str(item.get("id", "")))

    def _add_parts(self, inside: QVBoxLayout) -> None:
        inside.addWidget(label(self._say("contents"), "label"))
        self._parts = {part: Tick(self._say(part), f"export:{part}") for part in _PARTS}
        for part, tick in self._parts.items():
            tick.show_ticked(ticked=part not in _ON_REQUEST)
            tick.ticked.connect(lambda _: self.changed.emit())
            inside.addWidget(tick)

    def _add_house(self, inside: QVBoxLayout) -> None:
        self._house_caption = label(self._say("house"), "label")
        self._house_name = label(self._say("house_none"), "subtitle", wrap=True)
        self._house_name.setObjectName("export:house")
        self._choose = button(self._say("house_choose"), "plain", "export:house_choose")
        self._choose.clicked.connect(self._browse)
        self._drop = button(self._say("house_drop"), "plain", "export:house_drop")
        self._drop.clicked.connect(lambda: self.take_house(None))
        line = row(gap=8)
        line.addWidget(self._house_name, 1)
        line.addWidget(self._choose)
        line.addWidget(self._drop)
        inside.addWidget(self._house_caption)
        inside.addLayout(line)

    def _browse(self) -> None:
        kind = f"{self._say('file_kind')} (*.docx *.dotx)"
        folder = str(self.house.parent if self.house else Path.home())
        found, _ = QFileDialog.getOpenFileName(self, self._say("house"), folder, kind)
        if found:
            self.take_house(Path(found))

    def take_house(self, path: Path | None) -> None:
        """Take the style from the file at *path*, or the usual one again."""
        self.house, told = path, self._say("house_none")
        if path is not None:
            from erasmus_desk.session.exporting import missing_styles

            try:
                lacking = missing_styles(path)
            except DeskError as error:
                self.house, told = None, self._texts.error(error)
            else:
                key = "house_lacks" if lacking else "house_whole"
                told = self._say(key, name=path.name, styles=", ".join(lacking))
        self._house_name.setText(told)
        self._settle()

    def _settle(self) -> None:
        """Offer only what the chosen document knows."""
        for_one = self.kind in _FOR_ONE
        show_if(self._partner, shown=for_one)
        caption = self.findChild(QLabel, "export:partner_caption")
        if caption is not None:
            show_if(caption, shown=for_one)
        for tick in self._parts.values():
            tick.setEnabled(self.kind in _WITH_PARTS)
        show_if(self._parts["criteria"], shown=bool(self._opened.form.criteria))
        word = self.suffix == FORMATS["word"]
        # Part B keeps the letters that its call asks for.
        styled = word and self.kind != "part_b"
        for widget in (self._house_caption, self._house_name, self._choose):
            show_if(widget, shown=styled)
        show_if(self._drop, shown=styled and self.house is not None)
        self.changed.emit()
