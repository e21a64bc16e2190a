"""What a stranger may hand over as a form pack, and what is refused with nothing left behind."""

import stat
import zipfile
from pathlib import Path

import pytest

from erasmus_desk.storage import packing
from erasmus_desk.storage.packing import PackRefused, read_pack_files
from pack_sample import EXAMPLE, FORM_FILE, a_pack, a_zip, zipped

FINE = b'id = "x"\n'
PLACE = "action/2027/form.toml"


def code_of(source: Path) -> str:
    with pytest.raises(PackRefused) as caught:
        read_pack_files(source)
    return caught.value.code


def entry(name: str, mode: int) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    made.create_system = 3
    made.external_attr = mode << 16
    return made


def test_a_folder_and_its_zip_hold_the_same(tmp_path):
    folder = read_pack_files(EXAMPLE)

    assert folder == read_pack_files(zipped(EXAMPLE, tmp_path / "a.zip"))
    assert FORM_FILE in folder
    assert "pack.toml" in folder


def test_the_folder_that_archives_have_around_everything_is_left_out(tmp_path):
    assert FORM_FILE in read_pack_files(zipped(EXAMPLE, tmp_path / "a.zip", "school-links-1.0/"))


def test_what_systems_leave_in_folders_and_archives_is_left_out(tmp_path):
    litter = {"__MACOSX/._form.toml": b"", ".DS_Store": b"", ".git/config": b"", "Thumbs.db": b""}
    source = a_zip(tmp_path / "a.zip", {PLACE: FINE, **litter})

    assert list(read_pack_files(source)) == [PLACE]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../evil.toml", "pack-name-leads-out"),
        ("a/../../evil.toml", "pack-name-leads-out"),
        ("..\\evil.toml", "pack-name-leads-out"),
        ("/etc/evil.toml", "pack-name-leads-out"),
        ("\\\\server\\share\\evil.toml", "pack-name-leads-out"),
        ("C:/evil.toml", "pack-name-unusual"),
        ("C:evil.toml", "pack-name-unusual"),
        ("a\\b.toml", "pack-name-unusual"),
        ("a//b.toml", "pack-name-unusual"),
        ("a/./b.toml", "pack-name-unusual"),
        ("a/b.toml ", "pack-name-unusual"),
        ("a/b\u202egpj.toml", "pack-name-unusual"),
        ("a/\x07.toml", "pack-name-unusual"),
        ("con.toml", "pack-name-unusual"),
        ("a/LPT1.toml", "pack-name-unusual"),
        (f"{'a' * 90}.toml", "pack-name-unusual"),
        ("a/b/c/d/e/f/g.toml", "pack-too-deep"),
        ("run.py", "pack-other-file"),
        ("a/macro.docm", "pack-other-file"),
        ("a/inner.zip", "pack-other-file"),
        ("a/form", "pack-other-file"),
        ("a/page.html", "pack-other-file"),
        ("a/form.toml.exe", "pack-other-file"),
    ],
)
def test_names_that_lead_elsewhere_or_are_no_form_files_are_refused(tmp_path, name, code):
    """Zip slip, drives, devices, and everything that could be run."""
    assert code_of(a_zip(tmp_path / "a.zip", {PLACE: FINE, name: b"x"})) == code


def test_two_names_that_are_one_on_some_system_are_refused(tmp_path):
    source = a_zip(tmp_path / "a.zip", {PLACE: FINE, PLACE.upper().replace("TOML", "toml"): FINE})
    composed = {"a/caf\u00e9.toml": FINE, "a/cafe\u0301.toml": FINE}

    assert code_of(source) == "pack-name-twice"
    assert code_of(a_zip(tmp_path / "b.zip", composed)) == "pack-name-twice"


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (stat.S_IFLNK | 0o777, "pack-link"),
        (stat.S_IFIFO | 0o644, "pack-not-a-file"),
        (stat.S_IFCHR | 0o644, "pack-not-a-file"),
    ],
)
def test_links_and_devices_in_a_zip_are_refused(tmp_path, kind, code):
    source = a_zip(tmp_path / "a.zip", {PLACE: FINE, entry("a/b.toml", kind): b"/etc/passwd"})

    assert code_of(source) == code


def test_links_in_a_folder_are_refused_and_not_followed(tmp_path):
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    folder = a_pack(tmp_path / "pack")
    (folder / "notes.txt").symlink_to(tmp_path / "secret.txt")
    assert code_of(folder) == "pack-link"

    (folder / "notes.txt").unlink()
    (folder / "around").symlink_to(folder, target_is_directory=True)
    assert code_of(folder) == "pack-link"


def test_ten_thousand_files_are_refused_before_any_is_read(tmp_path, monkeypatch):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for number in range(10_000):
            archive.writestr(f"a/2027/{number}.txt", b"")
    monkeypatch.setattr(zipfile.ZipFile, "open", None)

    assert code_of(tmp_path / "a.zip") == "pack-too-many-files"


def test_a_bomb_is_refused_by_what_it_says_and_by_what_it_holds(tmp_path):
    """A megabyte of zeros takes a kilobyte packed; the header may say it is ten bytes."""
    honest = a_zip(tmp_path / "a.zip", {PLACE: b"0" * 3_000_000})
    assert code_of(honest) == "pack-file-too-large"

    raw = honest.read_bytes()
    size = (3_000_000).to_bytes(4, "little")
    liar = tmp_path / "b.zip"
    liar.write_bytes(raw.replace(size, (10).to_bytes(4, "little")))
    assert code_of(liar) in ("pack-file-too-large", "pack-no-zip")


def test_many_files_that_are_too_large_together_are_refused(tmp_path):
    files = {f"a/{number}.txt": b"0" * 990_000 for number in range(12)}

    assert code_of(a_zip(tmp_path / "a.zip", files)) == "pack-too-large"


def test_a_large_file_is_not_opened_at_all(tmp_path):
    source = tmp_path / "a.zip"
    with source.open("wb") as file:
        file.truncate(packing.MAX_PACKED + 1)

    assert code_of(source) == "pack-too-large"


def test_a_password_and_unbounded_ways_of_packing_are_refused(tmp_path):
    source = a_zip(tmp_path / "a.zip", {PLACE: FINE})
    raw = bytearray(source.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + offset] |= 1
    (tmp_path / "b.zip").write_bytes(raw)
    with zipfile.ZipFile(tmp_path / "c.zip", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr(PLACE, FINE)

    assert code_of(tmp_path / "b.zip") == "pack-encrypted"
    assert code_of(tmp_path / "c.zip") == "pack-method"


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all", b"PK\x05\x06" + b"\xff" * 18])
def test_what_is_no_zip_is_said_to_be_none(tmp_path, content):
    source = tmp_path / "a.zip"
    source.write_bytes(content)

    assert code_of(source) == "pack-no-zip"


def test_a_zip_with_a_broken_file_is_refused(tmp_path):
    source = a_zip(tmp_path / "a.zip", {PLACE: FINE * 40})
    raw = bytearray(source.read_bytes())
    at = raw.index(PLACE.encode()) + len(PLACE)
    raw[at : at + 6] = b"\xff" * 6
    source.write_bytes(raw)

    assert code_of(source) == "pack-no-zip"


def test_a_place_where_nothing_is_is_said(tmp_path):
    assert code_of(tmp_path / "none.zip") == "pack-not-found"
