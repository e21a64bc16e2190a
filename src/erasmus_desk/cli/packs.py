"""The command `packs`: form packs are listed, added, removed."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from erasmus_desk.model.words import Words
from erasmus_desk.session.desk import Desk

if TYPE_CHECKING:
    from erasmus_desk.session.packs import Fault, Pack


def add_parser(below: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """What can be typed after ``erasmus-desk packs``."""
    packs = below.add_parser("packs", help="form packs: list, add, remove")
    packs.add_argument("--json", action="store_true", help="print JSON")
    deeds = packs.add_subparsers(dest="deed", metavar="DEED")
    add = deeds.add_parser("add", help="add a form pack, a folder or a zip")
    add.add_argument("source", type=Path, metavar="PATH")
    add.add_argument(
        "--replace", action="store_true", help="also in place of the same or a newer version"
    )
    remove = deeds.add_parser("remove", help="remove a form pack")
    remove.add_argument("name", metavar="NAME")


def packs(desk: Desk, asked: argparse.Namespace, out: TextIO) -> int:
    """List the form packs, add one, or remove one."""
    from erasmus_desk.session.packs import PackFaulty, Packs

    words = desk.words("messages", desk.preferences.window or "en")
    known = Packs(desk)
    if asked.deed == "add":
        try:
            _tell([known.add(asked.source, replacing=asked.replace)], words, out)
        except PackFaulty as reason:
            print(words.say(f"error.{reason.code}", **reason.facts), file=sys.stderr)
            print_faults(reason.faults, words, out)
            return 1
        return 0
    if asked.deed == "remove":
        known.remove(asked.name)
        print(words.say("cli.pack-removed", name=asked.name), file=out)
        return 0
    installed = known.installed()
    if asked.json:
        print(
            json.dumps([_facts(one) for one in installed], ensure_ascii=False, indent=1), file=out
        )
    else:
        _tell(installed, words, out)
    return int(any(one.faults for one in installed))


def print_faults(faults: "Iterable[Fault]", words: Words, out: TextIO) -> None:
    """Print what is wrong with form files, one fault a line: file, place, sentence."""
    from erasmus_desk.session.packs import fault_facts

    for fault in faults:
        text = words.say(f"error.{fault.code}", **fault_facts(fault))
        print(f"{fault.file}: {fault.place}: {text}", file=out)


def _tell(installed: "Iterable[Pack]", words: Words, out: TextIO) -> None:
    installed = tuple(installed)
    if not installed:
        print(words.say("cli.packs-none"), file=out)
    for one in installed:
        version = f" {one.facts.version}" if one.facts.version else ""
        named = one.name if one.facts.name == one.name else f"{one.facts.name} ({one.name})"
        print(f"{named}{version}: {', '.join(head.id for head in one.heads)}", file=out)
        print_faults(one.faults, words, out)


def _facts(pack: "Pack") -> dict[str, object]:
    return {
        "name": pack.name,
        "title": pack.facts.name,
        "author": pack.facts.author,
        "version": pack.facts.version,
        "date": pack.facts.date.isoformat() if pack.facts.date else None,
        "forms": [head.id for head in pack.heads],
        "source": pack.source,
        "added": pack.added.isoformat() if pack.added else None,
        "faults": [
            {"code": one.code, "file": one.file, "place": one.place, "detail": one.detail}
            for one in pack.faults
        ],
    }
