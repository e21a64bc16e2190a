"""The file of the person's own rates: `rates.json` in the user's folder."""

import json
from pathlib import Path

from erasmus_desk.model.own_rates import OwnRates, rates_as_json, rates_from
from erasmus_desk.storage.writing import write_whole


def read_own_rates(path: Path) -> OwnRates:
    """The rates at *path*; none where there is no file or it cannot be read."""
    try:
        return rates_from(json.loads(path.read_bytes()))
    except (OSError, ValueError):
        return OwnRates()


def write_own_rates(path: Path, rates: OwnRates) -> None:
    """Keep *rates* at *path*.

    Raises:
        SaveFailed: The disk refused.
    """
    content = json.dumps(rates_as_json(rates), ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(path, content.encode())
