"""Makes the pictures of the README from the real window: python tools/make_screenshots.py [FOLDER].

Without a display set QT_QPA_PLATFORM=offscreen.
"""

import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from erasmus_desk.desktop.app import put_up
from erasmus_desk.desktop.dressing import speak_qt
from erasmus_desk.desktop.main_window import MainWindow
from erasmus_desk.session.desk import Desk

FORM = "ka202-innovation-2018"
NOW = datetime(2018, 2, 15, 14, 2, 11, tzinfo=UTC)
LATER = datetime(2026, 1, 20, 9, 15, 42, tzinfo=UTC)
PICTURES = {
    "wizard": ("description", "innovation"),
    "organisations": ("organisations", "gim", "oid"),
    "review": (),
    "budget": ("#budget",),
    "timetable": ("#timetable",),
}


def unfinished(desk: Desk) -> Path:
    """The example of the innovation form with what people still have to mend."""
    opened = desk.example(FORM)
    text = str(opened.value(("description", "innovation")))
    opened.answer(("description", "innovation"), (text + "\n\n") * (5400 // len(text) + 1))
    opened.answer(("organisations", "gim", "oid"), "E1023")
    opened.answer(("events", str(_first(opened, "events")), "outputs"), None)
    opened.answer(("follow_up", "sustainability"), None)
    opened.answer(("follow_up", "open_access"), None)
    opened.answer(("summary", "summary"), None)
    opened.save_now()
    desk.remember(opened)
    opened.saver.close()
    return opened.path


def _first(opened: object, key: str) -> object:
    return opened.answers[key][0]["id"]  # type: ignore[attr-defined]


def main() -> None:
    """Write every picture."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/images")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        clock = [NOW]
        desk = Desk(Path(home), Path(home) / "cache", now=lambda: clock[0])
        desk.prefer(window="en", theme="light")
        for form in ("ka120-vet-2026", "ka122-vet-2026", "ka202-good-practices-2018"):
            desk.example(form).saver.close()
        path = unfinished(desk)
        app, window = put_up(desk)
        speak_qt("en")
        window.resize(1360, 860)
        window.show()
        _settle(app)
        window.grab().save(str(folder / "home.png"))
        window.starting.open(path)
        _settle(app)
        for name, place in PICTURES.items():
            if place and not place[0].startswith("#"):
                window.workspace.show_place(place)
            elif place:
                window.workspace.show_section(place[0])
            else:
                window.workspace.show_review()
            _settle(app)
            window.grab().save(str(folder / f"{name}.png"))
        clock[0] = LATER
        _whole_catalogue(window, desk, app, folder)
        window.close()
        app.processEvents()


def _whole_catalogue(window: MainWindow, desk: Desk, app: object, folder: Path) -> None:
    """The gallery, and pages of a lump sum and of a centralised proposal."""
    for name, form, place in (
        ("lump-sum", "ka220-vet-2026", "#budget"),
        ("work-packages", "alliances-innovation-lot1-2026", "work_packages"),
        ("annexes", "ka122-vet-2026", "#annexes"),
    ):
        opened = desk.example(form)
        opened.save_now()
        desk.remember(opened)
        opened.saver.close()
        window.starting.open(opened.path)
        _settle(app)
        window.workspace.show_section(place)
        _settle(app)
        window.grab().save(str(folder / f"{name}.png"))
    window.show_home()
    _settle(app)
    window.home.explain("ka220-vet-2027")
    _settle(app)
    window.grab().save(str(folder / "gallery.png"))


def _settle(app: object) -> None:
    end = time.monotonic() + 1.2
    while time.monotonic() < end:
        app.processEvents()  # type: ignore[attr-defined]
        time.sleep(0.01)


if __name__ == "__main__":
    main()
