"""The emergency pack for the agencies' procedure after a failed submission (W79)."""

from datetime import datetime, timedelta

import pytest

from annex_sample import NOW, a_file, annex_desk, annexed
from erasmus_desk.errors import DeskError
from erasmus_desk.session.annex_deeds import choose, sign
from erasmus_desk.session.deadlines import draft_deadline
from erasmus_desk.session.emergency import (
    case_of,
    drop_attempt,
    moment_from,
    note,
    put_attempt,
    until,
    worries,
)
from erasmus_desk.session.emergency_pack import proposed_folder, write_pack

LANGUAGES = ("en", "pl", "el", "bg")


@pytest.fixture
def desk(tmp_path):
    made = annex_desk(tmp_path)
    made.pdf = lambda outline, _: b"%PDF-1.7 " + str(len(outline.blocks)).encode()
    return made


@pytest.fixture
def opened(desk, tmp_path):
    made = annexed(desk, tmp_path / "work")
    yield made
    made.saver.flush(0)
    made.saver.close()


def codes(desk, opened):
    return [one.code for one in worries(desk, opened)]


def test_the_agency_is_to_be_told_two_hours_after_the_deadline(desk, opened):
    last = until(draft_deadline(desk, opened))

    assert last.isoformat() == "2026-03-05T14:00:00+01:00"
    assert until(None) is None


def test_attempts_are_kept_in_the_draft_in_the_order_of_their_times(desk, opened, tmp_path):
    proof = a_file(tmp_path, "shot.png")
    put_attempt(opened, NOW, "white\npage", file=proof)
    first = put_attempt(opened, NOW - timedelta(minutes=5), "error 500")
    note(opened, form_id=" KA299-1 ", address="help@agency.example")
    opened.save_now()

    case = case_of(desk.open(opened.path, listed=False))

    assert [one.what for one in case.attempts] == ["error 500", "white page"]
    assert case.attempts[1].at == NOW
    assert case.evidence == (proof,)
    assert case.form_id == "KA299-1"
    drop_attempt(opened, first)
    assert [one.what for one in case_of(opened).attempts] == ["white page"]


def test_what_the_agency_will_ask_for_is_said(desk, opened):
    assert codes(desk, opened) == [
        "no-attempt",
        "no-form-id",
        "no-evidence",
        "annexes-missing",
    ]


def test_an_attempt_after_the_deadline_does_not_count(desk, opened):
    put_attempt(opened, NOW + timedelta(hours=1), "too late")
    assert "late-attempt" in codes(desk, opened)

    put_attempt(opened, NOW, "in time")
    assert "late-attempt" not in codes(desk, opened)


def test_a_screenshot_that_is_gone_and_a_time_that_has_passed_are_said(tmp_path):
    desk = annex_desk(tmp_path, now=lambda: NOW + timedelta(hours=3))
    opened = annexed(desk, tmp_path / "work")
    put_attempt(opened, NOW, "error", file=tmp_path / "none.png")

    found = codes(desk, opened)

    assert found[0] == "too-late"
    assert {"evidence-gone", "no-pdf"} <= set(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pack_has_everything_in_every_language(desk, opened, tmp_path, language):
    choose(opened, "declaration", a_file(tmp_path / "work", "d.pdf"))
    sign(opened, "declaration", "signed")
    put_attempt(opened, NOW, "error 500", file=a_file(tmp_path, "Στιγμιότυπο.png"))
    note(opened, form_id="KA299-VET-12345678")

    pack = write_pack(
        desk,
        opened,
        proposed_folder(desk, opened, tmp_path, language=language),
        language=language,
    )

    files = [path.relative_to(pack.folder) for path in pack.folder.rglob("*") if path.is_file()]
    assert sorted(path.suffix for path in files) == [
        *([".docx", ".pdf", ".pdf", ".png"]),
        *([".txt"] * 4),
    ]
    assert all(str(path).isascii() for path in files)
    texts = [path.read_text(encoding="utf-8") for path in pack.folder.glob("*.txt")]
    for text in texts:
        assert "KA299-VET-12345678" in text
        assert "{" not in text
        assert not [
            word for word in ("message.", "log.", "read_me.", "fact.") if f" {word}" in text
        ]
    message = pack.message
    assert "error 500" in message
    assert "11:50" in message  # in Brussels
    assert "12:50" in message  # in Athens
    assert "Μαρία Παράδειγμα" in message
    assert "01_stigmiotypo.png" in message


def test_without_a_way_to_draw_pdf_the_rest_is_written_and_that_is_said(desk, opened, tmp_path):
    desk.pdf = None

    pack = write_pack(desk, opened, tmp_path / "pack")

    assert not list(pack.folder.glob("*.pdf"))
    assert "PDF could not be drawn" in (pack.folder / "00_read_me_first.txt").read_text("utf-8")


def test_an_empty_draft_still_makes_a_pack_with_gaps_to_fill(desk, tmp_path):
    opened = annexed(desk, tmp_path / "work", {"context": {"title": "Bread"}})

    pack = write_pack(desk, opened, tmp_path / "pack")

    assert "(please fill in)" in pack.message
    assert "No attempt has been noted." in pack.message


def test_a_pack_never_goes_over_another(desk, opened, tmp_path):
    first = write_pack(desk, opened, proposed_folder(desk, opened, tmp_path))
    second = proposed_folder(desk, opened, tmp_path)

    assert second != first.folder
    with pytest.raises(DeskError, match="folder-there-already"):
        write_pack(desk, opened, first.folder)


def test_a_draft_without_a_deadline_is_told_the_rule(desk, opened, tmp_path, monkeypatch):
    for module in ("emergency", "emergency_texts"):
        monkeypatch.setattr(f"erasmus_desk.session.{module}.draft_deadline", lambda *_: None)

    pack = write_pack(desk, opened, tmp_path / "pack")

    said = (pack.folder / "00_read_me_first.txt").read_text("utf-8")
    assert "within 2 hours" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-03-05T11:58", "2026-03-05T11:58:00+02:00"),
        ("2026-03-05 11:58:30", "2026-03-05T11:58:30+02:00"),
        ("2026-03-05T10:58+01:00", "2026-03-05T10:58:00+01:00"),
    ],
)
def test_a_moment_is_by_ones_own_clock_unless_it_says_another(text, said):
    assert moment_from(text, NOW).isoformat() == said


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-05T11:58", "11:58"])
def test_what_is_no_moment_is_refused(text):
    with pytest.raises(DeskError, match="moment-malformed"):
        moment_from(text, NOW)


@pytest.mark.parametrize(
    "raw",
    [
        {"attempts": 5},
        {"attempts": {"a": 1, "b": {"at": 3}, "c": {"at": "never"}}},
        {"form_id": 7, "address": None},
        {"attempts": {"a": {"at": "2026-03-05T11:58:00", "what": 5, "file": []}}},
    ],
)
def test_what_others_wrote_into_the_draft_harms_nothing(opened, raw):
    opened.set_facts(emergency=raw)

    case = case_of(opened)

    assert case.form_id == ""
    assert all(isinstance(one.at, datetime) and one.what == "" for one in case.attempts)
