"""Outlines compared with references; README.md says how to renew them."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from documents_as_text import as_text
from documents_sample import (
    ANNEXES,
    BUDGET,
    STATE,
    crowd,
    crowd_budget,
    full_state,
    outline,
    sample_draft,
)
from erasmus_desk.documents.options import ExportOptions
from erasmus_desk.documents.outline import Outline

HERE = Path(__file__).parent


def _outlines() -> dict[str, Outline]:
    criteria = ExportOptions(criteria=True)
    bare = ExportOptions(prompts=False, counters=False, empty=False)
    return {
        "draft-en": outline(),
        "draft-el": outline(language="el", state=full_state()),
        "empty-en": outline(sample_draft({}, title="")),
        "bare-en": outline(options=bare),
        "criteria-en": outline(options=criteria),
        "budget-en": outline(state=full_state(budget=BUDGET)),
        "annexes-en": outline(state=replace(STATE, annexes=ANNEXES)),
        "annexes-pl": outline(language="pl", state=replace(STATE, annexes=ANNEXES)),
        "crowd-en": outline(crowd(), state=full_state(budget=crowd_budget())),
        "reading-en": outline(options=ExportOptions(kind="reading")),
        "partner-en": outline(
            options=ExportOptions(kind="partner", partner="b2c3d4e5"),
            state=full_state(budget=BUDGET),
        ),
        "summary-en": outline(
            options=ExportOptions(kind="summary"), state=full_state(budget=BUDGET)
        ),
        "mandate-pl": outline(
            language="pl",
            options=ExportOptions(kind="mandate"),
            state=full_state(budget=BUDGET),
        ),
        "declaration-en": outline(options=ExportOptions(kind="declaration")),
        "counts-en": outline(options=ExportOptions(kind="counts")),
        "blank-en": outline(options=ExportOptions(kind="blank")),
        "blank-pl": outline(language="pl", options=ExportOptions(kind="blank")),
    }


@pytest.mark.parametrize("name", sorted(_outlines()))
def test_an_outline_is_what_it_was(name):
    """What a document says changes only on purpose."""
    found = as_text(_outlines()[name])
    reference = HERE / f"{name}.txt"
    if os.environ.get("ERASMUS_DESK_RENEW"):
        reference.write_text(found, encoding="utf-8", newline="\n")

    assert found == reference.read_text(encoding="utf-8")
