"""Makes every system call of a save fail in turn and looks what is left.

    python benchmarks/lost_faults.py

For every call and every kind of failure, once only and from that call on: the old file is whole
(or the new one is), the text is still in the draft, a sentence in two languages tells what
happened, nothing is said to be saved that is not, and the next save brings everything to disk.
"""

import argparse
import errno
import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from erasmus_desk.session.desk import Desk
from erasmus_desk.session.open_draft import OpenDraft
from erasmus_desk.storage.drafts import read_draft

FORM = "ka122-vet-2026"
PLACE = ("context", "title")
KINDS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)
CALLS = (
    "open", "stat", "lstat", "fstat", "fsync", "replace", "rename", "unlink", "mkdir", "rmdir",
    "chmod", "close", "listdir", "scandir", "fdopen", "read", "write",
)  # fmt: skip


class Faults:
    """Counts system calls and lets the chosen one fail, or every one from there on."""

    def __init__(self) -> None:
        self.count = 0
        self.names: list[str] = []
        self.fails = -1
        self.lasting = False
        self.kind = 0

    def meet(self, name: str) -> None:
        """One call is about to be made."""
        position, self.count = self.count, self.count + 1
        self.names.append(name)
        if position == self.fails or (self.lasting and 0 <= self.fails < position):
            raise OSError(self.kind, os.strerror(self.kind), name)

    def wrapped(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """*call*, which may fail."""

        def asked(*arguments: Any, **named: Any) -> Any:
            if name == "close":
                # The system gives the descriptor back even when closing fails.
                call(*arguments, **named)
                return self.meet(name)
            self.meet(name)
            made = call(*arguments, **named)
            return _File(made, self) if name in ("fdopen", "io.open") else made

        return asked


class _File:
    """A file whose reading, writing, flushing and closing may fail."""

    def __init__(self, file: Any, faults: Faults) -> None:
        self._file, self._faults = file, faults

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._file, name)
        if name in ("read", "readline", "write", "flush"):
            return self._faults.wrapped(f"file.{name}", found)
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_reason: object) -> None:
        self._file.close()
        self._faults.meet("file.close")


@contextmanager
def broken(faults: Faults) -> Iterator[None]:
    """System calls go through *faults* meanwhile."""
    kept = {name: getattr(os, name) for name in CALLS}
    opener = io.open
    try:
        for name, call in kept.items():
            setattr(os, name, faults.wrapped(name, call))
        io.open = faults.wrapped("io.open", opener)
        yield
    finally:
        for name, call in kept.items():
            setattr(os, name, call)
        io.open = opener


def save(opened: OpenDraft, faults: Faults, number: int) -> str:
    """Save a new text through *faults*; what is wrong afterwards, or nothing."""
    text, before = f"text {number} " + "ąλж" * 300, opened.path.read_bytes()
    opened.answer(PLACE, text)
    with broken(faults):
        state = opened.saver.flush(0.0)
    kept, _ = read_draft(opened.path)
    written = kept.answers["context"]["title"] == text  # type: ignore[index,call-overload]
    if opened.value(PLACE) != text:
        return "the text is gone from the draft"
    if state.problem is None and not (written and not state.dirty):
        return "said to be saved and is not"
    if not written and opened.path.read_bytes() != before:
        return "the old file was changed"
    if state.problem is not None and not state.dirty:
        return "a problem, and yet nothing to save"
    return "" if state.problem is None else f"told:{state.problem.code}"


def check(desk: Desk, folder: Path, faults: Faults, number: int) -> tuple[str, str]:
    """One draft, one failure; (what is wrong, the code that was told)."""
    opened = desk.new(FORM, "", path=folder / f"{number}.erasmus", listed=False)
    opened.answer(PLACE, "yesterday")
    opened.save_now()
    if opened.saver.pen.past is not None:
        opened.saver.pen.past._is_kept = False  # noqa: SLF001  a version is kept first
    said = save(opened, faults, number)
    told = said.removeprefix("told:") if said.startswith("told:") else ""
    wrong = "" if told else said
    if told and not all(desk.words("messages", c).find(f"error.{told}") for c in ("en", "pl")):
        wrong = f"no sentence for {told}"
    opened.save_now()
    if read_draft(opened.path)[0].answers["context"] != dict(opened.answers["context"]):  # type: ignore[arg-type]
        wrong = wrong or "the next save did not bring it to disk"
    opened.saver.close()
    litter = [name for name in os.listdir(folder) if name.endswith(".part")]  # noqa: PTH208
    if (
        litter
        and not faults.lasting
        and faults.names[faults.fails : faults.fails + 1] != ["unlink"]
    ):
        wrong = wrong or f"left behind: {litter}"
    for name in os.listdir(folder):  # noqa: PTH208
        (folder / name).unlink()
    return wrong, told


def main() -> int:
    """All calls, all kinds, once and lasting."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    with tempfile.TemporaryDirectory() as place:
        desk = Desk(Path(place) / "home")
        folder = Path(place) / "drafts"
        folder.mkdir()
        probe = Faults()
        check(desk, folder, probe, 0)
        told: dict[str, int] = {}
        failures: list[str] = []
        runs = 0
        for position in range(probe.count):
            for kind in KINDS:
                for lasting in (False, True):
                    faults = Faults()
                    faults.fails, faults.kind, faults.lasting = position, kind, lasting
                    runs += 1
                    wrong, code = check(desk, folder, faults, runs)
                    told[code or "saved all the same"] = (
                        told.get(code or "saved all the same", 0) + 1
                    )
                    if wrong:
                        name = probe.names[position]
                        failures.append(f"call {position} {name} {errno.errorcode[kind]}: {wrong}")
    print(f"{'system calls of a save with a version':44}{probe.count:>8}")
    print(f"{'saves in which one failed':44}{runs:>8}")
    for code, count in sorted(told.items()):
        print(f"  {code:42}{count:>8}")
    for failure in failures[:30]:
        print("FAILED", failure)
    print(f"{'failures':44}{len(failures):>8}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
