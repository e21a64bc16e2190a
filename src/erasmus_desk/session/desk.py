"""The program without a face: making, opening, saving and exporting drafts."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from erasmus_desk.assets import resource
from erasmus_desk.errors import DeskError, DraftUnusable, FormUnusable
from erasmus_desk.session.shelf import Shelf
from erasmus_desk.storage.library import Entry, Library

if TYPE_CHECKING:
    from erasmus_desk.model.answers import Answers, Place
    from erasmus_desk.model.drafts import Draft, DraftFile
    from erasmus_desk.model.forms import FormDefinition
    from erasmus_desk.session.answer_words import Holding
    from erasmus_desk.session.exporting import Options, PdfWriter, Wish
    from erasmus_desk.session.open_draft import OpenDraft
    from erasmus_desk.session.versions import Versions


class Desk(Shelf):
    """What a person has in front of them: the forms, their drafts, their settings.

    Args:
        home: Folder of the library, the trash and the settings.
        cache: Folder for what can be made again.
        forms: A folder laid out like `forms/`; the shipped one if not given.
        now: The present moment with its local time zone.

    Attributes:
        typed: By draft and place: what was typed that is no answer, as "31.2.2026" is no day.
    """

    def __init__(
        self,
        home: Path,
        cache: Path | None = None,
        *,
        forms: Path | None = None,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        super().__init__(home, cache, forms=forms, now=now)
        self.library = Library(home)
        self.pdf: PdfWriter | None = None
        self.typed: dict[str, dict[Place, str]] = {}
        self._versions: Versions | None = None

    @property
    def versions(self) -> "Versions":
        """Earlier texts of all drafts."""
        if self._versions is None:
            from erasmus_desk.session.versions import Versions

            self._versions = Versions(self)
        return self._versions

    def new(
        self,
        form_id: str,
        title: str,
        *,
        language: str = "en",
        prompts: str = "",
        path: Path | None = None,
        answers: "Answers | None" = None,
        listed: bool = True,
    ) -> "OpenDraft":
        """A new draft of the form, saved at once in the library or at *path*.

        *listed* says whether Home shows it from now on.

        Raises:
            FormUnusable: There is no such form.
            SaveFailed: It cannot be saved.
        """
        from erasmus_desk.model.answers import new_id
        from erasmus_desk.model.drafts import EDITION, Draft, DraftFile
        from erasmus_desk.session.beginning import first_answers
        from erasmus_desk.session.open_draft import OpenDraft
        from erasmus_desk.session.saving import Saver, file_of
        from erasmus_desk.storage.drafts import write_draft

        form = self.catalogue.form(form_id)
        moment = datetime.now(UTC).replace(microsecond=0)
        facts = DraftFile(
            edition=EDITION,
            id=new_id() + new_id(),
            form=form.id,
            revision=form.revision,
            title=title,
            language=language,
            prompts=prompts,
            created=moment,
            changed=moment,
        )
        begun = first_answers(form, language, title) if answers is None else answers
        draft = Draft(facts, begun)
        target = path or self.library.new_path(title)
        stamp = write_draft(target, file_of(draft))
        opened = OpenDraft(
            form, draft, Saver(target, stamp, saved_at=moment), rates=self.rates(form.id)
        )
        return self._ready(opened, listed=listed)

    def _ready(self, opened: "OpenDraft", *, listed: bool) -> "OpenDraft":
        """*opened* with everything that goes on beside it."""
        from erasmus_desk.session.other_hands import attend
        from erasmus_desk.session.own_rates import adopt

        attend(opened, self.versions.store)
        adopt(self, opened)
        if listed:
            self.remember(opened, judged=False)
        return opened

    def open(self, path: Path, *, listed: bool = True) -> "OpenDraft":
        """The draft in the file at *path*; *listed* says whether Home shows it from now on.

        Raises:
            DraftUnusable: The file cannot be opened; nothing was changed.
            FormUnusable: The draft's form is not installed, or cannot be used.
        """
        from erasmus_desk.session.open_draft import OpenDraft
        from erasmus_desk.session.saving import Saver
        from erasmus_desk.storage.drafts import read_draft

        path = path.absolute()
        facts, stamp = read_draft(path)
        form = self._form_of(facts, str(path))
        draft = self.draft_of(form, facts, str(path))
        opened = OpenDraft(
            form, draft, Saver(path, stamp, saved_at=facts.changed), rates=self.rates(form.id)
        )
        return self._ready(opened, listed=listed)

    def _form_of(self, facts: "DraftFile", file: str) -> "FormDefinition":
        """The form of a draft.

        Raises:
            FormUnusable: It is not there; what to do about it depends on where it went.
        """
        given = {"file": file, "form": facts.form}
        if facts.form not in self.catalogue.ids():
            raise FormUnusable("draft-form-missing", given)
        form = self.catalogue.form(facts.form)
        if form.revision < facts.revision and form.state == "provisional":
            raise FormUnusable("draft-form-gone", given | {"call": str(form.call)})
        return form

    def draft_of(self, form: "FormDefinition", facts: "DraftFile", file: str) -> "Draft":
        """The draft in *facts* with its answers, in the present revision of its form.

        Raises:
            DraftUnusable: Its answers do not fit.
        """
        from erasmus_desk.model.drafts import Draft
        from erasmus_desk.rules.reading import AnswerReader

        if facts.revision < form.revision:
            from erasmus_desk.session.renewing import renewed

            return renewed(self, form, facts, file)
        try:
            answers = AnswerReader(form, strict=False).read(facts.answers)
        except DeskError as reason:
            raise DraftUnusable(
                "draft-answers-malformed",
                {"file": file, "place": reason.facts.get("place", "")},
            ) from reason
        return Draft(facts.model_copy(update={"answers": {}}), answers)

    def example(self, form_id: str, *, path: Path | None = None) -> "OpenDraft":
        """A new draft made from the form's shipped example.

        Raises:
            DraftUnusable: The form has no example.
        """
        from erasmus_desk.rules.reading import AnswerReader

        source = _example_file(self, form_id)
        form = self.catalogue.form(form_id)
        if not source.is_file():
            raise DraftUnusable("example-missing", {"form": form_id})
        raw = json.loads(source.read_bytes())
        answers = AnswerReader(form, strict=True).read(raw["answers"])
        return self.new(form_id, raw["title"], language=raw["language"], path=path, answers=answers)

    def has_example(self, form_id: str) -> bool:
        """Whether an example of the form is shipped."""
        return _example_file(self, form_id).is_file()

    def remember(self, opened: "OpenDraft", *, judged: bool = True) -> None:
        """Tell the library what Home shows of *opened*.

        Judging takes a moment in a large draft; without it the progress known so far stays.
        """
        draft, path = opened.draft, str(opened.path)
        view = opened.view if judged else opened.known
        percent = view.progress.percent if view else self.library.percent_of(path)
        self.library.remember(
            Entry(
                path=path,
                title=draft.title,
                form=opened.form.id,
                percent=percent,
                changed=draft.facts.changed.timestamp(),
                search=" ".join(_names(opened)),
            )
        )

    def save(self, opened: "OpenDraft") -> None:
        """Save *opened* now and wait for it.

        Raises:
            SaveFailed: It could not be written; the old file is untouched.
        """
        opened.save_now()

    def answers_from(self, opened: "OpenDraft", raw: object) -> "Answers":
        """The answers of *opened* with those of *raw* put in, section by section.

        A list in *raw* takes the place of the whole list; other answers of a section stay.

        Raises:
            AnswerRefused: An unknown key, a wrong type or an unknown option.
        """
        from erasmus_desk.rules.reading import AnswerReader

        return AnswerReader(opened.form, strict=True).read(raw, onto=opened.answers)

    def prompts_of(self, opened: "Holding") -> str:
        """The language of prompts for *opened*: its own, the preferred, or the answers'."""
        return self.prompts_of_facts(opened.draft.facts)

    def prompts_of_facts(self, facts: "DraftFile") -> str:
        """The same for a draft that is not open."""
        known = self.catalogue.languages(facts.form)
        wanted = (facts.prompts, self.preferences.prompts, self.preferences.window, facts.language)
        return next((code for code in wanted if code in known), "en")

    def export_word(
        self,
        opened: "OpenDraft",
        target: Path,
        *,
        language: str = "",
        house: Path | None = None,
        **options: "Unpack[Options]",
    ) -> Path:
        """Write a Word document of *opened* to *target*, a new file or in place of an old one.

        The language of the document is *language*, the preferred one, or that of the prompts.
        *house* is a Word file to take the style from; *options* say which document it is and
        what it shows.

        Raises:
            SaveFailed: The disk refused; what was there before is still there.
            AnswerRefused: The partner asked for is not in the application.
            DraftUnusable: The house template cannot be used.
        """
        from erasmus_desk.session.exporting import export_word

        wish = self.wish(opened, language=language, house=house, **options)
        return export_word(self, opened, target, wish)

    def wish(
        self,
        opened: "OpenDraft",
        *,
        language: str = "",
        house: Path | None = None,
        **options: "Unpack[Options]",
    ) -> "Wish":
        """What a person wants exported, in the language that goes without saying if need be."""
        from erasmus_desk.session.exporting import ExportOptions, Wish

        wanted = language or self.preferences.document or self.prompts_of(opened)
        return Wish(ExportOptions(**options), wanted, house)

    def export_blank(self, form_id: str, target: Path, *, language: str = "") -> Path:
        """Write the empty questionnaire of a form to *target*.

        Raises:
            FormUnusable: There is no such form.
            SaveFailed: The disk refused.
        """
        from erasmus_desk.session.exporting import export_blank

        form: FormDefinition = self.catalogue.form(form_id)
        return export_blank(self, form, target, language or self.preferences.document or "en")


def _example_file(desk: Shelf, form_id: str) -> Path:
    """Where the example of the form is: among the shipped ones, or in its form pack."""
    head = desk.heads.get(form_id)
    if head is not None and head.pack:
        return desk.packs.folder / head.pack / "examples" / f"{form_id}.json"
    return resource("examples", f"{form_id}.json")


def _names(opened: "OpenDraft") -> list[str]:
    from erasmus_desk.rules.fields import values_at

    found = (value for _, value in values_at(opened.answers, "organisations.legal_name"))
    return [value for value in found if isinstance(value, str)]
