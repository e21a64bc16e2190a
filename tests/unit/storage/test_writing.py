"""Files are written whole or not at all."""

import errno
import os
import stat
import sys

import pytest

from erasmus_desk.errors import SaveFailed
from erasmus_desk.storage.writing import sweep, write_whole


def test_the_new_content_takes_the_place_of_the_old(tmp_path):
    target = tmp_path / "draft.erasmus"
    write_whole(target, b"yesterday")

    write_whole(target, b"today")

    assert target.read_bytes() == b"today"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("call", "number", "code"),
    [
        ("os.fsync", errno.ENOSPC, "save-disk-full"),
        ("os.fsync", errno.EIO, "save-failed"),
        ("os.open", errno.EACCES, "save-not-allowed"),
        ("os.open", errno.EROFS, "save-read-only"),
        ("pathlib.Path.replace", errno.EACCES, "save-not-allowed"),
    ],
)
def test_a_failed_write_leaves_the_old_file_and_no_litter(
    tmp_path, monkeypatch, call, number, code
):
    """Half a draft is worse than yesterday's draft."""
    target = tmp_path / "draft.erasmus"
    write_whole(target, b"yesterday")

    def refuse(*_args, **_named):
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as disk:
        disk.setattr(call, refuse)
        with pytest.raises(SaveFailed) as reason:
            write_whole(target, b"today")

    assert reason.value.code == code
    assert target.read_bytes() == b"yesterday"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_only_the_owner_can_read_a_new_file(tmp_path):
    target = tmp_path / "new folder" / "draft.erasmus"

    write_whole(target, b"private")

    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert stat.S_IMODE(target.parent.stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_rights_that_a_person_gave_are_kept(tmp_path):
    target = tmp_path / "shared.erasmus"
    target.write_bytes(b"old")
    target.chmod(0o660)

    write_whole(target, b"new")

    assert stat.S_IMODE(target.stat().st_mode) == 0o660


def test_what_a_killed_process_left_is_swept_away_after_an_hour(tmp_path):
    target = tmp_path / "draft.erasmus"
    write_whole(target, b"text")
    old, new = (tmp_path / f".draft.erasmus.{n}.part" for n in ("00000001", "00000002"))
    other = tmp_path / ".another.erasmus.00000003.part"
    for left in (old, new, other):
        left.write_bytes(b"half")
    moment = old.stat().st_mtime
    os.utime(old, (moment - 7200, moment - 7200))
    os.utime(other, (moment - 7200, moment - 7200))

    sweep(target, now=moment)

    assert sorted(tmp_path.iterdir()) == sorted([target, new, other])


def test_a_name_that_is_as_long_as_names_can_be_is_written(tmp_path):
    target = tmp_path / ("ż" * 120 + ".erasmus")

    write_whole(target, b"text")

    assert target.read_bytes() == b"text"
