"""The commands for files that go along: the annex desk, and the emergency pack."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from erasmus_desk.errors import AnswerRefused

if TYPE_CHECKING:
    from erasmus_desk.model.words import Words
    from erasmus_desk.session.annexes import AnnexView, Slot
    from erasmus_desk.session.desk import Desk
    from erasmus_desk.session.open_draft import OpenDraft

WORDS = "window/annexes"


def add_parsers(below: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """What can be typed after ``annexes`` and ``emergency``."""
    annexes = below.add_parser("annexes", help="files to attach: list, choose, check, collect")
    annexes.add_argument("file", type=Path, metavar="FILE")
    annexes.add_argument("--json", action="store_true", help="print JSON")
    annexes.add_argument(
        "--choose",
        nargs=2,
        action="append",
        default=[],
        metavar=("ANNEX", "PATH"),
        help="choose the file of an annex, by its key in the list",
    )
    annexes.add_argument(
        "--add", type=Path, action="append", default=[], metavar="PATH", help="a further file"
    )
    annexes.add_argument(
        "--signed", action="append", default=[], metavar="ANNEX", help="its file is signed"
    )
    annexes.add_argument(
        "-o", "--output", type=Path, metavar="OUT", help="copy all to a new folder, or OUT.zip"
    )
    annexes.add_argument("--language", default="", metavar="CODE", help="language of the list")
    _emergency(below.add_parser("emergency", help="a folder for the agency after a failure"))


def _emergency(emergency: argparse.ArgumentParser) -> None:
    emergency.add_argument("file", type=Path, metavar="FILE")
    emergency.add_argument("-o", "--out", "--output", type=Path, required=True, metavar="FOLDER")
    emergency.add_argument("--form-id", default="", metavar="ID", help="as the web form shows it")
    emergency.add_argument(
        "--attempt",
        nargs=2,
        action="append",
        default=[],
        metavar=("TIME", "WHAT"),
        help="an attempt to submit, its time as 2026-03-05T11:58",
    )
    emergency.add_argument(
        "--evidence", type=Path, metavar="PATH", help="a screenshot of the last attempt"
    )
    emergency.add_argument("--language", default="", metavar="CODE", help="language of the texts")


def annexes(desk: "Desk", asked: argparse.Namespace, out: TextIO) -> int:
    """List the files to attach; 1 where one is missing or wrong."""
    from erasmus_desk.session.annex_deeds import add, choose, sign
    from erasmus_desk.session.annexes import annexes as seen

    opened = desk.open(asked.file, listed=False)
    for key, path in asked.choose:
        choose(opened, key, _file(Path(path)))
    for path in asked.add:
        add(opened, _file(path))
    for key in asked.signed:
        sign(opened, key, "signed")
    if asked.choose or asked.add or asked.signed:
        desk.save(opened)
    view = seen(desk, opened, asked.language)
    words = desk.words(WORDS, asked.language or desk.preferences.window or desk.prompts_of(opened))
    if asked.json:
        print(json.dumps(_facts(view, words), ensure_ascii=False, indent=1), file=out)
    else:
        print("\n".join(_lines(view, words)), file=out)
    if asked.output is not None:
        from erasmus_desk.session.annex_collecting import collect

        print(collect(desk, opened, asked.output, language=asked.language), file=out)
    return int(bool(view.missing) or view.is_wrong)


def _file(path: Path) -> Path:
    """*path*, if it is a file.

    Raises:
        AnswerRefused: It is none.
    """
    if not path.is_file():
        raise AnswerRefused("annex-gone", {"file": str(path)})
    return path.absolute()


def emergency(desk: "Desk", asked: argparse.Namespace, out: TextIO) -> int:
    """Write the emergency pack; what is noted on the way is kept in the draft."""
    from erasmus_desk.session.emergency import note
    from erasmus_desk.session.emergency_pack import write_pack

    opened = desk.open(asked.file, listed=False)
    if asked.form_id:
        note(opened, form_id=asked.form_id)
    _note_attempts(desk, opened, asked)
    desk.save(opened)
    pack = write_pack(desk, opened, asked.out, language=asked.language)
    print(pack.folder, file=out)
    return 0


def _note_attempts(desk: "Desk", opened: "OpenDraft", asked: argparse.Namespace) -> None:
    from erasmus_desk.session.emergency import moment_from, put_attempt

    proof = _file(asked.evidence) if asked.evidence is not None else None
    moments = [(moment_from(at, desk.now()), what) for at, what in asked.attempt]
    for number, (at, what) in enumerate(moments, start=1):
        is_last = number == len(moments)
        put_attempt(opened, at, what, file=proof if is_last else None)
    if proof is not None and not moments:
        put_attempt(opened, desk.now(), "", file=proof)


def _facts(view: "AnnexView", words: "Words") -> dict[str, Any]:
    """The annex desk for programs."""
    from erasmus_desk.session.annex_words import problem_text

    limits = view.limits
    return {
        "annexes": [
            {
                "key": slot.key,
                "title": slot.title,
                "for": slot.for_whom,
                "required": slot in view.required,
                "file": str(slot.path) if slot.path else None,
                "size": slot.seen.size if slot.seen else None,
                "signature": slot.signature,
                "state": slot.state,
                "problems": [
                    {"code": one.code, "severity": one.severity, "text": problem_text(one, words)}
                    for one in slot.problems
                ],
            }
            for slot in view.slots
        ],
        "problems": [problem_text(one, words) for one in view.problems],
        "limits": limits.model_dump(mode="json", exclude={"source"}) if limits else None,
    }


def _lines(view: "AnnexView", words: "Words") -> list[str]:
    from erasmus_desk.session.annex_words import problem_text

    lines = [line for slot in view.slots for line in _slot_lines(slot, words)]
    lines += [f"! {problem_text(one, words)}" for one in view.problems]
    return lines or [words.say("annexes.nothing")]


def _slot_lines(slot: "Slot", words: "Words") -> list[str]:
    from erasmus_desk.session.annex_words import problem_text

    title = f"{slot.title}: {slot.for_whom}" if slot.for_whom else slot.title
    lines = [f"{slot.key:24} {words.say(f'annexes.state.{slot.state}'):16} {title}"]
    if slot.path is not None:
        lines.append(f"    {slot.path}")
    return [*lines, *(f"    ! {problem_text(one, words)}" for one in slot.problems)]
