"""Pieces are shared, never copied: what two form files have in common is defined once."""

import json
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from erasmus_desk.assets import data_root
from erasmus_desk.catalogue.reading import read_toml

FORMS = data_root() / "forms"
LIST = 15
"""So many equal choices are one list: `use` it, `without` what does not belong."""
SETTINGS = 8
"""So many equal settings, beyond key and kind, are one block of questions."""
PASSED = {
    # Priorities by field, and all of them at once: the same file, the same words.
    ("shared/cooperation: priorities", "shared/cooperation: priorities_all"),
}


@cache
def definitions():
    """Every form and piece by its folder."""
    found = [*FORMS.glob("*/*/form.toml"), *FORMS.glob("shared/*/piece.toml")]
    return {path.parent.relative_to(FORMS).as_posix(): read_toml(path) for path in sorted(found)}


def lists() -> Iterator[tuple[str, frozenset[str]]]:
    """Every list of choices that is written out, with its codes."""
    for name, raw in definitions().items():
        for key, table in raw.get("options", {}).items():
            codes = frozenset(option["code"] for option in table.get("options", []))
            yield f"{name}: {key}", codes


def blocks(node: object, name: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Every group of questions, wherever it stands: each question as its settings."""
    if isinstance(node, dict):
        questions = [q for q in node.get("questions", ()) if isinstance(q, dict)]
        if questions:
            written = (question for question in questions if "use" not in question)
            yield name, frozenset(json.dumps(q, sort_keys=True, default=str) for q in written)
        for key, inner in node.items():
            yield from blocks(inner, f"{name}.{key}")
    elif isinstance(node, list):
        for inner in node:
            yield from blocks(inner, name)


def weight(questions: frozenset[str]) -> int:
    """How much is said about *questions* beyond their keys and kinds."""
    return sum(len(json.loads(question)) - 2 for question in questions)


def test_no_list_of_choices_is_written_twice():
    again = [
        (first, second, len(codes & others))
        for (first, codes), (second, others) in combinations(lists(), 2)
        if len(codes & others) >= LIST and (first, second) not in PASSED
    ]

    assert again == []


def test_no_two_forms_define_the_same_block_of_questions():
    found = [one for name, raw in definitions().items() for one in blocks(raw, name)]
    again = [
        (first, second, len(mine & theirs))
        for (first, mine), (second, theirs) in combinations(found, 2)
        if weight(mine & theirs) >= SETTINGS
    ]

    assert again == []


def test_languages_agencies_and_topics_are_defined_once():
    """Copies of them had gone apart: two Italian agencies had each other's fields."""
    for name, raw in definitions().items():
        for key, table in raw.get("options", {}).items():
            if key.endswith(("languages", "agencies")) and name.rpartition("/")[2] != key:
                assert "use" in table, f"{name}: {key}"
