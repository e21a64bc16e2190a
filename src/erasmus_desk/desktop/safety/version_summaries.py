"""What each version brought, found out one by one while nothing else is to do."""

from PySide6.QtCore import QObject, QTimer, Signal

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.errors import DeskError
from erasmus_desk.model.answers import Answers
from erasmus_desk.session.answer_words import Teller
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.kept import Version
from erasmus_desk.session.open_draft import OpenDraft

_NAMED = 2
"""How many answers are named; the others are only counted."""


def occasion(texts: Texts, version: Version) -> str:
    """Why a version was kept, in words."""
    key = f"versions.occasion.{version.occasion.replace('-', '_')}"
    return texts.say(key if texts.has(key) else "versions.occasion.other")


class Summaries(QObject):
    """Compares each version with the one before it.

    Signals:
        said: What a version brought (its id, a sentence).
    """

    said = Signal(str, str)

    def __init__(
        self, desk: Desk, opened: OpenDraft, texts: Texts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._opened, self._texts = desk, opened, texts
        self._known: dict[str, str] = {}
        self._waiting: list[tuple[Version, Version | None]] = []
        self._last: tuple[str, Answers] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)

    def work_on(self, versions: tuple[Version, ...]) -> None:
        """Look at *versions*, newest first; what is known already is said at once."""
        before = (*versions[1:], None)
        self._waiting = list(zip(versions, before, strict=False))
        self._timer.start()

    def rest(self) -> None:
        """Stop looking."""
        self._timer.stop()

    def _next(self) -> None:
        if not self._waiting:
            self._timer.stop()
            return
        version, before = self._waiting.pop(0)
        key = f"{version.id} {before.id if before else ''}"
        if key not in self._known:
            self._known[key] = self._sentence(version, before)
        self.said.emit(version.id, self._known[key])

    def _sentence(self, version: Version, before: Version | None) -> str:
        if before is None:
            return self._texts.say("versions.first")
        try:
            new, old = self._read(version), self._read(before)
        except DeskError:
            return self._texts.say("versions.unreadable")
        found = self._desk.versions.between(self._opened.form, old, new)
        if not found:
            return self._texts.say("versions.no_change")
        teller = Teller(self._desk, self._opened, self._texts.language, (new, old))
        named = list(dict.fromkeys(teller.label(one.place) for one in found))
        more = "…" if len(named) > _NAMED else ""
        labels = ", ".join(named[:_NAMED]) + more
        return self._texts.count("versions.brought", len(found), labels=labels)

    def _read(self, version: Version) -> Answers:
        if self._last is not None and self._last[0] == version.id:
            return self._last[1]
        answers = self._desk.versions.read(version).answers
        self._last = (version.id, answers)
        return answers
