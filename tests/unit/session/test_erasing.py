"""A draft erased for good takes its earlier texts along, unless another file needs them."""

import shutil

import pytest

from erasmus_desk.errors import SaveFailed
from erasmus_desk.session.erasing import erase, versions_to_go
from small_desk import ID, SUMMARY, a_desk


@pytest.fixture
def desk(tmp_path):
    return a_desk(tmp_path / "home")


@pytest.fixture
def trashed(desk):
    opened = desk.new(ID, "Bread")
    opened.answer(SUMMARY, "sent")
    desk.versions.keep(opened, "sent to partners")
    opened.saver.close()
    return desk.library.to_trash(opened.path)


def kept(desk):
    return sum(len(list(home.glob("*.version"))) for home in (desk.home / "versions").iterdir())


def test_the_versions_go_with_the_draft_also_those_kept_for_good(desk, trashed):
    assert versions_to_go(desk, [trashed]) == kept(desk) == 1

    erase(desk, trashed)

    assert not trashed.exists()
    assert list((desk.home / "versions").iterdir()) == []


def test_a_copy_made_by_hand_keeps_its_past(desk, trashed):
    shutil.copy(trashed, desk.library.folder / "copy.erasmus")

    assert versions_to_go(desk, [trashed]) == 0
    erase(desk, trashed)

    assert kept(desk) == 1


def test_the_last_of_several_copies_takes_the_versions_along(desk, trashed):
    twin = trashed.with_name("twin.erasmus")
    shutil.copy(trashed, twin)

    assert versions_to_go(desk, [trashed, twin]) == 1
    erase(desk, trashed)
    assert kept(desk) == 1
    erase(desk, twin)

    assert list((desk.home / "versions").iterdir()) == []


def test_what_is_not_in_the_trash_keeps_everything(desk, trashed):
    back = desk.library.restore(trashed)

    with pytest.raises(SaveFailed):
        erase(desk, back)

    assert back.exists()
    assert kept(desk) == 1
