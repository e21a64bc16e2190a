"""Nothing leaves the computer, and nobody else on it can read what lies there."""

import socket
import stat
import sys
from pathlib import Path

import pytest

import erasmus_desk
from erasmus_desk.session.addresses import AddressBook
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.other_hands import conflict_copies, hold
from erasmus_desk.session.whole_drafts import duplicate, leave
from erasmus_desk.storage.addresses import Card

FORM = "ka122-vet-2026"


def whole_journey(home):
    """From a new draft to a Word document, with versions, address book and a copy."""
    desk = Desk(home, home / "cache")
    opened = desk.example(FORM)
    hold(opened)
    opened.answer(("context", "title"), "Bread for the future")
    desk.save(opened)
    desk.versions.keep(opened, "sent to partners")
    book = AddressBook(desk)
    book.use_in(opened, book.keep(Card("c", {"legal_name": "School", "country": "PL"})))
    desk.versions.restore(opened, desk.versions.of(opened)[0])
    opened.undo()
    assert opened.view.findings is not None
    assert conflict_copies(opened) == ()
    desk.export_word(opened, home / "out" / "plan.docx", language="en")
    leave(desk, opened)
    duplicate(desk, opened.path, "Copy")
    assert len(Desk(home, home / "cache").library.entries()) == 2
    return desk


def test_a_whole_journey_opens_no_socket(tmp_path, no_network):
    whole_journey(tmp_path / "home")

    assert no_network == []


def test_the_watch_hears_a_socket(no_network):
    with pytest.raises(PermissionError), socket.socket() as one:
        one.connect(("127.0.0.1", 9))

    assert no_network == ["socket.connect"]
    no_network.clear()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_everything_that_is_made_can_be_read_by_its_owner_only(tmp_path):
    whole_journey(tmp_path / "home")

    made = {
        path
        for path in (tmp_path / "home").rglob("*")
        if (tmp_path / "home" / "cache") not in (path, *path.parents)  # forms are no secret
    }
    for path in made:
        rights = stat.S_IMODE(path.stat().st_mode)
        assert rights & 0o077 == 0, f"{path} has {rights:o}"


def test_no_module_of_the_program_asks_for_networking():
    """What is not loaded cannot be used; this holds for the window as well."""
    root = Path(erasmus_desk.__file__).parent
    words = ("QtNetwork", "QtWebEngine", "import socket", "urllib.request", "http.client")

    texts = {path: path.read_text(encoding="utf-8") for path in root.rglob("*.py")}

    assert [path.name for path, text in texts.items() if any(w in text for w in words)] == []
