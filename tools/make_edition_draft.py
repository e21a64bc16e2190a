"""Makes the real draft of the present edition that `tests/drafts` keeps for good.

    python tools/make_edition_draft.py [--again]

It is made once, when an edition is first shipped; ``--again`` makes it anew before that.
"""

import argparse
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from erasmus_desk.model.drafts import EDITION
from erasmus_desk.model.parking import Origin, Parked
from erasmus_desk.session.desk import Desk

FORM = "ka120-vet-2026"
TARGET = Path(__file__).parent.parent / "tests" / "drafts" / f"edition-{EDITION}.erasmus"

PARKED = (
    Parked(
        id="8d1f02aa",
        form="ka122-vet-2026",
        place=("context", "acronym"),
        kind="line",
        value="Zażółć gęślą jaźń",
        label="Acronym",
        above="Context",
        text="Zażółć gęślą jaźń",
    ),
    Parked(
        id="8d1f02ab",
        form="ka122-vet-2026",
        place=("context", "duration"),
        kind="number",
        value=24,
        reason="other-kind",
        label="Duration",
        above="Context",
        text="24 months",
        done=True,
    ),
)
ORIGIN = Origin(
    draft="0123456789abcdef",
    title="Last year's application",
    form="ka122-vet-2026",
    at=datetime(2026, 2, 14, 14, 2, 11, tzinfo=UTC),
    came=40,
)


def main() -> int:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--again", action="store_true")
    if TARGET.exists() and not parser.parse_args().again:
        print(f"{TARGET} is there already")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "home")
        opened = desk.example(FORM, path=Path(folder) / "draft.erasmus")
        opened.set_facts(
            notes={"context": "Zażółć gęślą jaźń: ask the partners once more."},
            assessment={"relevance": {"points": 8, "remark": "Needs are well shown."}},
            parked=PARKED,
            origin=ORIGIN,
        )
        opened.save_now()
        opened.saver.close()
        TARGET.write_bytes(opened.path.read_bytes())
    print(TARGET)
    return 0


if __name__ == "__main__":
    sys.exit(main())
