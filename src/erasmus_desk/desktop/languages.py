"""Languages by their own names."""

from PySide6.QtCore import QLocale

ANSWER_LANGUAGES = tuple(
    "en bg hr cs da nl et fi fr de el hu ga it lv lt mt pl pt ro sk sl es sv is no mk sr tr".split()  # noqa: SIM905 - one line of codes is easier to check
)
"""Languages an application may be written in: those of the EU, then of associated countries."""
_NAMES = {"en": "English", "no": "norsk", "pt": "português", "es": "español"}


def native_name(code: str) -> str:
    """The language as its speakers call it, with a capital letter to begin a list entry."""
    name = _NAMES.get(code) or QLocale(code).nativeLanguageName() or code
    return name[:1].upper() + name[1:]


def sorted_languages(codes: list[str]) -> list[str]:
    """*codes* in the order of their names, English first."""
    return sorted(set(codes), key=lambda code: (code != "en", native_name(code).casefold()))
