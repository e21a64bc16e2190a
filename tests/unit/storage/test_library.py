"""The library lists drafts, and its trash gives them back."""

from datetime import UTC, datetime

import pytest

from erasmus_desk.errors import SaveFailed
from erasmus_desk.model.drafts import EDITION, DraftFile
from erasmus_desk.storage.drafts import write_draft
from erasmus_desk.storage.library import Entry, Library, file_name

MOMENT = datetime(2026, 2, 14, tzinfo=UTC)


def put_draft(library, title):
    path = library.new_path(title)
    facts = {"edition": EDITION, "id": title, "form": "f", "created": MOMENT, "changed": MOMENT}
    write_draft(path, DraftFile.model_validate(facts | {"title": title}))
    return path


def test_drafts_that_were_copied_into_the_folder_are_listed(tmp_path):
    library = Library(tmp_path)
    put_draft(library, "Green skills")

    titles = [entry.title for entry in library.entries()]

    assert titles == ["Green skills"]


def test_the_index_is_used_and_a_changed_file_is_read_again(tmp_path):
    path = put_draft(Library(tmp_path), "Green skills")
    library = Library(tmp_path)
    library.remember(Entry(str(path), "Green skills", "f", 43, MOMENT.timestamp()))

    assert Library(tmp_path).entries()[0].percent == 43


def test_two_drafts_with_one_title_get_two_files(tmp_path):
    library = Library(tmp_path)

    assert put_draft(library, "Plan") != put_draft(library, "Plan")


def test_the_trash_gives_a_draft_back(tmp_path):
    library = Library(tmp_path)
    trashed = library.to_trash(put_draft(library, "Plan"))

    assert library.entries() == []
    assert [entry.title for entry in library.trashed()] == ["Plan"]

    library.restore(trashed)

    assert [entry.title for entry in library.entries()] == ["Plan"]


def test_only_what_lies_in_the_trash_can_be_erased(tmp_path):
    library = Library(tmp_path)
    path = put_draft(library, "Plan")

    with pytest.raises(SaveFailed):
        library.erase(path)

    assert path.exists()


def test_an_unreadable_file_is_shown_with_its_problem(tmp_path):
    library = Library(tmp_path)
    library.new_path("x").write_bytes(b"{")

    assert library.entries()[0].problem == "draft-damaged"


def test_a_draft_from_elsewhere_stays_listed_while_its_file_exists(tmp_path):
    library = Library(tmp_path / "home")
    path = put_draft(Library(tmp_path / "stick"), "Plan")
    library.remember(Entry(str(path), "Plan", "f", 1, MOMENT.timestamp()))

    assert [entry.title for entry in library.entries()] == ["Plan"]
    path.unlink()
    assert library.entries() == []


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Green: skills / bakers?", "Green skills bakers"),
        ("  Зелени умения. ", "Зелени умения"),
        ("..", None),
        ("x" * 300, "x" * 80),
    ],
)
def test_titles_become_file_names_that_every_system_takes(title, name):
    found = file_name(title)

    assert found == name if name else found.startswith("Draft ")
