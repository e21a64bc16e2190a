"""What a person has set for the program as a whole."""

from dataclasses import asdict, dataclass, fields
from typing import Literal, get_args

Theme = Literal["system", "light", "dark"]


@dataclass(frozen=True, slots=True)
class Preferences:
    """Settings kept between sessions.

    A plain dataclass and no pydantic model, because Home is painted before pydantic is loaded.

    Attributes:
        window: Language of menus and messages; empty follows the system.
        prompts: Language of the forms' prompts for new drafts; empty follows the window.
        document: Language of the exported document; empty follows the draft's prompts.
        theme: ``system``, ``light`` or ``dark``.
        zoom: Text size in per cent.
        geometry: Where the window was, as the window system describes it.
        last_folder: Where a file was last opened or exported.
    """

    window: str = ""
    prompts: str = ""
    document: str = ""
    theme: Theme = "system"
    zoom: int = 100
    geometry: str = ""
    last_folder: str = ""


def preferences_from(raw: object) -> Preferences:
    """The settings in a JSON object; what is unknown or of a wrong type is passed over."""
    if not isinstance(raw, dict):
        return Preferences()
    first = asdict(Preferences())
    kept = {
        field.name: raw[field.name]
        for field in fields(Preferences)
        if type(raw.get(field.name)) is type(first[field.name])
    }
    if kept.get("theme") not in get_args(Theme):
        kept.pop("theme", None)
    return Preferences(**kept)
