"""Copies of other people's files: whole or not at all, and never over anything."""

import errno
import os
import sys
import zipfile

import pytest

from erasmus_desk.errors import DeskError, SaveFailed
from erasmus_desk.storage import collecting
from erasmus_desk.storage.attachments import look, look_at_all
from erasmus_desk.storage.collecting import Parcel, Stopped, into_archive, into_folder

GO_ON = lambda *_: True  # noqa: E731
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs links and rights of POSIX")


@pytest.fixture
def parcel(tmp_path):
    (tmp_path / "a b.pdf").write_bytes(b"one")
    (tmp_path / "ż.pdf").write_bytes(b"two" * 700_000)
    files = [(tmp_path / "a b.pdf", "01_a.pdf"), (tmp_path / "ż.pdf", "sub/02_z.pdf")]
    return Parcel(files, {"00_contents.txt": b"list"})


def names(folder):
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def test_a_folder_holds_copies_under_new_names(tmp_path, parcel):
    made = into_folder(tmp_path / "out" / "x", parcel, GO_ON)

    assert names(made) == ["00_contents.txt", "01_a.pdf", "sub/02_z.pdf"]
    assert (made / "sub" / "02_z.pdf").read_bytes() == b"two" * 700_000
    assert (tmp_path / "a b.pdf").exists()


def test_an_archive_holds_the_same(tmp_path, parcel):
    made = into_archive(tmp_path / "x.zip", parcel, GO_ON)

    with zipfile.ZipFile(made) as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == ["00_contents.txt", "01_a.pdf", "sub/02_z.pdf"]
        assert archive.read("01_a.pdf") == b"one"


@pytest.mark.parametrize("what", ["folder", "empty folder", "file", "dangling link"])
def test_nothing_that_is_there_is_written_over_unseen(tmp_path, parcel, what):
    target = tmp_path / "out"
    if what == "file":
        target.write_bytes(b"precious")
    elif what == "dangling link":
        if sys.platform == "win32":
            pytest.skip("needs links")
        target.symlink_to(tmp_path / "nowhere")
    else:
        target.mkdir()
        if what == "folder":
            (target / "mine.txt").write_bytes(b"precious")
    before = names(tmp_path)

    with pytest.raises(DeskError, match="there-already"):
        into_folder(target, parcel, GO_ON)
    with pytest.raises(DeskError, match="there-already"):
        into_archive(target, parcel, GO_ON)

    assert names(tmp_path) == before


def test_an_archive_is_written_over_only_when_that_was_asked(tmp_path, parcel):
    old = tmp_path / "x.zip"
    old.write_bytes(b"old")

    into_archive(old, parcel, GO_ON, replace=True)

    assert zipfile.is_zipfile(old)


def test_a_full_disk_is_said_before_the_first_byte(tmp_path, parcel, monkeypatch):
    usage = type("Usage", (), {"free": 10})
    monkeypatch.setattr(collecting.shutil, "disk_usage", lambda _: usage)

    with pytest.raises(SaveFailed) as caught:
        into_folder(tmp_path / "out", parcel, GO_ON)

    assert caught.value.code == "save-disk-full"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("way", [into_folder, into_archive])
def test_a_disk_that_fills_up_on_the_way_leaves_nothing_behind(tmp_path, parcel, monkeypatch, way):
    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(collecting.os, "fsync", full)
    before = names(tmp_path)

    with pytest.raises(SaveFailed) as caught:
        way(tmp_path / "out.zip", parcel, GO_ON)

    assert caught.value.code == "save-disk-full"
    assert names(tmp_path) == before
    assert not list(tmp_path.glob(".*part"))


@pytest.mark.parametrize("way", [into_folder, into_archive])
def test_who_stops_it_finds_nothing_left_behind(tmp_path, parcel, way):
    before = names(tmp_path)

    with pytest.raises(Stopped):
        way(tmp_path / "out.zip", parcel, lambda done, _: done < 1_000_000)

    assert names(tmp_path) == before


@pytest.mark.parametrize("state", ["gone", "folder", "locked"])
def test_a_file_that_cannot_be_read_is_named_and_nothing_is_made(
    tmp_path, parcel, state, monkeypatch
):
    path = parcel.files[1][0]
    path.unlink()
    if state == "folder":
        path.mkdir()
    elif state == "locked":
        path.write_bytes(b"x")
        monkeypatch.setattr("os.access", lambda one, _: one != path)

    with pytest.raises(DeskError, match=f"annex-{state}") as caught:
        into_folder(tmp_path / "out", parcel, GO_ON)

    assert caught.value.facts["file"] == str(path)
    assert not (tmp_path / "out").exists()


def test_a_file_that_vanishes_on_the_way_is_not_blamed_on_the_copy(tmp_path, parcel):
    def vanish(done, whole):
        parcel.files[1][0].unlink(missing_ok=True)
        return True

    with pytest.raises(DeskError) as caught:
        into_folder(tmp_path / "out", parcel, vanish)

    assert caught.value.code == "annex-not-readable"
    assert not (tmp_path / "out").exists()


@POSIX
def test_links_are_followed_and_never_copied(tmp_path):
    (tmp_path / "real.pdf").write_bytes(b"content")
    link = tmp_path / "link.pdf"
    link.symlink_to(tmp_path / "real.pdf")

    made = into_folder(tmp_path / "out", Parcel([(link, "01.pdf")]), GO_ON)

    assert not (made / "01.pdf").is_symlink()
    assert (made / "01.pdf").read_bytes() == b"content"


@POSIX
def test_what_is_no_file_is_seen_for_what_it_is(tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")

    states = [look(tmp_path / name).state for name in ("loop", "dangling", "pipe", "none", ".")]

    assert states == ["gone", "gone", "special", "gone", "folder"]


@POSIX
def test_a_name_with_control_characters_or_no_letters_can_be_shown(tmp_path):
    path = tmp_path / "a\nb\x1b[31m.pdf"
    path.write_bytes(b"x")
    odd = tmp_path / os.fsdecode(b"caf\xe9.pdf")
    odd.write_bytes(b"x")

    assert look(path).name == "a\ufffdb\ufffd[31m.pdf"
    assert look(odd).name == "caf?.pdf"
    assert look(odd).is_there


def test_three_gigabytes_of_nothing_are_looked_at_in_no_time(tmp_path):
    for name in ("a.pdf", "b.pdf"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(3_000_000_000)

    seen = look_at_all({"a": tmp_path / "a.pdf", "b": tmp_path / "b.pdf"})

    assert seen["a"].size == 3_000_000_000
    assert seen["a"].same != seen["b"].same


def test_equal_content_is_noticed_under_any_name(tmp_path):
    for name, content in (("a", b"same"), ("b", b"same"), ("c", b"diff")):
        (tmp_path / name).write_bytes(content)

    seen = look_at_all({name: tmp_path / name for name in "abc"})

    assert seen["a"].same == seen["b"].same != seen["c"].same
