"""One function for each command."""

import argparse
import json
from pathlib import Path
from typing import TextIO

from erasmus_desk.cli.describe import form_facts, form_lines
from erasmus_desk.cli.packs import print_faults
from erasmus_desk.cli.report import check_facts, check_lines, sentence, show_facts, show_lines
from erasmus_desk.errors import AnswerRefused, DraftUnusable
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.language import guessed_language

__all__ = ["check", "check_forms", "fill", "forms", "new", "sentence", "show"]


def _print(out: TextIO, value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1, default=str), file=out)


def forms(desk: Desk, asked: argparse.Namespace, out: TextIO) -> int:
    """All forms; with a form its sections, questions, kinds, limits, options, conditions."""
    language = desk.preferences.window or "en"
    if asked.form:
        form = desk.catalogue.form(asked.form)
        words = desk.form_words(form.id, language)
        if asked.json:
            _print(out, form_facts(form, words))
        else:
            print("\n".join(form_lines(form, words)), file=out)
        return 0
    heads = [
        {
            "id": head.id,
            "code": head.code,
            "call": head.call,
            "field": head.field,
            "state": head.state,
            "title": head.text(language, "title"),
            "languages": sorted(head.texts),
            "deadlines": [{"round": r.number, "at": r.at, "tz": r.tz} for r in head.rounds],
        }
        for head in desk.heads.values()
    ]
    if asked.json:
        _print(out, heads)
    else:
        for head in heads:
            print(f"{head['id']:28} {head['code']} {head['call']}  {head['title']}", file=out)
    return 0


def new(desk: Desk, asked: argparse.Namespace, out: TextIO) -> int:
    """Begin a draft in a file that is not there yet."""
    if asked.output.exists():
        raise DraftUnusable("draft-exists", {"file": str(asked.output)})
    if asked.example:
        opened = desk.example(asked.form, path=asked.output.absolute())
        if asked.title:
            opened.set_facts(title=asked.title)
    else:
        language = asked.language or guessed_language()
        head = desk.heads.get(asked.form)
        title = asked.title or (head.text(language, "short") if head else "")
        opened = desk.new(
            asked.form, title, language=language, path=asked.output.absolute(), listed=False
        )
    desk.save(opened)
    print(opened.path, file=out)
    return 0


def fill(desk: Desk, asked: argparse.Namespace, out: TextIO) -> int:
    """Put the answers of a JSON file into a draft, all or nothing."""
    raw = read_json(asked.answers)
    opened = desk.open(asked.file, listed=False)
    opened.fill(desk.answers_from(opened, raw))
    desk.save(opened)
    progress = opened.view.progress
    print(f"{opened.path}: {progress.answered}/{progress.required}", file=out)
    return 0


def read_json(path: Path) -> object:
    """The JSON value in the file at *path*.

    Raises:
        AnswerRefused: The file is missing or not JSON; the facts name it.
    """
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as reason:
        facts = {"file": str(path), "reason": reason.strerror or ""}
        raise AnswerRefused("answers-not-readable", facts) from reason
    except (ValueError, RecursionError) as reason:
        facts = {"file": str(path), "reason": str(reason)}
        raise AnswerRefused("answers-not-json", facts) from reason


def show(desk: Desk, asked: argparse.Namespace, out: TextIO) -> int:
    """Progress by section, and the answers."""
    opened = desk.open(asked.file, listed=False)
    if asked.json:
        _print(out, show_facts(opened))
    else:
        words = desk.form_words(opened.form.id, desk.prompts_of(opened))
        print("\n".join(show_lines(opened, words)), file=out)
    return 0


def check(desk: Desk, asked: argparse.Namespace, out: TextIO) -> int:
    """Findings; 0 without an error, 1 with some."""
    opened = desk.open(asked.file, listed=False)
    words = desk.form_words(opened.form.id, desk.prompts_of(opened))
    messages = desk.words("messages", words.language)
    found = check_facts(opened, words, messages)
    if asked.json:
        _print(out, found)
    else:
        print("\n".join(check_lines(found)), file=out)
    return int(any(one["severity"] == "error" for one in found))


def check_forms(desk: Desk, asked: argparse.Namespace, out: TextIO) -> int:
    """Examine form files; every fault with file and place."""
    words = desk.words("messages", desk.preferences.window or "en")
    faults = desk.check_forms(asked.folder)
    print_faults(faults, words, out)
    if not faults and asked.folder:
        print(words.say("cli.folder-fine", file=asked.folder), file=out)
    elif not faults:
        print(words.say("cli.forms-fine", count=len(desk.heads)), file=out)
    return int(bool(faults))
