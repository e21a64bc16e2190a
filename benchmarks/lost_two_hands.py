"""Two processes edit one draft at the same time.

    python benchmarks/lost_two_hands.py [--seconds 300] [--seed 1]

Each writes answers of its own, adds, fills, moves and deletes items of its own in a list of both,
fills a field of the other's items, and now and then both write the same answer, which one of them
is then asked about and keeps both.  Aim: in the end the file holds the last of everything that
either wrote.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from erasmus_desk.errors import DeskError
from erasmus_desk.model.answers import Place, items
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.open_draft import OpenDraft
from erasmus_desk.session.other_hands import (
    choose_all,
    hold,
    notice,
    opened_elsewhere,
    resolve_divergence,
)

FORM = "ka122-vet-2026"
HANDS = ("anna", "boris")
LIST = ("organisations",)
TICK = 0.05


def text_places(desk: Desk) -> list[Place]:
    """Text questions of pages, for both hands in turn and one for both."""
    form = desk.catalogue.form(FORM)
    return [
        (section.key, question.key)
        for section in form.sections
        for question in section.questions
        if question.kind == "text"
    ]


class Hand:
    """One of the two: what it wrote last, by place, and how its items must look."""

    def __init__(self, desk: Desk, path: Path, name: str, seed: int) -> None:
        self.name = name
        self.other = HANDS[1 - HANDS.index(name)]
        self.chance = random.Random(f"{seed}{name}")  # noqa: S311
        self.opened: OpenDraft = desk.open(path, listed=False)
        places = text_places(desk)
        self.shared = places[0]
        self.own = places[1 + HANDS.index(name) :: 2]
        self.wrote: dict[Place, str] = {}
        self.deleted: set[str] = set()
        self.items: list[str] = []
        self.count = 0
        self.tally = {"steps": 0, "merged": 0, "asked": 0, "saves": 0}
        self.wrong: list[str] = []
        hold(self.opened)
        if opened_elsewhere(path) is None and name == HANDS[1]:
            self.wrong.append("the other hand was not seen")

    def step(self) -> None:
        """Do one thing that a person does."""
        self.count += 1
        self.tally["steps"] += 1
        text = f"{self.name} {self.count} ąλж\nnext line"
        kind = self.chance.random()
        if kind < 0.5:
            self._write(self.chance.choice(self.own), text)
        elif kind < 0.6 and len(self.items) < 12:
            identity = self.opened.add(LIST, {"legal_name": text.split("\n", maxsplit=1)[0]})
            self.items.append(identity)
            self.wrote[(*LIST, identity, "legal_name")] = text.split("\n", maxsplit=1)[0]
        elif kind < 0.75 and self.items:
            self._write(
                (*LIST, self.chance.choice(self.items), "city"), f"{self.name} {self.count}"
            )
        elif kind < 0.8 and self.items:
            place = (*LIST, self.chance.choice(self.items))
            self.opened.move(place, self.chance.randrange(len(items(self.opened.answers, LIST))))
        elif kind < 0.84 and len(self.items) > 3:
            self._delete(self.items.pop(self.chance.randrange(len(self.items))))
        elif kind < 0.95:
            self._help()
        elif kind < 0.96:
            self.opened.answer(self.shared, text)
        else:
            self.opened.undo()
            self.opened.redo()

    def _write(self, place: Place, text: str) -> None:
        self.opened.answer(place, text)
        self.wrote[place] = text

    def _delete(self, identity: str) -> None:
        self.opened.delete((*LIST, identity))
        self.deleted.add(identity)
        for place in [p for p in self.wrote if identity in p]:
            del self.wrote[place]

    def _help(self) -> None:
        """Fill a field of an item that the other added: only this hand writes that field."""
        theirs = [
            str(item["id"])
            for item in items(self.opened.answers, LIST)
            if str(item.get("legal_name", "")).startswith(self.other)
        ]
        if theirs:
            place = (*LIST, self.chance.choice(theirs), "region")
            self._write(place, f"{self.name} {self.count}")

    def live(self, seconds: float) -> None:
        """Type, tick, save on leaving a page, look when coming back, decide when asked."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.step()
            now = time.monotonic()
            self.opened.saver.tick(now)
            if self.chance.random() < 0.1:
                self.save()
            if self.chance.random() < 0.02:
                notice(self.opened, now)
            self.decide()
            time.sleep(self.chance.choice([0.01, TICK, TICK, 0.2]))
        for _ in range(20):
            self.save()
            if not self.opened.saver.state.dirty:
                break

    def save(self) -> None:
        """Save and wait, as on leaving a page."""
        before = self.opened.saver.state
        state = self.opened.saver.flush(time.monotonic())
        self.tally["saves"] += 1
        self.tally["merged"] += state.met is not before.met
        if state.problem is not None and state.diverged is None:
            self.wrong.append(f"not saved: {state.problem}")
        if state.kept_both is not None:
            self.wrong.append("kept under another name")
        self.decide()

    def decide(self) -> None:
        """Keep both where both wrote."""
        diverged = self.opened.saver.state.diverged
        if diverged is None:
            return
        self.tally["asked"] += 1
        resolve_divergence(self.opened, choose_all(diverged, "both"))
        for conflict in diverged.conflicts:
            found = str(self.opened.value(conflict.place))
            if conflict.kind == "answer" and isinstance(conflict.theirs, str):
                for side in (conflict.mine, conflict.theirs):
                    if str(side) not in found:
                        self.wrong.append(f"{conflict.place}: one of both is gone")
            if conflict.kind == "deleted":
                self._came_back(conflict.place)

    def _came_back(self, place: Place) -> None:
        # One hand deleted an item while the other filled a field of it: it is back.
        if place[-1] in self.deleted:
            self.deleted.discard(place[-1])

    def told(self) -> dict[str, Any]:
        """What this hand expects to find in the file."""
        return {
            "wrote": [[list(place), text] for place, text in self.wrote.items()],
            "deleted": sorted(self.deleted),
            "tally": self.tally,
            "wrong": self.wrong[:20],
        }


