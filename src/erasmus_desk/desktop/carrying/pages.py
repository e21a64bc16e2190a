"""The pages of a draft that was carried over, among the sections of the wizard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.model.parking import PARKING
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.insight import View
from erasmus_desk.session.open_draft import OpenDraft

if TYPE_CHECKING:
    from erasmus_desk.desktop.carrying.carried_page import CarriedPage
    from erasmus_desk.desktop.carrying.parking_page import ParkingPage

CARRIED = "#carried"
"""The key of the report among those of the sections; no section can be called so."""
__all__ = ["CARRIED", "PARKING", "carry_keys", "carry_page", "carry_row", "carry_title"]


def carry_keys(opened: OpenDraft) -> tuple[str, ...]:
    """The pages that *opened* has use for."""
    facts = opened.draft.facts
    report = (CARRIED,) if facts.origin is not None else ()
    return (*report, PARKING) if facts.parked else report


def carry_title(texts: Texts, key: str) -> str:
    """What the page is called."""
    return texts.say(f"{key.removeprefix('#')}.page")


def carry_page(
    desk: Desk, opened: OpenDraft, texts: Texts, key: str, parent: QObject
) -> "CarriedPage | ParkingPage":
    """The page of that key."""
    from erasmus_desk.desktop.wizard.bench import Bench

    bench = Bench(desk, opened, texts, parent)
    if key == CARRIED:
        from erasmus_desk.desktop.carrying.carried_page import CarriedPage

        return CarriedPage(bench)
    from erasmus_desk.desktop.carrying.parking_page import ParkingPage

    return ParkingPage(bench)


def carry_row(
    desk: Desk, opened: OpenDraft, texts: Texts, view: View, key: str
) -> tuple[str, str, str, str, bool, str]:
    """What the side shows of the page."""
    title = carry_title(texts, key)
    if key == PARKING:
        waiting = sum(not entry.done for entry in opened.parked)
        mark, figure = ("begun" if waiting else "done"), str(waiting or "")
        state = texts.count("parking.left", waiting)
    else:
        from erasmus_desk.session.carry_over import report_of

        report = report_of(desk, opened, view.findings)
        left = (
            len({*(f.place for f in report.misfits), *report.new, *report.again}) if report else 0
        )
        mark, figure = ("begun" if left else "done"), str(left or "")
        state = texts.say(f"carried.state.{mark}")
    return key, title, mark, figure, False, f"{title}, {state}"
