"""The words around a question: help, and what assessors look for, folded away."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.pieces import EXPANDING, PREFERRED, column, label, show_if
from erasmus_desk.model.questions import Question

_MOST = 230
"""Letters that are shown without being asked for."""
_MORE, _ASSESSORS = "more", "assessors"


class Help(QWidget):
    """Help on a question with links that unfold the rest of it.

    Links can be reached by Tab and opened by Enter.
    """

    def __init__(
        self, bench: Bench, question: Question, name: str, *, extra: str = "", most: int = 230
    ) -> None:
        super().__init__()
        words = bench.words
        self._texts = bench.texts
        self._help = words.question(question.words, "help")
        self._assessors = words.question(question.words, "assessors")
        self._extra = extra
        self._most = most
        self._open: set[str] = set()
        self._line = QLabel()
        self._line.setTextFormat(Qt.TextFormat.RichText)
        self._line.setProperty("role", "help")
        self._line.setWordWrap(True)
        self._line.setMinimumWidth(1)
        self._line.setSizePolicy(EXPANDING, PREFERRED)
        self._line.setObjectName(f"help:{name}")
        self._line.linkActivated.connect(self.turn)
        self._fold = label(role="help", wrap=True)
        self._fold.setContentsMargins(10, 2, 0, 2)
        self._fold.hide()
        inside = column(self, gap=4)
        inside.addWidget(self._line)
        inside.addWidget(self._fold)
        self._show()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (self._help or self._assessors or self._extra)

    def turn(self, part: str) -> None:
        """Unfold or fold a part."""
        self._open ^= {part}
        self._show()

    def _show(self) -> None:
        links = []
        text, rest = _first_part(self._help, self._most)
        if rest or self._extra:
            links.append(self._link(_MORE, "wizard.more"))
        if self._assessors:
            links.append(self._link(_ASSESSORS, "wizard.assessors"))
        if _MORE in self._open:
            text = self._help
        flags = Qt.TextInteractionFlag.NoTextInteraction
        if links:
            flags = Qt.TextInteractionFlag.LinksAccessibleByMouse
            flags |= Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        self._line.setTextInteractionFlags(flags)
        self._line.setText("&nbsp; ".join(part for part in (escape(text), *links) if part))
        self._line.setAccessibleName(self._help)
        unfolded = [self._extra if _MORE in self._open else ""]
        unfolded.append(self._assessors if _ASSESSORS in self._open else "")
        self._fold.setText("\n".join(part for part in unfolded if part))
        show_if(self._fold, shown=any(unfolded))

    def _link(self, part: str, key: str) -> str:
        arrow = "▾" if part in self._open else "▸"
        text = escape(self._texts.say(key)).replace(" ", "&nbsp;")
        return f'<a href="{part}" style="text-decoration:none">{text}&nbsp;{arrow}</a>'


def _first_part(text: str, most: int) -> tuple[str, str]:
    """The sentences of *text* that fit in two lines or three, and the rest."""
    if len(text) <= most:
        return text, ""
    cut = max(text.rfind(end, 0, most) for end in (". ", "? ", "! ", "; "))
    if cut < most // 3:
        cut = text.rfind(" ", 0, most)
        return f"{text[:cut].rstrip(',;:–- ')}…", text[cut:].strip()
    return text[: cut + 1].rstrip(), text[cut + 1 :].strip()
