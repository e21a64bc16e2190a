"""How far it is between two towns, as a help beside the choice of a distance band."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import Card, button, column, fit, label, line
from erasmus_desk.model.answers import Place
from erasmus_desk.model.questions import ChoiceQuestion
from erasmus_desk.model.walk import find_question
from erasmus_desk.session.budget_words import budget_words
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.distances import Found, Measured, Stop, Town, Towns, measured
from erasmus_desk.session.open_draft import OpenDraft

_WIDE = 600
_UNCERTAIN = {"start": "several", "similar": "similar", "unknown": "unknown"}


def ask_distance(
    parent: QWidget, desk: Desk, opened: OpenDraft, texts: Texts, place: Place
) -> str | None:
    """The band that people take over for the choice at *place*; None if they do not.

    The row of the choice at *place* names who travels; where to, it or what is around it.
    """
    dialog = DistanceDialog(desk, opened, texts, place, parent)
    taken = dialog.exec() == QDialog.DialogCode.Accepted
    band = dialog.band
    dialog.deleteLater()
    return band if taken and band else None


class End(QWidget):
    """One end of the way: the name of a town, and the towns that it may mean.

    Signals:
        searched: Another name was typed.
        chosen_anew: Another of the towns was chosen.
    """

    searched = Signal()
    chosen_anew = Signal()

    def __init__(self, texts: Texts, title: str, name: str) -> None:
        super().__init__()
        self.stop = Stop("", "")
        self._towns: tuple[Town, ...] = ()
        self._edit, self._box = QLineEdit(), QComboBox()
        self._edit.setObjectName(f"{name}-search")
        self._edit.setAccessibleName(f"{title}: {texts.say('distance.search')}")
        self._edit.setPlaceholderText(texts.say("distance.search"))
        self._edit.editingFinished.connect(self._on_edited)
        self._box.setObjectName(f"{name}-town")
        self._box.setAccessibleName(title)
        self._box.setMinimumContentsLength(16)
        self._box.activated.connect(lambda _: self.chosen_anew.emit())
        self._problem = label("", "error", wraps=True)
        over = label(title, "label")
        over.setBuddy(self._edit)
        fields = line(self._edit, self._box)
        fields.setStretch(0, 1)
        fields.setStretch(1, 1)
        self.setLayout(column(over, fields, self._problem, spacing=3))

    @property
    def town(self) -> Town | None:
        """The town that is chosen."""
        position = self._box.currentIndex()
        return self._towns[position] if 0 <= position < len(self._towns) else None

    def show_stop(self, stop: Stop) -> None:
        """Begin with what is answered."""
        self.stop = stop
        self._edit.setText(stop.name)

    def show_found(self, found: Found | None, problem: str) -> None:
        """Offer the towns that were found; say what is uncertain."""
        self._towns = found.towns if found is not None else ()
        self._box.clear()
        for town in self._towns:
            self._box.addItem(f"{town.name} ({town.country})")
        certain = found is not None and found.how in ("name", "start")
        self._box.setCurrentIndex(0 if certain else -1)
        self._box.setEnabled(bool(self._towns))
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _on_edited(self) -> None:
        typed = self._edit.text().strip()
        if typed != self.stop.name:
            self.stop = Stop(typed, self.stop.country)
            self.searched.emit()


class DistanceDialog(QDialog):
    """Measures from the organisation's town to the venue and names the band; people decide.

    Args:
        desk, opened, texts: What the dialog works with.
        place: The place of the choice of a band.
        parent: The editor.
    """

    def __init__(
        self,
        desk: Desk,
        opened: OpenDraft,
        texts: Texts,
        place: Place,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("distance")
        self._opened, self._texts, self._place = opened, texts, place
        self._said = budget_words(desk, opened, desk.prompts_of(opened))
        self._towns: Towns = desk.towns
        self.band = ""
        say = texts.say
        self.setWindowTitle(say("distance.title"))
        self._ends = tuple(End(texts, say(f"distance.{name}"), name) for name in ("from", "to"))
        self._figure = label("", "heading", wraps=True)
        self._figure.setObjectName("distance-km")
        self._note = label("", "help", wraps=True)
        self._take = button(say("distance.take"), "distance-take", self.accept, "primary")
        self._take.setDefault(True)
        self._put_together()
        for end in self._ends:
            end.searched.connect(self._search)
            end.chosen_anew.connect(self._measure)
        fit(self, _WIDE)
        self._begin()

    def _put_together(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(24, 20, 24, 18)
        inside.setSpacing(12)
        inside.addWidget(label(self._texts.say("distance.text"), "help", wraps=True))
        for end in self._ends:
            inside.addWidget(end)
        card = Card()
        around = QVBoxLayout(card)
        around.setContentsMargins(16, 12, 16, 12)
        around.setSpacing(4)
        around.addWidget(self._figure)
        around.addWidget(self._note)
        inside.addWidget(card)
        inside.addStretch(1)
        by_hand = button(self._texts.say("distance.by_hand"), "distance-by-hand", self.reject)
        inside.addLayout(line(1, by_hand, self._take))
        self._take.setEnabled(False)

    def _begin(self) -> None:
        found = self._result((None, None))
        for end, stop in zip(self._ends, found.ends, strict=True):
            end.show_stop(stop)
        self._search()

    def _search(self) -> None:
        for end in self._ends:
            found = self._find(end.stop)
            end.show_found(found, self._problem(end.stop, found))
        self._measure()

    def _find(self, stop: Stop) -> Found | None:
        country = self._opened.form.countries.get(stop.country)
        if not stop.is_answered:
            return None
        return self._towns.find_places(stop.name, country.iso if country else stop.country)

    def _problem(self, stop: Stop, found: Found | None) -> str:
        texts = self._said.texts
        if found is None:
            return texts.say("distance.missing")
        if found.how == "name" and len(found.towns) > 1:
            same = [town for town in found.towns if town.name == found.towns[0].name]
            return texts.say("distance.several", name=stop.name) if len(same) > 1 else ""
        if found.how == "name":
            return ""
        names = ", ".join(town.name for town in found.towns[:3])
        return texts.say(f"distance.{_UNCERTAIN[found.how]}", name=stop.name, found=names)

    def _measure(self) -> None:
        chosen = (self._ends[0].town, self._ends[1].town)
        if None in chosen:
            self._show(None)
            return
        self._show(self._result(chosen))

    def _result(self, chosen: tuple[Town | None, Town | None]) -> Measured:
        form, answers = self._opened.form, self._opened.answers
        return measured(form, answers, self._place[:-1], self._towns, chosen)

    def _show(self, found: Measured | None) -> None:
        self.band = found.band if found is not None else ""
        self._take.setEnabled(bool(self.band))
        if found is None or found.towns is None:
            self._figure.setText("–")
            self._note.setText("")
            return
        names = {"from": found.towns[0].name, "to": found.towns[1].name}
        km = self._texts.number(int(found.km))
        self._figure.setText(self._said.texts.say("distance.found", km=km, **names))
        notes = [self._band_text(self.band)]
        if found.between:
            notes.append(self._said.texts.say("distance.between"))
        self._note.setText("\n".join(notes))

    def _band_text(self, code: str) -> str:
        if not code:
            return self._texts.say("distance.none")
        path = ".".join(self._opened.path_of(self._place))
        question = find_question(self._opened.form, path)
        name = code
        if isinstance(question, ChoiceQuestion):
            options = self._opened.form.options[question.options].words or question.options
            name = self._said.words.option(options, code)
        return self._texts.say("distance.band", band=name)