def hand(home: Path, path: Path, name: str, seed: int, seconds: float) -> None:
    """One of the two processes; prints what it expects."""
    desk = Desk(home)
    one = Hand(desk, path, name, seed)
    print("ready", flush=True)
    sys.stdin.readline()
    one.live(seconds)
    one.opened.saver.close()
    print(json.dumps(one.told()), flush=True)


def begin(place: Path, path: Path, name: str, asked: argparse.Namespace) -> "subprocess.Popen[str]":
    """Start one hand with a data folder of its own, as on a computer of its own."""
    own = ["--hand", name, "--home", str(place / name), "--path", str(path)]
    rest = ["--seconds", str(asked.seconds), "--seed", str(asked.seed)]
    made = subprocess.Popen(
        [sys.executable, __file__, *own, *rest],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ,
    )
    if made.stdout is None or made.stdout.readline().strip() != "ready":
        raise SystemExit(f"{name} did not begin")
    return made


def compare(told: dict[str, dict[str, Any]], answers: Any) -> list[str]:
    """What either wrote last and is not in the file."""
    wrong = []
    present = {item["id"]: item for item in answers.get(LIST[0], ())}
    gone = {one for mine in told.values() for one in mine["deleted"]} - set(present)
    for name, mine in told.items():
        wrong += [f"{name}: {text}" for text in mine["wrong"]]
        for place, text in mine["wrote"]:
            if place[0] == LIST[0]:
                found = present.get(place[1], {}).get(place[2])
                if place[1] in gone:
                    continue
            else:
                found = answers.get(place[0], {}).get(place[1])
            if found != text:
                wrong.append(f"{name}: {place} is {found!r} and not {text!r}")
    return wrong


def main() -> int:
    """Let both live, then look into the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hand", default="", help=argparse.SUPPRESS)
    parser.add_argument("--home", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--path", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.hand:
        hand(asked.home, asked.path, asked.hand, asked.seed, asked.seconds)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        desk = Desk(place / "home")
        path = place / "shared" / "draft.erasmus"
        desk.new(FORM, "Shared", path=path, listed=False).saver.close()
        running = {name: begin(place, path, name, asked) for name in HANDS}
        outputs = {}
        for made in running.values():
            if made.stdin is not None:
                made.stdin.write("go\n")
                made.stdin.flush()
        for name, made in running.items():
            outputs[name] = made.communicate()[0]
        told = {name: json.loads(text) for name, text in outputs.items()}
        try:
            wrong = compare(told, desk.open(path, listed=False).answers)
        except DeskError as reason:
            wrong = [str(reason)]
        files = sorted(p.name for p in path.parent.iterdir())
    for name, mine in told.items():
        print(f"{name:8}" + "".join(f"{key} {count:<8}" for key, count in mine["tally"].items()))
    expected = sum(len(mine["wrote"]) for mine in told.values())
    print(f"{'answers expected in the end':34}{expected:>8}")
    print(f"{'answers lost':34}{len(wrong):>8}")
    for line in [*wrong[:20], *(f"beside the draft: {f}" for f in files if f != "draft.erasmus")]:
        print("FAILED", line)
    return 1 if wrong or files != ["draft.erasmus"] else 0


if __name__ == "__main__":
    sys.exit(main())
