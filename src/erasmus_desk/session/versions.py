"""Earlier texts of a draft for people to look at, compare and take back."""

from pathlib import Path

from erasmus_desk.errors import DeskError, DraftUnusable
from erasmus_desk.model.answers import Answers, Place, add_item, get, items, put
from erasmus_desk.model.drafts import Draft
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.rules.carrying import carry
from erasmus_desk.rules.comparing import Difference, differences
from erasmus_desk.rules.parking import frozen
from erasmus_desk.rules.reading import AnswerReader
from erasmus_desk.session.keeping import UNSAVED, sense_of
from erasmus_desk.session.open_draft import OpenDraft
from erasmus_desk.session.shelf import Shelf
from erasmus_desk.session.steps import Step
from erasmus_desk.storage.drafts import parse_draft
from erasmus_desk.storage.versions import Version, VersionStore


class Versions:
    """The versions of all drafts of a desk.

    Args:
        desk: Knows the forms and the data folder.
    """

    def __init__(self, desk: Shelf) -> None:
        self._desk = desk
        self.store = VersionStore(desk.home / "versions")

    def of(self, opened: OpenDraft) -> tuple[Version, ...]:
        """The versions of an open draft, newest first, with what is being kept right now."""
        opened.saver.worker.settle()
        return self.store.versions(opened.draft.facts.id)

    def of_file(self, path: Path) -> tuple[Version, ...]:
        """The versions at hand for a file that cannot be opened any more, newest first."""
        draft = self.store.draft_at(path.absolute(), _beginning(path))
        return self.store.versions(draft) if draft else ()

    def keep(self, opened: OpenDraft, name: str) -> DeskError | None:
        """Keep the present text for good under a *name*; the reason if that cannot be."""
        opened.saver.keep(opened.draft, "named", name)
        return opened.saver.worker.settle()

    def rename(self, version: Version, name: str) -> Version:
        """Give a version a name, which keeps it for good, or (empty) take its name away.

        Raises:
            DraftUnusable: It is gone or damaged.
            SaveFailed: The disk refused.
        """
        return self.store.rename(version, name)

    def erase(self, version: Version, *, named_too: bool = False) -> None:
        """Delete one version for good; one with a name only if *named_too*.

        Raises:
            SaveFailed: It has a name, or cannot be deleted.
        """
        self.store.erase(version, named_too=named_too)

    def read(self, version: Version) -> Draft:
        """The draft as it was.

        Raises:
            DraftUnusable: The version is gone or damaged, or does not fit its form any more.
            FormUnusable: Its form is not installed.
        """
        facts = parse_draft(self.store.read(version), version.file or version.id)
        form = self._desk.catalogue.form(facts.form)
        if facts.revision < form.revision:
            # Written before its form changed: what has no place now is in the parking list.
            answers = carry(frozen(facts.answers), None, form, ticks=True).answers
        else:
            answers = _answers(form, facts.answers, version)
        return Draft(facts.model_copy(update={"answers": {}}), answers)

    def changes(self, opened: OpenDraft, version: Version) -> tuple[Difference, ...]:
        """What changed from *version* to the present answers.

        Raises:
            DraftUnusable: The version cannot be read.
        """
        return self.between(opened.form, self.read(version).answers, opened.answers)

    def between(
        self, form: FormDefinition, before: Answers, after: Answers
    ) -> tuple[Difference, ...]:
        """What changed from one text to another, answer by answer in the order of the form."""
        return differences(form, before, after)

    def restore(self, opened: OpenDraft, version: Version) -> None:
        """Put the answers of *version* in place of the present ones, as one step.

        The present text is kept as a version before, and undo brings it back.

        Raises:
            DraftUnusable: The version cannot be read, or is of another form.
        """
        earlier = self._same_form(opened, version)
        opened.fill(earlier.answers, step=Step("restore", (), version.name))

    def restore_answer(self, opened: OpenDraft, version: Version, place: Place) -> None:
        """Put the answer or item at *place* back as it was in *version*, as one step.

        An item that is gone comes back whole, with the list it was in.

        Raises:
            DraftUnusable: The version cannot be read, or is of another form.
        """
        earlier = self._same_form(opened, version).answers
        answers = taken_back(opened.answers, earlier, place)
        opened.fill(answers, step=Step("restore", place, version.name))

    def save_as_draft(self, version: Version, path: Path) -> Path:
        """Write *version* as a draft file of its own at *path*, which must be free.

        For a draft whose own file is damaged or gone.

        Raises:
            DraftUnusable: The version cannot be read.
            SaveFailed: The disk refused.
        """
        from erasmus_desk.storage.drafts import write_content
        from erasmus_desk.storage.library import free_path

        content = self.store.read(version)
        parse_draft(content, version.id)
        target = free_path(path)
        write_content(target, content)
        return target

    def left_over(self, opened: OpenDraft) -> Version | None:
        """A text of this draft that could not be saved before the program ended, if any."""
        present = sense_of(opened.draft)
        for version in self.store.versions(opened.draft.facts.id):
            if version.id.startswith(UNSAVED) and version.sense != present:
                return version
        return None

    def _same_form(self, opened: OpenDraft, version: Version) -> Draft:
        earlier = self.read(version)
        if earlier.facts.form != opened.form.id:
            facts = {"file": str(opened.path), "form": earlier.facts.form}
            raise DraftUnusable("version-of-another-form", facts)
        return earlier


def taken_back(answers: Answers, earlier: Answers, place: Place) -> Answers:
    """*answers* with what *earlier* has at *place*, and with every item on the way there."""
    for depth in range(1, len(place)):
        way = place[: depth + 1]
        before = get(earlier, place[:depth])
        if isinstance(before, tuple) and get(answers, way) is None:
            item = get(earlier, way)
            if not isinstance(item, dict):
                return answers
            at = _position(answers, earlier, place[:depth], str(item["id"]))
            return add_item(answers, place[:depth], item, at=at)
    value = get(earlier, place)
    return put(answers, place, value)  # type: ignore[arg-type]


def _position(answers: Answers, earlier: Answers, home: Place, identity: str) -> int:
    """Behind the nearest of its former neighbours that is still there."""
    now = [str(item["id"]) for item in items(answers, home)]
    before = [str(item["id"]) for item in items(earlier, home)]
    for neighbour in reversed(before[: before.index(identity)]):
        if neighbour in now:
            return now.index(neighbour) + 1
    return 0


def _answers(form: FormDefinition, raw: object, version: Version) -> Answers:
    try:
        return AnswerReader(form, strict=False).read(raw)
    except DeskError as reason:
        facts = {"file": version.file, "place": reason.facts.get("place", "")}
        raise DraftUnusable("draft-answers-malformed", facts) from reason


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(4 * 1024 * 1024)
    except OSError:
        return b""
