"""Writes the JSON Schema of draft files, made from the model: docs/draft.schema.json.

    python tools/make_schema.py [--check]

``--check`` writes nothing and fails if the file is not what the model says.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from erasmus_desk.model.drafts import EDITION, DraftFile

TARGET = Path(__file__).parent.parent / "docs" / "draft.schema.json"
_ITEM_ID = {"type": "string", "minLength": 1, "maxLength": 64}


def schema() -> dict[str, Any]:
    """The schema of the present edition."""
    made = DraftFile.model_json_schema()
    properties = made["properties"]
    properties["edition"] = {"const": EDITION, "description": "Edition of the format."}
    properties["id"] |= {"minLength": 1, "maxLength": 200}
    properties["answers"] = {
        "type": "object",
        "description": "Answers by section key: a page's object, or the items of a list.",
        "additionalProperties": {"anyOf": [{"$ref": "#/$defs/table"}, {"$ref": "#/$defs/items"}]},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Draft of Erasmus Desk, edition {EDITION}",
        "description": "What the fields mean is told in docs/format.md.",
        **{key: made[key] for key in ("type", "properties", "additionalProperties")},
        "required": sorted({*made["required"], "answers"}),
        "$defs": {
            **made.get("$defs", {}),
            "value": {
                "anyOf": [
                    {"type": ["string", "integer", "boolean"]},
                    {"type": "array", "items": {"type": "string"}},
                    {"$ref": "#/$defs/items"},
                ]
            },
            "table": {"type": "object", "additionalProperties": {"$ref": "#/$defs/value"}},
            "items": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["id"],
                    "properties": {"id": _ITEM_ID},
                    "additionalProperties": {"$ref": "#/$defs/value"},
                },
            },
        },
    }


def text() -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def main() -> int:
    """Write or compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        same = TARGET.exists() and TARGET.read_text(encoding="utf-8") == text()
        print("current" if same else f"{TARGET} is not current: run tools/make_schema.py")
        return 0 if same else 1
    TARGET.write_text(text(), encoding="utf-8")
    print(TARGET)
    return 0


if __name__ == "__main__":
    sys.exit(main())
