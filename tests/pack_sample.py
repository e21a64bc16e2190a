"""Form packs to add: the example of the documentation, changed, zipped, or made hostile."""

import io
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

from erasmus_desk.session.desk import Desk

EXAMPLE = Path(__file__).parents[1] / "docs" / "examples" / "form-pack"
FORM = "school-links-2027"
FORM_FILE = "school-links/2027/form.toml"
WORDS = "school-links/2027/words/en.toml"
BASE = Path(__file__).parents[1] / "forms" / "shared"


def a_pack(folder: Path, changes: Mapping[str, tuple[str, str]] | None = None) -> Path:
    """A copy of the example in *folder*; *changes* by file say what is put in place of what."""
    shutil.copytree(EXAMPLE, folder)
    for name, (old, new) in (changes or {}).items():
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text, (name, old)
        path.write_text(text.replace(old, new), encoding="utf-8")
    return folder


def zipped(folder: Path, target: Path, start: str = "") -> Path:
    """*folder* as a zip at *target*, everything below *start*."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, f"{start}{path.relative_to(folder).as_posix()}")
    return target


def a_zip(target: Path, files: Mapping[str | zipfile.ZipInfo, bytes]) -> Path:
    """A zip at *target* with exactly these entries."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content, compress_type=zipfile.ZIP_DEFLATED)
    target.write_bytes(made.getvalue())
    return target


def small_base(folder: Path) -> Path:
    """A folder of shipped forms with nothing but one piece and the countries: quick to read."""
    shutil.copytree(BASE / "organisation", folder / "shared" / "organisation")
    shutil.copy(BASE / "countries.toml", folder / "shared")
    return folder


def a_desk(folder: Path) -> Desk:
    """A desk in *folder* with that small base."""
    forms = folder / "forms"
    if not forms.exists():
        small_base(forms)
    return Desk(folder / "home", folder / "cache", forms=forms)


def litter(desk: Desk) -> list[str]:
    """What lies in the folder of packs besides packs."""
    folder = desk.packs.folder
    return sorted(one.name for one in folder.iterdir()) if folder.exists() else []
