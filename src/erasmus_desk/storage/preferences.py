"""The settings file: a flat JSON object in the user's folder."""

import json
from dataclasses import asdict
from pathlib import Path

from erasmus_desk.model.preferences import Preferences, preferences_from
from erasmus_desk.storage.writing import write_whole


def read_preferences(path: Path) -> Preferences:
    """The settings at *path*; the first settings where there are none or they cannot be read."""
    try:
        return preferences_from(json.loads(path.read_bytes()))
    except (OSError, ValueError, RecursionError):
        return Preferences()


def write_preferences(path: Path, preferences: Preferences) -> None:
    """Keep *preferences* at *path*.

    Raises:
        SaveFailed: The disk refused.
    """
    content = json.dumps(asdict(preferences), ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(path, content.encode())
