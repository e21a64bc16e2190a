"""Every pause can be restored, whole or one answer, and that can be undone."""

import pytest

from erasmus_desk.errors import DraftUnusable, SaveFailed
from erasmus_desk.session import past, pen
from small_desk import ID, NEEDS, SUMMARY, a_desk


@pytest.fixture
def desk(tmp_path):
    return a_desk(tmp_path / "home")


@pytest.fixture
def opened(desk):
    made = desk.new(ID, "Bread")
    yield made
    made.saver.close()


def write(opened, text, place=SUMMARY):
    opened.answer(place, text)
    opened.history.pause()
    opened.save_now()


def occasions(desk, opened):
    return [one.occasion for one in desk.versions.of(opened)]


def texts(desk, opened):
    found = (desk.versions.read(one) for one in desk.versions.of(opened))
    return [draft.answers["context"].get("summary") for draft in found]


def test_the_text_that_stood_through_a_pause_is_kept_before_it_is_replaced(
    desk, opened, monkeypatch
):
    write(opened, "morning")
    monkeypatch.setattr(past, "PAUSE", 0.0)

    write(opened, "afternoon")

    assert texts(desk, opened) == ["morning"]
    assert occasions(desk, opened) == ["writing"]


def test_typing_on_without_a_pause_keeps_one_version_in_a_while(desk, opened):
    for number in range(5):
        write(opened, f"text {number}")

    assert len(texts(desk, opened)) <= 1


def test_the_text_that_the_work_ends_with_is_kept(desk, opened):
    write(opened, "last")

    opened.saver.close()

    assert occasions(desk, opened) == ["closing"]


def test_what_was_there_on_opening_is_kept_before_the_first_change(desk, opened):
    opened.set_facts(notes={"context": "remark"})
    write(opened, "yesterday")
    opened.saver.close()
    desk.versions.store.erase_all(opened.draft.facts.id)

    again = desk.open(opened.path)
    again.set_facts(created=again.draft.facts.created.replace(year=2020))
    again.save_now()
    again.saver.close()

    assert "yesterday" in texts(desk, again)


def test_a_named_version_is_kept_for_good_and_never_deleted_by_accident(desk, opened):
    write(opened, "sent")

    assert desk.versions.keep(opened, "sent to partners") is None

    version = desk.versions.of(opened)[0]
    assert version.name == "sent to partners"
    with pytest.raises(SaveFailed, match="version-is-named"):
        desk.versions.erase(version)
    desk.versions.erase(version, named_too=True)
    assert desk.versions.of(opened) == ()


def test_the_whole_is_restored_as_a_step_and_the_step_undone(desk, opened):
    write(opened, "old")
    desk.versions.keep(opened, "old one")
    write(opened, "new")
    version = desk.versions.of(opened)[0]

    desk.versions.restore(opened, version)
    assert opened.value(SUMMARY) == "old"

    assert opened.undo().kind == "restore"
    assert opened.value(SUMMARY) == "new"
    assert "before-restore" in occasions(desk, opened)


def test_one_answer_is_restored_alone(desk, opened):
    write(opened, "old")
    desk.versions.keep(opened, "old one")
    write(opened, "new")
    write(opened, "needs", NEEDS)

    desk.versions.restore_answer(opened, desk.versions.of(opened)[0], SUMMARY)

    assert (opened.value(SUMMARY), opened.value(NEEDS)) == ("old", "needs")


def test_an_answer_of_an_item_that_is_gone_brings_the_item_back_to_its_place(desk, opened):
    ids = [opened.add(("organisations",), {"legal_name": name}) for name in "ABC"]
    desk.versions.keep(opened, "three")
    opened.delete(("organisations", ids[1]))

    desk.versions.restore_answer(
        opened, desk.versions.of(opened)[0], ("organisations", ids[1], "legal_name")
    )

    assert [item["legal_name"] for item in opened.value(("organisations",))] == ["A", "B", "C"]


def test_changes_since_a_version_are_told_answer_by_answer(desk, opened):
    write(opened, "old")
    desk.versions.keep(opened, "v")
    write(opened, "new")

    found = desk.versions.changes(opened, desk.versions.of(opened)[0])

    assert [(one.kind, one.place, one.before, one.after) for one in found] == [
        ("changed", SUMMARY, "old", "new")
    ]


def test_a_damaged_file_is_offered_the_versions_at_hand(desk, opened):
    write(opened, "text")
    opened.saver.close()
    opened.path.write_bytes(b"\0" * 500)

    with pytest.raises(DraftUnusable):
        desk.open(opened.path)

    found = desk.versions.of_file(opened.path)
    assert [desk.versions.read(one).answers["context"]["summary"] for one in found] == ["text"]


def test_a_damaged_file_that_was_moved_is_known_by_its_legible_id(desk, opened, tmp_path):
    write(opened, "text")
    opened.saver.close()
    moved = tmp_path / "elsewhere.erasmus"
    moved.write_bytes(opened.path.read_bytes()[:-40])

    assert len(desk.versions.of_file(moved)) == 1


def test_a_version_becomes_a_draft_of_its_own_and_overwrites_nothing(desk, opened):
    write(opened, "text")
    opened.saver.close()

    made = desk.versions.save_as_draft(desk.versions.of(opened)[0], opened.path)

    assert made != opened.path
    assert desk.open(made).value(SUMMARY) == "text"


def test_what_could_not_be_saved_is_kept_safe_and_found_on_the_next_day(desk, opened, monkeypatch):
    write(opened, "saved")
    with monkeypatch.context() as disk:
        disk.setattr(pen, "write_content", full)
        opened.answer(SUMMARY, "not saved")
        opened.saver.flush(0.0)
        opened.saver.close()

    again = desk.open(opened.path)
    left = desk.versions.left_over(again)

    assert again.value(SUMMARY) == "saved"
    assert desk.versions.read(left).answers["context"]["summary"] == "not saved"


def test_what_could_not_be_saved_is_not_kept_once_it_is_saved(desk, opened, monkeypatch):
    with monkeypatch.context() as disk:
        disk.setattr(pen, "write_content", full)
        opened.answer(SUMMARY, "text")
        opened.saver.flush(0.0)
    assert desk.versions.left_over(opened) is None
    assert "unsaved" in occasions(desk, opened)

    opened.save_now()

    assert "unsaved" not in occasions(desk, opened)


def full(path, _content):
    raise SaveFailed("save-disk-full", {"file": str(path)})


def test_versions_that_cannot_be_kept_do_not_hinder_saving(desk, opened):
    desk.versions.store.folder.parent.mkdir(exist_ok=True)
    desk.versions.store.folder.write_bytes(b"a file where the folder should be")

    write(opened, "text")

    assert desk.versions.keep(opened, "name").code.startswith("save-")
    assert desk.open(opened.path).value(SUMMARY) == "text"


def test_filling_keeps_what_was_there(desk, opened):
    write(opened, "mine")

    opened.fill({"context": {"title": "Other"}})

    assert texts(desk, opened) == ["mine"]
    assert occasions(desk, opened) == ["before-fill"]
