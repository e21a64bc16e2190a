"""Draft files come back as they were written, or are refused with a reason."""

import json
import os
from datetime import UTC, datetime

import pytest

from erasmus_desk.errors import DraftTooNew, DraftUnusable
from erasmus_desk.model.drafts import EDITION, DraftFile
from erasmus_desk.storage.drafts import parse_draft, read_draft, to_bytes, write_draft

MOMENT = datetime(2026, 2, 14, 14, 2, 11, tzinfo=UTC)


def some_draft(**facts):
    first = {
        "edition": EDITION,
        "id": "d1",
        "form": "ka202-innovation-2018",
        "title": "Zażółć gęślą jaźń",
        "created": MOMENT,
        "changed": MOMENT,
        "answers": {"context": {"title": "Objectif\u00a0: \u200bΑθήνα"}},
    }
    return DraftFile.model_validate(first | facts)


def test_a_draft_comes_back_as_it_was_written(tmp_path):
    path = tmp_path / "a.erasmus"
    stamp = write_draft(path, some_draft())

    draft, found = read_draft(path)

    assert draft == some_draft()
    assert found == stamp


def test_the_file_is_readable_text_with_sorted_keys(tmp_path):
    path = tmp_path / "a.erasmus"
    write_draft(path, some_draft())

    text = path.read_text(encoding="utf-8")

    assert "Zażółć gęślą jaźń" in text
    assert list(json.loads(text)) == sorted(json.loads(text))
    assert text.endswith("}\n")


def test_a_stamp_notices_that_the_file_was_changed(tmp_path):
    path = tmp_path / "a.erasmus"
    stamp = write_draft(path, some_draft())

    path.write_bytes(path.read_bytes().replace(b"ja\xc5\xba\xc5\x84", b"JA\xc5\xba\xc5\x84"))

    assert not stamp.matches(path)


def test_a_stamp_does_not_mind_a_new_date_on_the_same_content(tmp_path):
    path = tmp_path / "a.erasmus"
    stamp = write_draft(path, some_draft())

    path.write_bytes(path.read_bytes())

    assert stamp.matches(path)


GOOD = to_bytes(some_draft())
BAD = {
    "empty": (b"", "draft-empty"),
    "zeros": (b"\0" * 4096, "draft-empty"),
    "cut off": (b'{"edition": 1, "answers": {"cont', "draft-damaged"),
    "another encoding": ('{"title": "Zażółć"}'.encode("cp1250"), "draft-wrong-encoding"),
    "a list": (b"[1, 2]", "draft-not-a-draft"),
    "another JSON": (b'{"hello": 1}', "draft-not-a-draft"),
    "no edition": (b'{"edition": "x", "answers": {}}', "draft-not-a-draft"),
    "wrong type": (b'{"edition": 1, "answers": []}', "draft-malformed"),
    "unknown key": (b'{"edition": 1, "answers": {}, "zzz": 1}', "draft-malformed"),
    "a key twice": (b'{"edition": 1, "answers": {"a": {"t": "x", "t": "y"}}}', "draft-key-twice"),
    "not a number": (b'{"edition": 1, "answers": {}, "settings": {"x": NaN}}', "draft-damaged"),
    "without end": (b'{"edition": 1, "answers": {}, "settings": {"x": 1e999}}', "draft-damaged"),
    "a giant number": (b'{"edition": 1, "answers": {"a": ' + b"9" * 5000 + b"}}", "draft-damaged"),
    "edition zero": (b'{"edition": 0, "answers": {}}', "draft-not-a-draft"),
    "edition true": (b'{"edition": true, "answers": {}}', "draft-not-a-draft"),
    "brackets alone": (b"[" * 900_000, "draft-too-large"),
    "a million quotes": (b'{"edition": 1, "answers": [' + b'"",' * 900_000, "draft-too-large"),
    "no id": (GOOD.replace(b'"d1"', b'""'), "draft-malformed"),
    "an endless id": (GOOD.replace(b'"d1"', b'"' + b"d" * 999 + b'"'), "draft-malformed"),
    "a day before all days": (GOOD.replace(b"2026-02", b"0001-01"), "draft-malformed"),
    "very deep": (
        b'{"edition": 1, "answers": ' + b"[" * 9000 + b"]" * 9000 + b"}",
        "draft-damaged",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_a_damaged_file_is_refused_with_a_reason(case):
    content, code = BAD[case]

    with pytest.raises(DraftUnusable) as reason:
        parse_draft(content, "a.erasmus")

    assert reason.value.code == code
    assert reason.value.facts["file"] == "a.erasmus"


def test_a_file_of_a_later_program_is_refused_politely():
    content = json.dumps({"edition": EDITION + 1, "answers": {}}).encode()

    with pytest.raises(DraftTooNew) as reason:
        parse_draft(content, "a.erasmus")

    assert reason.value.facts["edition"] == str(EDITION + 1)


def test_a_folder_and_a_missing_file_are_refused(tmp_path):
    with pytest.raises(DraftUnusable) as folder:
        read_draft(tmp_path)
    with pytest.raises(DraftUnusable) as missing:
        read_draft(tmp_path / "none.erasmus")

    assert folder.value.code == "draft-is-folder"
    assert missing.value.code == "draft-not-found"


def test_a_file_that_an_editor_saved_as_unicode_is_read(tmp_path):
    assert parse_draft(GOOD.decode().encode("utf-16"), "x") == some_draft()
    assert parse_draft(b"\xef\xbb\xbf" + GOOD, "x") == some_draft()


def test_half_a_character_goes_and_everything_else_stays():
    content = GOOD.replace("Zażółć".encode(), b"Za\\ud800 \\u017c")

    assert parse_draft(content, "x").title.startswith("Za ż")


def test_a_moment_without_a_zone_is_universal_time():
    content = GOOD.replace(b"2026-02-14T14:02:11Z", b"2026-02-14T14:02:11")

    assert parse_draft(content, "x").changed == MOMENT


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.erasmus")

    with pytest.raises(DraftUnusable) as reason:
        read_draft(tmp_path / "pipe.erasmus")

    assert reason.value.code == "draft-not-a-file"


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    path = tmp_path / "huge.erasmus"
    with path.open("wb") as file:
        file.truncate(3 * 1024**3)

    with pytest.raises(DraftUnusable) as reason:
        read_draft(path)

    assert reason.value.code == "draft-too-large"


def test_two_writes_of_one_size_within_one_tick_are_told_apart(tmp_path):
    path = tmp_path / "a.erasmus"
    stamp = write_draft(path, some_draft(id="d1"))
    moment = path.stat().st_mtime_ns
    write_draft(path, some_draft(id="d2"))
    os.utime(path, ns=(moment, moment))

    assert not stamp.matches(path)
