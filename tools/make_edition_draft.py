"""Makes the real draft of the present edition that `tests/drafts` keeps for good.

    python tools/make_edition_draft.py [--again]

It is made once, when an edition is first shipped; ``--again`` makes it anew before that.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from erasmus_desk.model.drafts import EDITION
from erasmus_desk.session.desk import Desk

FORM = "ka120-vet-2026"
TARGET = Path(__file__).parent.parent / "tests" / "drafts" / f"edition-{EDITION}.erasmus"


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
        )
        opened.save_now()
        opened.saver.close()
        TARGET.write_bytes(opened.path.read_bytes())
    print(TARGET)
    return 0


if __name__ == "__main__":
    sys.exit(main())
