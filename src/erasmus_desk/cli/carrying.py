"""The command that uses an application again in another form."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from erasmus_desk.errors import DraftUnusable

if TYPE_CHECKING:
    from erasmus_desk.model.words import Words
    from erasmus_desk.session.answer_words import Teller
    from erasmus_desk.session.carry_over import CarryOver
    from erasmus_desk.session.desk import Desk


def add_parser(below: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """What can be typed after ``erasmus-desk carry``."""
    made = below.add_parser("carry", help="use an application for another form")
    made.add_argument("file", type=Path, metavar="DRAFT")
    made.add_argument("--to", required=True, metavar="FORM", help="the form it is to be used for")
    made.add_argument("-o", "--out", type=Path, metavar="FILE", help="make the new draft here")
    made.add_argument("--title", default="", help="title of the new draft")
    made.add_argument("--json", action="store_true", help="print JSON")


def carry(desk: "Desk", asked: argparse.Namespace, out: TextIO) -> int:
    """Say what would come across, and with ``--out`` make the new draft; the old one stays."""
    from erasmus_desk.session.carry_over import create, prepare

    if asked.out is not None and asked.out.exists():
        raise DraftUnusable("draft-exists", {"file": str(asked.out)})
    opened = desk.open(asked.file, listed=False)
    planned = prepare(desk, opened, asked.to)
    opened.saver.close()
    made = ""
    if asked.out is not None:
        title, path = asked.title or planned.title, asked.out.absolute()
        new = create(desk, planned, title, path=path, listed=False)
        new.saver.close()
        made = str(new.path)
    if asked.json:
        facts = _facts(desk, planned) | {"file": made}
        print(json.dumps(facts, ensure_ascii=False, indent=1), file=out)
    else:
        print("\n".join([*_lines(desk, planned), *([made] if made else [])]), file=out)
    return 0


def _facts(desk: "Desk", planned: "CarryOver") -> dict[str, Any]:
    report, teller = planned.report, _teller(desk, planned)
    return {
        "from": planned.old.id,
        "to": planned.new.id,
        "title": planned.title,
        "came": report.came,
        "changed": [teller.where(place) for place in report.changed],
        "misfits": [
            {"code": found.code, "where": teller.where(found.place), **found.facts}
            for found in report.misfits
        ],
        "new": [teller.where(place) for place in report.new],
        "again": [teller.where(place) for place in report.again],
        "unasked": [teller.where(place) for place in report.unasked],
        "parked": [
            {"where": one.above, "label": one.label, "reason": one.reason, "text": one.text}
            for one in report.parked
        ],
    }


def _lines(desk: "Desk", planned: "CarryOver") -> Iterator[str]:
    """Each count with the places that it counts."""
    facts = _facts(desk, planned)
    language = desk.preferences.window or "en"
    words = desk.words("window/carrying", language)
    messages = desk.words("messages", language)
    yield f"{planned.old.id} > {planned.new.id}"
    for key, count in planned.report.counts:
        yield words.count(f"carry.{key}", count)
        if key == "parked":
            yield from (f"  {one['where']} › {one['label']}" for one in facts["parked"])
        elif key == "misfits":
            yield from (f"  {_misfit(one, messages)}" for one in facts["misfits"])
        elif key not in ("came", "long"):
            yield from (f"  {where}" for where in facts[key])


def _misfit(one: dict[str, str], messages: "Words") -> str:
    facts = {key: value for key, value in one.items() if key not in ("code", "where")}
    return messages.say(f"finding.{one['code']}.text", label=one["where"], **facts)


def _teller(desk: "Desk", planned: "CarryOver") -> "Teller":
    from erasmus_desk.session.carry_over import teller_of

    return teller_of(desk, planned)
