"""The folders that forms come from: the shipped one, and one for every form pack."""

from dataclasses import dataclass
from pathlib import Path

from erasmus_desk.assets import data_root


@dataclass(frozen=True, slots=True)
class Root:
    """One folder laid out like `forms/`.

    Attributes:
        folder: Where it is.
        pack: The name of the form pack; empty for the shipped forms.
        base: The shipped folder, where a pack finds the pieces, rates and countries that it does
            not bring itself.
    """

    folder: Path
    pack: str = ""
    base: Path | None = None

    def piece(self, name: str) -> Path:
        """The folder of the shared piece *name*: its own one wins."""
        return self._found(f"{name}/piece.toml").parent

    def rates(self, name: str) -> Path:
        """The file of the rate book *name*: its own one wins."""
        return self._found(f"rates/{name}.toml")

    def countries(self) -> Path:
        """The file of the countries: its own one wins."""
        return self._found("countries.toml")

    def form_files(self) -> list[Path]:
        """The files of all its forms."""
        try:
            return sorted(self.folder.glob("*/*/form.toml"))
        except OSError:
            return []

    def _found(self, path: str) -> Path:
        own = self.folder / "shared" / path
        if self.base is None or own.is_file():
            return own
        return self.base / "shared" / path


def as_root(folder: "Path | Root | None") -> Root:
    """*folder* as a root of its own; the shipped forms if None."""
    if isinstance(folder, Root):
        return folder
    return Root(folder or data_root() / "forms")
