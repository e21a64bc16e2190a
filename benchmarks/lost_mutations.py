"""Opens draft files that were mutated at random.

    python benchmarks/lost_mutations.py [--files 20000] [--workers 2] [--seed 1]

Aim: each is opened, judged and could be saved again, or is refused with a sentence; no
traceback, nothing that takes longer than a second, no file changed by looking at it.
"""

import argparse
import copy
import json
import multiprocessing
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from erasmus_desk.errors import DeskError
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.saving import bytes_of
from erasmus_desk.storage.drafts import parse_draft

SLOW = 1.0
ODD: list[Any] = [
    None, True, False, 0, -1, 10**30, 1.5, 1e300, "", " ", "x", "\u0000", "\ud800", "a\u0301\u202e",
    "x" * 100_000, [], {}, [[]], [{}], ["x"], [None], {"id": 1}, [{"id": ""}, {"id": ""}],
    "2026-02-30", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00", "../../etc", "1e999999999", "-0",
    [{"id": str(n)} for n in range(300)], "NaN", {"x": {"x": {"x": {}}}},
]  # fmt: skip
SNIPPETS = [
    b"\0", b"\xff", b"\xef\xbb\xbf", b"{", b"}", b"[", b"]", b'"', b",", b":", b"\\", b"\\ud800",
    b"NaN", b"Infinity", b"1e999", b"-", b"9" * 5000, b"null", b"[" * 5000, b'{"a":' * 3000,
    b"\r\n", b"\xd8\x00", b'"edition": 2,', b'"id": "x",', b"//", b"\xe2\x80\xa8",
]  # fmt: skip


def mutated_bytes(content: bytes, chance: random.Random) -> bytes:
    """*content* with bytes changed, cut, doubled, put in or moved."""
    for _ in range(chance.choice([1, 1, 1, 2, 5])):
        at, length = chance.randrange(len(content) + 1), chance.choice([1, 3, 40, 900])
        kind = chance.randrange(7)
        if kind == 0:
            content = content[:at]
        elif kind == 1:
            content = content[:at] + content[at + length :]
        elif kind == 2:
            content = content[:at] + chance.choice(SNIPPETS) + content[at:]
        elif kind == 3:
            content = content[:at] + content[at : at + length] * 2 + content[at + length :]
        elif kind == 4:
            content = content[:at] + chance.randbytes(length) + content[at + length :]
        elif kind == 5:
            content = content[:at] + bytes(length) + content[at + length :]
        else:
            flipped = bytes([content[at - 1] ^ (1 << chance.randrange(8))]) if content else b""
            content = content[: max(0, at - 1)] + flipped + content[at:]
    return content


def places(node: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a JSON value."""
    entries = node.items() if isinstance(node, dict) else enumerate(node)
    for key, value in list(entries) if isinstance(node, dict | list) else ():
        yield (*way, key)
        if isinstance(value, dict | list):
            yield from places(value, (*way, key))


def mutated_value(raw: Any, ways: list[tuple[Any, ...]], chance: random.Random) -> bytes:
    """*raw* with values replaced, deleted, doubled or swapped by others of the file."""
    value = copy.deepcopy(raw)
    for _ in range(chance.choice([1, 1, 2, 6])):
        way = chance.choice(ways)
        try:
            home = _at(value, way[:-1])
            if isinstance(home, dict) != isinstance(way[-1], str):
                continue
            kind = chance.randrange(5)
            if kind == 0:
                del home[way[-1]]
            elif kind == 1:
                home[way[-1]] = copy.deepcopy(_at(raw, chance.choice(ways)))
            elif kind == 2 and isinstance(home, dict):
                home[chance.choice(["zzz", "", "id", "answers", "\u0000"])] = chance.choice(ODD)
            elif kind == 3 and isinstance(home, list):
                home.append(copy.deepcopy(home[way[-1]]))
            else:
                home[way[-1]] = chance.choice(ODD)
        except (KeyError, IndexError, TypeError):
            continue
    return json.dumps(value, indent=1, sort_keys=True).encode()


def _at(node: Any, way: tuple[Any, ...]) -> Any:
    for step in way:
        node = node[step]
    return node


def tried(desk: Desk, path: Path, content: bytes) -> tuple[str, str, float]:
    """(what came of it, what is wrong, seconds)."""
    path.write_bytes(content)
    began = time.perf_counter()
    try:
        opened = desk.open(path, listed=False)
        opened.view  # noqa: B018
        said, wrong = "opened", ""
        if parse_draft(bytes_of(opened.draft), "again").id != opened.draft.facts.id:
            wrong = "does not come back as it was"
    except DeskError as reason:
        found = all(desk.words("messages", c).find(f"error.{reason.code}") for c in ("en", "pl"))
        said, wrong = reason.code, "" if found else f"no sentence for {reason.code}"
    except Exception:  # noqa: BLE001
        said, wrong = "traceback", traceback.format_exc(limit=-4)
    seconds = time.perf_counter() - began
    if path.read_bytes() != content:
        wrong = "the file was changed"
    if seconds > SLOW:
        wrong = wrong or f"took {seconds:.1f} s"
    return said, wrong, seconds


def work(task: tuple[int, int]) -> tuple[Counter[str], list[str], float]:
    """Try *files* mutations from one seed."""
    seed, files = task
    chance = random.Random(seed)  # noqa: S311
    said: Counter[str] = Counter()
    failures: list[str] = []
    slowest = 0.0
    with tempfile.TemporaryDirectory() as place:
        desk = Desk(Path(place) / "home")
        path = Path(place) / "mutated.erasmus"
        forms = [form for form in desk.heads if desk.has_example(form)]
        originals = [desk.example(f, path=Path(place) / f"{f}.erasmus").path for f in forms]
        contents = [original.read_bytes() for original in originals]
        raws = [json.loads(content) for content in contents]
        ways = [list(places(raw)) for raw in raws]
        for _ in range(files):
            number = chance.randrange(len(contents))
            if chance.random() < 0.5:
                content = mutated_bytes(contents[number], chance)
            else:
                content = mutated_value(raws[number], ways[number], chance)
            code, wrong, seconds = tried(desk, path, content)
            said[code] += 1
            slowest = max(slowest, seconds)
            if wrong:
                kept = Path(tempfile.gettempdir()) / f"mutated-{seed}-{sum(said.values())}.erasmus"
                if len(failures) < 5:
                    kept.write_bytes(content)
                failures.append(f"{kept.name}: {wrong}")
    return said, failures, slowest


def main() -> int:
    """All files, several processes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    portion = 250
    tasks = [(asked.seed + n, portion) for n in range(-(-asked.files // portion))]
    said: Counter[str] = Counter()
    failures: list[str] = []
    slowest = 0.0
    with multiprocessing.Pool(asked.workers) as pool:
        for counts, wrong, slow in pool.imap_unordered(work, tasks):
            said += counts
            failures += wrong
            slowest = max(slowest, slow)
    print(f"{'mutated files':34}{sum(said.values()):>8}")
    for code, count in said.most_common():
        print(f"  {code:32}{count:>8}")
    print(f"{'slowest':34}{slowest:>7.2f} s")
    print(f"{'failures':34}{len(failures):>8}")
    for failure in failures[:20]:
        print("FAILED", failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
