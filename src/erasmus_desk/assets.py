"""Where `forms/` and `resources/` are, and how their plain text files are read."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from erasmus_desk.errors import InstallationIncomplete


@cache
def data_root() -> Path:
    """The folder that holds `forms/` and `resources/`.

    A wheel carries both under `_data`; a checkout has them at its top.
    """
    package = Path(__file__).resolve().parent
    for candidate in (package / "_data", package.parent.parent):
        if (candidate / "forms").is_dir() and (candidate / "resources").is_dir():
            return candidate
    raise InstallationIncomplete("installation-incomplete", {"folder": str(package)})


def resource(*parts: str) -> Path:
    """The path of one file or folder below `resources/`."""
    return data_root().joinpath("resources", *parts)


@cache
def resource_texts(folder: str, language: str) -> Mapping[str, str]:
    """The texts of `resources/<folder>/<language>.toml`, by dotted key; empty if there is none."""
    import tomllib

    path = resource(folder, f"{language}.toml")
    if not path.is_file():
        return {}
    return dict(flatten(tomllib.loads(path.read_text(encoding="utf-8"))))


@cache
def resource_languages(folder: str) -> tuple[str, ...]:
    """The language codes that have a file in `resources/<folder>`, English first."""
    codes = sorted(path.stem for path in resource(folder).glob("*.toml"))
    return tuple(sorted(codes, key=lambda code: (code != "en", code)))


def flatten(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a nested TOML table as (dotted key, text)."""
    for key, value in table.items():
        name = f"{prefix}.{key}" if prefix else key
        if isinstance(value, Mapping):
            yield from flatten(value, name)
        else:
            yield name, str(value)
