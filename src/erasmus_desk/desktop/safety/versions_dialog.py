"""Earlier texts of the open draft: looked at, compared word by word, taken back."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QDialog, QSplitter, QVBoxLayout, QWidget

from erasmus_desk.desktop.dialogs.messages import show_error
from erasmus_desk.desktop.safety.comparison import Comparison, side
from erasmus_desk.desktop.safety.two_lines import Entry, TwoLineList
from erasmus_desk.desktop.safety.version_names import VersionTools, keep_named
from erasmus_desk.desktop.safety.version_summaries import Summaries, occasion
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import button, label, line
from erasmus_desk.errors import DeskError
from erasmus_desk.model.answers import Answers
from erasmus_desk.rules.comparing import Difference
from erasmus_desk.session.answer_words import Teller
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.kept import Version
from erasmus_desk.session.open_draft import OpenDraft


class VersionsDialog(QDialog):
    """Chooses a version, shows what has changed since, and brings back an answer or all.

    Args:
        desk, opened, texts: What it works with.
        parent: The window.
        choose: Id of the version to begin with.

    Attributes:
        restored: The version that was put in place of the present text.
    """

    def __init__(
        self,
        desk: Desk,
        opened: OpenDraft,
        texts: Texts,
        parent: QWidget | None = None,
        choose: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName("versions")
        self.setWindowTitle(texts.say("versions.title"))
        self.restored: Version | None = None
        self._desk, self._opened, self._texts = desk, opened, texts
        self._versions: tuple[Version, ...] = ()
        self._build()
        self._lay_out()
        self._summaries = Summaries(desk, opened, texts, self)
        self._summaries.said.connect(self._show_summary)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._compare)
        stop = opened.listen(lambda _: self._later.start(0))
        self.finished.connect(lambda _: stop())
        self.finished.connect(lambda _: self._summaries.rest())
        self.show_versions(choose)

    def show_versions(self, choose: str = "") -> None:
        """List what is kept now, the cursor on the version with the id *choose*."""
        self._versions = self._desk.versions.of(self._opened)
        ids = [version.id for version in self._versions]
        row = ids.index(choose) if choose in ids else 0
        self._list.show_entries([self._entry(one) for one in self._versions], row)
        self._none.setVisible(not self._versions)
        self._list.setVisible(bool(self._versions))
        self._summaries.work_on(self._versions)
        self._on_version()

    def _build(self) -> None:
        say = self._texts.say
        self._list = TwoLineList("versions-list", say("versions.list"))
        self._list.currentRowChanged.connect(lambda _: self._on_version())
        self._none = label(say("versions.none"), "subtitle", wraps=True)
        self._none.setObjectName("versions-none")
        self._with = QComboBox()
        self._with.setObjectName("versions-with")
        self._with.setAccessibleName(say("versions.compare_with"))
        self._with.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._with.activated.connect(lambda _: self._compare())
        over = label(say("versions.compare_with"), "label")
        over.setBuddy(self._with)
        self._comparison = Comparison(self._texts, [over, self._with])
        self._comparison.wanted.connect(self._restore_one)
        self._done = label("", "help", wraps=True)
        self._done.setObjectName("versions-done")
        self._undo = button(say("notice.undo"), "versions-undo", self._take_back, "link")
        self._undo.hide()
        self._tools = VersionTools(self._desk, self._texts)
        self._tools.changed.connect(self.show_versions)
        self._list.delete_pressed.connect(self._tools.delete)
        self._all = button(
            say("versions.restore_all"), "versions-restore-all", self._restore_all, "primary"
        )

    def _lay_out(self) -> None:
        say = self._texts.say
        keep = button(say("versions.keep"), "versions-keep", self._keep)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(side(self._list, self._none, self._tools))
        split.addWidget(self._comparison)
        split.setSizes([370, 780])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 22, 16)
        outer.setSpacing(10)
        outer.addLayout(line(label(say("versions.title"), "heading"), 1, keep))
        outer.addWidget(label(say("versions.help"), "help", wraps=True))
        outer.addWidget(split, 1)
        close = button(say("dialog.close"), "versions-close", self.reject)
        foot = line(self._done, self._undo, self._all, close)
        foot.setStretch(0, 1)
        outer.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(min(1180, room.width() - 60), min(680, room.height() - 80))
        self._list.setFocus()

    def _entry(self, version: Version, summary: str = "") -> Entry:
        when = self._texts.ago(version.at)
        said = [when if version.name else "", occasion(self._texts, version), summary]
        detail = " · ".join(one for one in said if one)
        mark = "brand" if version.name else ""
        meaning = self._texts.say("versions.for_good") if version.name else ""
        return Entry(version.name or when, detail, mark, meaning)

    def _show_summary(self, identity: str, summary: str) -> None:
        for row, version in enumerate(self._versions):
            if version.id == identity:
                self._list.show_entry(row, self._entry(version, summary))

    def _chosen(self) -> Version | None:
        row = self._list.currentRow()
        return self._versions[row] if 0 <= row < len(self._versions) else None

    def _on_version(self) -> None:
        """Offer the present text and every other version to compare with."""
        chosen, before = self._chosen(), self._with.currentData()
        self._with.clear()
        self._with.addItem(self._texts.say("versions.now"), "")
        for version in self._versions:
            if chosen is not None and version.id != chosen.id:
                name = version.name or self._texts.ago(version.at)
                self._with.addItem(f"{name} · {occasion(self._texts, version)}", version.id)
        self._with.setCurrentIndex(max(0, self._with.findData(before)))
        self._compare()

    def _compare(self) -> None:
        chosen = self._chosen()
        self._tools.show_version(chosen, self._next_id())
        self._all.setEnabled(chosen is not None)
        if chosen is None:
            self._comparison.show_nothing()
            return
        try:
            before, after = self._sides(chosen)
        except DeskError as error:
            self._all.setEnabled(False)
            self._comparison.show_nothing(self._texts.error(error))
            return
        found = self._desk.versions.between(self._opened.form, before, after)
        teller = Teller(self._desk, self._opened, self._texts.language, (after, before))
        self._comparison.show_differences(found, teller)

    def _sides(self, chosen: Version) -> tuple[Answers, Answers]:
        """The older text and the newer one."""
        versions, other = self._desk.versions, str(self._with.currentData() or "")
        here = versions.read(chosen).answers
        if not other:
            return here, self._opened.answers
        against = next(one for one in self._versions if one.id == other)
        there = versions.read(against).answers
        return (here, there) if chosen.at <= against.at else (there, here)

    def _restore_one(self, found: Difference, name: str) -> None:
        chosen, versions = self._chosen(), self._desk.versions
        if chosen is not None and self._attempt(
            lambda: versions.restore_answer(self._opened, chosen, found.place)
        ):
            self._done.setText(self._texts.say("versions.restored_one", label=name))
            self._undo.show()

    def _restore_all(self) -> None:
        chosen, versions = self._chosen(), self._desk.versions
        if chosen is not None and self._attempt(lambda: versions.restore(self._opened, chosen)):
            self.restored = chosen
            self.accept()

    def _take_back(self) -> None:
        self._opened.undo()
        self._done.setText("")
        self._list.setFocus()
        self._undo.hide()

    def _keep(self) -> None:
        if keep_named(self, self._desk, self._opened, self._texts):
            self.show_versions()

    def _next_id(self) -> str:
        """The version that is next in the list once the chosen one is gone."""
        row = self._list.currentRow()
        rest = [version.id for n, version in enumerate(self._versions) if n != row]
        return rest[min(row, len(rest) - 1)] if rest else ""

    def _attempt(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except DeskError as error:
            show_error(self, self._texts, error, "dialog.failed")
            return False
        return True
