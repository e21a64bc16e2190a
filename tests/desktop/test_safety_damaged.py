"""A damaged draft: one sentence, and the newest good version within reach."""

import pytest

from erasmus_desk.desktop.dialogs import messages

FORM = "ka202-innovation-2018"
ACRONYM = ("context", "acronym")


@pytest.fixture
def path(desk):
    made = desk.new(FORM, "Green skills")
    made.answer(ACRONYM, "KEPT")
    made.save_now()
    desk.versions.keep(made, "good")
    made.saver.close()
    made.path.write_bytes(b"")
    return made.path


@pytest.fixture
def choose(monkeypatch):
    """Answers every question with the second button."""
    from erasmus_desk.desktop.safety import opening

    asked = []

    def answer(parent, texts, heading, text, answers, **_):
        asked.append((text, list(answers)))
        return 1

    monkeypatch.setattr(opening, "choose", answer)
    return asked


def test_the_earlier_text_opens_as_a_draft_of_its_own(window, path, choose):
    window.starting.open(path)

    assert window.opened.value(ACRONYM) == "KEPT"
    assert window.opened.path != path
    assert path.read_bytes() == b""


def test_what_is_wrong_is_said_with_what_can_be_done(window, path, choose):
    window.starting.open(path)

    text, answers = choose[0]
    assert "is empty" in text
    assert answers == ["Close", "Open the earlier text"]


def test_a_file_without_versions_is_only_told(window, tmp_path, told):
    stranger = tmp_path / "stranger.erasmus"
    stranger.write_bytes(b"{")

    window.starting.open(stranger)

    assert window.opened is None
    assert told[0][2] == ["OK"]


def test_damaged_versions_are_passed_over(window, desk, path, told):
    for version in desk.versions.store.folder.rglob("*.version"):
        version.write_bytes(b"x")

    window.starting.open(path)

    assert window.opened is None
    assert len(told) == 1
    assert messages.choose is not None
