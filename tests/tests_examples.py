"""The shipped examples, for tests."""

import json

from erasmus_desk.assets import resource


def example_answers(form):
    """The answers of the form's example as JSON values."""
    return json.loads(resource("examples", f"{form}.json").read_bytes())["answers"]
