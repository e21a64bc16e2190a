"""Words, numbers and dates in the window's language."""

import ast
import re
import tomllib
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

import erasmus_desk
from erasmus_desk import errors
from erasmus_desk.assets import flatten, resource
from erasmus_desk.desktop.texts import Texts, window_language
from erasmus_desk.errors import DeskError
from erasmus_desk.model.findings import Finding

SOURCE = Path(erasmus_desk.__file__).parent
LANGUAGES = ("en", "pl")


def words(folder, language):
    path = resource(*folder.split("/"), f"{language}.toml")
    return dict(flatten(tomllib.loads(path.read_text(encoding="utf-8"))))


def test_thousands_are_set_apart_by_a_thin_space(texts):
    assert texts.number(1842) == "1\u202f842"


def test_money_shows_cents_only_where_there_are_any(texts):
    assert texts.money(Decimal("187340.00")) == "€ 187\u202f340"
    assert texts.money(Decimal("1200.5")) == "€ 1\u202f200.50"


def test_polish_money_and_dates_follow_polish_use(desk):
    polish = Texts(desk, "pl")

    assert polish.money(Decimal("1200.50")) == "1\u202f200,50 €"
    assert polish.date(date(2018, 3, 21)) == "21 marca 2018"


def test_a_moment_of_today_is_told_by_its_time(texts):
    assert texts.ago(datetime(2018, 2, 15, 13, 2, tzinfo=UTC)) == "today 13:02"
    assert texts.ago(datetime(2018, 2, 14, 9, 5, tzinfo=UTC)) == "yesterday 09:05"
    assert texts.ago(datetime(2017, 11, 3, 9, 5, tzinfo=UTC)) == "3 Nov 2017"


def test_polish_has_three_plurals(desk):
    polish = Texts(desk, "pl")

    said = [polish.count("status.applications", n) for n in (1, 3, 5, 12, 22)]

    assert said == [
        "1 wniosek na liście",
        "3 wnioski na liście",
        "5 wniosków na liście",
        "12 wniosków na liście",
        "22 wnioski na liście",
    ]


def test_a_language_can_be_changed_in_place(texts):
    texts.speak("pl")

    assert texts.say("home.applications") == "Wnioski"


def test_a_language_without_words_falls_back_to_english(desk):
    assert Texts(desk, "fi").say("home.applications") == "Applications"


def test_the_system_language_is_used_only_if_there_are_words_for_it(desk, monkeypatch):
    from PySide6.QtCore import QLocale

    desk.prefer(window="")
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale("fi_FI")))
    assert window_language(desk) == "en"
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale("pl_PL")))
    assert window_language(desk) == "pl"


def test_a_finding_of_a_rule_speaks_with_the_words_of_the_form(texts, desk):
    form_words = desk.form_words("ka202-innovation-2018", "en")
    rule = next(key.split(".")[1] for key in form_words.texts if key.startswith("rule."))

    said = texts.finding_text(Finding("rule", "error", (), rule=rule), "Label", form_words)

    assert not said.startswith("Label: ")


def test_an_unknown_code_still_makes_a_sentence(texts):
    assert "no-such-code" in texts.error(DeskError("no-such-code", {"file": "x"}))


@pytest.mark.parametrize("folder", ["window/words", "window/safety", "messages"])
def test_both_languages_say_the_same_things(folder):
    english, polish = (words(folder, language) for language in LANGUAGES)

    missing = {key for key in english.keys() ^ polish.keys() if not key.endswith(".few")}

    assert not missing


@pytest.mark.parametrize("folder", ["window/words", "window/safety", "messages"])
def test_both_languages_use_the_same_facts(folder):
    english, polish = (words(folder, language) for language in LANGUAGES)

    def facts(text):
        return set(re.findall(r"\{(\w+)\}", text))

    different = [
        key for key in english.keys() & polish.keys() if facts(english[key]) != facts(polish[key])
    ]

    assert not different


def kinds():
    found = {DeskError.__name__}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and any(
                getattr(base, "id", "") in {*vars(errors), *found} for base in node.bases
            ):
                found.add(node.name)
    return found


def constants(node):
    return [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and is_code(n.value)]


def is_code(value):
    return isinstance(value, str) and bool(re.fullmatch(r"[a-z]+(-[a-z]+)+", value))


def raised_codes():
    """Every code in `src` that an error is made with, or that a function `_code` gives."""
    raised = {name for name in kinds() if name != "Exception"}
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and getattr(node.func, "id", "") in raised
            if called and node.args:
                found.update(constants(node.args[0]))
            if isinstance(node, ast.FunctionDef) and node.name == "_code":
                found.update(constants(node))
    return found


def fault_codes():
    """Every code of a fault of a form file."""
    found = set()
    for path in (SOURCE / "catalogue").glob("check*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"Fault", "_twice"}:
                found.update(constants(node.args[0]))
            if isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
                found.update(constants(node.value.elts[0]))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_has_a_sentence(language):
    """An error without words would show people its code."""
    known = words("messages", language)

    missing = {code for code in raised_codes() | fault_codes() if f"error.{code}" not in known}

    assert not missing


def test_the_codes_are_really_found():
    assert {"draft-damaged", "save-disk-full", "answer-unknown"} <= raised_codes()
    assert {"section-twice", "word-missing", "key-reserved"} <= fault_codes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_the_code_has_words(language):
    """Keys are written out in the code, so that a missing one can be found."""
    parts = ("words", "safety", "wizard", "planning", "handover", "carrying", "annexes")
    folders = (*(f"window/{part}" for part in (*parts, "choosing", "packs")), "messages")
    known = {key: text for folder in folders for key, text in words(folder, language).items()}
    asked = set()
    for path in (SOURCE / "desktop").rglob("*.py"):
        if {"wizard", "planning"} & set(path.parts):
            continue
        source = path.read_text(encoding="utf-8")
        asked.update(re.findall(r'(?:say|count)\(\s*"([a-z_]+\.[a-z_.]+)"', source))

    missing = {k for k in asked if k not in known and f"{k}.other" not in known}

    assert len(asked) > 50
    assert not missing
