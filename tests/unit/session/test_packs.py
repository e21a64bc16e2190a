"""Form packs are added whole or not at all, listed, replaced and removed."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from erasmus_desk.errors import DeskError, FormUnusable, SaveFailed
from erasmus_desk.session.packs import PackFaulty, PackNotNewer, Packs, check_path
from pack_sample import EXAMPLE, FORM, FORM_FILE, WORDS, a_desk, a_pack, a_zip, litter, zipped

NAME = "School links (example)"


@pytest.fixture
def desk(tmp_path):
    return a_desk(tmp_path)


@pytest.fixture
def packs(desk):
    return Packs(desk)


def faults_of(packs, source):
    with pytest.raises(PackFaulty) as caught:
        packs.add(source)
    return [(fault.code, fault.file, fault.place) for fault in caught.value.faults]


def test_a_pack_is_offered_at_once_and_says_where_it_is_from(desk, packs, tmp_path):
    source = zipped(EXAMPLE, tmp_path / "links.zip")

    pack = packs.add(source)

    assert (pack.name, pack.facts.version, pack.source) == (NAME, "1.0", str(source))
    assert pack.added is not None
    assert pack.faults == ()
    assert [(head.id, head.pack) for head in pack.heads] == [(FORM, NAME)]
    assert desk.catalogue.form(FORM).code == "LINKS"
    assert desk.form_words(FORM, "pl").question("organisation/identity.city", "label")
    assert litter(desk) == [NAME]


def test_what_is_installed_is_for_its_owner_alone(desk, packs):
    packs.add(EXAMPLE)
    place = desk.packs.folder / NAME

    assert place.stat().st_mode & 0o077 == 0
    assert (place / FORM_FILE).stat().st_mode & 0o077 == 0


def test_the_forms_of_a_pack_are_there_after_the_next_start_and_from_the_cache(
    desk, packs, tmp_path
):
    packs.add(EXAMPLE)
    for _ in range(2):
        again = a_desk(tmp_path)
        assert again.heads[FORM].pack == NAME
        assert FORM in again.catalogue.ids()


def test_its_example_can_be_looked_at(desk, packs):
    packs.add(EXAMPLE)

    opened = desk.example(FORM)
    opened.saver.close()

    assert desk.has_example(FORM)
    assert opened.value(("context", "topic")) == "climate"


def test_a_pack_of_another_name_is_called_like_its_folder(packs, tmp_path):
    source = a_pack(tmp_path / "Φόρμες 2027")
    (source / "pack.toml").unlink()

    assert packs.add(source).name == "Φόρμες 2027"


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "place"),
    [
        (
            FORM_FILE,
            'kind = "confirm"',
            'kind = "konfirm"',
            "form-malformed",
            "sections[description].questions[consent]",
        ),
        (FORM_FILE, "[counting]", "[counting", "form-file-malformed", ""),
        (FORM_FILE, 'options = "topics"', 'options = "topic"', "options-unknown", "context.topic"),
        (
            FORM_FILE,
            "minimum = 2\n  maximum = 6",
            "minimum = 5000\n  maximum = 6000",
            "number-too-large",
            "organisations.minimum",
        ),
        (FORM_FILE, 'id = "school-links-2027"', 'id = "../../evil"', "form-malformed", "id"),
        (FORM_FILE, "revision = 1", "revision = 0", "revision-zero", "revision"),
        (
            FORM_FILE,
            'use = "organisation/identity"',
            'use = "../organisation/identity"',
            "form-piece-missing",
            "",
        ),
        (
            FORM_FILE,
            "[profile]",
            '[funding]\nmodel = "guess"\nrates = "X"\n[profile]',
            "funding-unknown",
            "funding.model",
        ),
        (
            FORM_FILE,
            "[profile]",
            '[funding]\nmodel = "lump-sum"\nrates = "../../X"\n[profile]',
            "form-file-missing",
            "",
        ),
        (
            FORM_FILE,
            '{ code = "other" }',
            '{ code = "other", for = ["vet"] }',
            "variant-unknown",
            "for.vet",
        ),
        (
            WORDS,
            "{found} country",
            "{fund} country",
            "placeholder-unknown",
            "rule.LINKS-COUNTRIES.text",
        ),
        (
            WORDS,
            "Schools from at least two",
            "{minimum} schools from two",
            "placeholder-unknown",
            "rule.LINKS-COUNTRIES.title",
        ),
        (
            WORDS,
            '[annex.declaration]\ntitle = "Declaration of the head teacher"',
            "[annex.declaration]",
            "word-missing",
            "annex.declaration.title",
        ),
        (WORDS, "[unit]", '[for.vet.form]\ntitle = "x"\n[unit]', "variant-unknown", "for.vet"),
        ("pack.toml", 'version = "1.0"', 'version = "one"', "form-malformed", "version"),
        ("pack.toml", "author", "autor", "form-malformed", "autor"),
        (
            "examples/school-links-2027.json",
            '"climate"',
            '"weather"',
            "example-malformed",
            "context.topic",
        ),
    ],
)
def test_what_is_wrong_is_named_with_file_and_place_and_nothing_is_added(
    desk, packs, tmp_path, name, old, new, code, place
):
    source = a_pack(tmp_path / "pack", {name: (old, new)})

    found = faults_of(packs, source)

    assert (code, place) in [(fault[0], fault[2]) for fault in found], found
    assert litter(desk) == []
    assert FORM not in desk.heads


def test_every_fault_has_a_file_of_the_pack_and_a_sentence_in_every_language(desk, tmp_path):
    changes = {FORM_FILE: ('options = "topics"', 'options = "topic"')}
    (found,) = check_path(desk, a_pack(tmp_path / "pack", changes))

    assert found.file == f"{tmp_path}/pack/{FORM_FILE}"
    for language in ("en", "pl", "el", "bg"):
        assert desk.words("messages", language).texts[f"error.{found.code}"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda p: (p / "school-links").rename(p / "deeper"), ""),
        (lambda p: shutil.move(p / "school-links", p / "a" / "b"), "form-misplaced"),
        (lambda p: shutil.rmtree(p / "school-links"), "pack-without-forms"),
        (
            lambda p: (p / "school-links/2027/words/xx.toml").write_text("[form]\n"),
            "language-unknown",
        ),
        (lambda p: (p / "school-links/2027/words/en.toml").unlink(), "english-missing"),
        (
            lambda p: (p / FORM_FILE).write_bytes('note = "Łódź"'.encode("cp1250")),
            "form-wrong-encoding",
        ),
        (
            lambda p: (p / FORM_FILE).write_bytes((p / FORM_FILE).read_text().encode("utf-16")),
            "form-wrong-encoding",
        ),
        (lambda p: (p / FORM_FILE).write_text("a = " + "[" * 9_000), "form-file-too-deep"),
        (lambda p: (p / WORDS).write_text("a." * 9_000 + "a = 1"), "form-file-too-deep"),
        (lambda p: (p / "examples" / "other-2027.json").write_text("{}"), "example-of-no-form"),
        (lambda p: (p / "examples" / f"{FORM}.json").write_text("[" * 9_000), "example-malformed"),
        (lambda p: shutil.copytree(p / "school-links", p / "again"), "form-id-twice"),
    ],
)
def test_packs_that_are_laid_out_wrongly_are_refused(desk, packs, tmp_path, change, code):
    source = a_pack(tmp_path / "pack")
    (source / "a").mkdir()
    change(source)

    if code:
        assert code in [fault[0] for fault in faults_of(packs, source)]
        assert litter(desk) == []
    else:
        assert packs.add(source).heads


def test_a_byte_order_mark_from_an_editor_does_no_harm(packs, tmp_path):
    source = a_pack(tmp_path / "pack")
    (source / WORDS).write_text((source / WORDS).read_text(encoding="utf-8"), "utf-8-sig")

    assert packs.add(source).heads


def test_a_form_that_the_program_has_itself_is_refused(tmp_path):
    desk = a_desk(tmp_path)
    shutil.copytree(EXAMPLE / "school-links", desk.forms_root / "school-links")

    found = faults_of(Packs(desk), EXAMPLE)

    assert found == [("form-shipped-already", FORM_FILE, FORM)]
    assert desk.heads[FORM].pack == ""


def test_a_form_of_another_pack_is_refused(packs, tmp_path):
    packs.add(EXAMPLE)
    other = a_pack(tmp_path / "other", {"pack.toml": ("School links", "Other links")})

    assert faults_of(packs, other) == [("form-in-two-packs", FORM_FILE, FORM)]


def test_the_own_pieces_of_a_pack_win_inside_it_and_nowhere_else(tmp_path):
    desk = a_desk(tmp_path)
    shipped = desk.forms_root / "plain"
    shutil.copytree(EXAMPLE / "school-links", shipped)
    path = shipped / "2027" / "form.toml"
    path.write_text(path.read_text("utf-8").replace(FORM, "plain-2027"), "utf-8")
    source = a_pack(tmp_path / "pack")
    piece = source / "shared" / "organisation"
    shutil.copytree(desk.forms_root / "shared" / "organisation", piece)
    words = piece / "words" / "en.toml"
    words.write_text(
        words.read_text("utf-8").replace('label = "Legal name"', 'label = "Full name"'), "utf-8"
    )

    Packs(desk).add(source)

    key = "organisation/identity.legal_name"
    assert desk.form_words(FORM, "en").question(key, "label") == "Full name"
    assert desk.form_words("plain-2027", "en").question(key, "label") == "Legal name"


def test_rates_of_a_pack_feed_its_forms(desk, packs, tmp_path):
    rates = 'name = "MINE"\ncall = 2027\nrates = []\n'
    change = {FORM_FILE: ("[profile]", '[funding]\nmodel = "lump-sum"\nrates = "MINE"\n[profile]')}
    source = a_pack(tmp_path / "pack", change)
    (source / "shared" / "rates").mkdir(parents=True)
    (source / "shared" / "rates" / "MINE.toml").write_text(rates, "utf-8")

    packs.add(source)

    book = desk.rates(FORM)
    assert book is not None
    assert book.name == "MINE"


def test_a_newer_version_takes_the_place_of_the_older_one(desk, packs, tmp_path):
    packs.add(EXAMPLE)
    newer = a_pack(
        tmp_path / "newer",
        {"pack.toml": ('"1.0"', '"1.10"'), WORDS: ("School links: small", "Links: small")},
    )

    assert packs.add(newer).facts.version == "1.10"
    assert desk.heads[FORM].text("en", "title").startswith("Links: small")
    assert litter(desk) == [NAME]


@pytest.mark.parametrize(
    ("version", "code"), [('"1.0"', "pack-there-already"), ('"0.9"', "pack-is-newer")]
)
def test_the_same_or_an_older_version_only_takes_its_place_when_wanted(
    packs, tmp_path, version, code
):
    packs.add(EXAMPLE)
    other = a_pack(tmp_path / "other", {"pack.toml": ('"1.0"', version)})

    with pytest.raises(PackNotNewer) as caught:
        packs.add(other)

    assert caught.value.code == code
    assert packs.add(other, replacing=True).facts.version == version.strip('"')


def test_a_full_disk_leaves_what_was_there_and_no_litter(desk, packs, tmp_path, monkeypatch):
    packs.add(EXAMPLE)
    newer = a_pack(tmp_path / "newer", {"pack.toml": ('"1.0"', '"2.0"')})

    def full(*_):
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(SaveFailed) as caught:
            packs.add(newer)

    assert caught.value.code == "save-disk-full"
    assert litter(desk) == [NAME]
    assert packs.installed()[0].facts.version == "1.0"


def test_a_rename_that_fails_brings_the_old_version_back(desk, packs, tmp_path, monkeypatch):
    packs.add(EXAMPLE)
    newer = a_pack(tmp_path / "newer", {"pack.toml": ('"1.0"', '"2.0"')})
    rename = Path.rename

    def refusing(self, target):
        if self.name.startswith(".new-"):
            raise OSError(errno.EACCES, "no")
        return rename(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", refusing)
        with pytest.raises(SaveFailed):
            packs.add(newer)

    assert litter(desk) == [NAME]
    assert packs.installed()[0].facts.version == "1.0"


def test_a_version_set_aside_when_the_program_was_killed_comes_back(desk, packs, tmp_path):
    packs.add(EXAMPLE)
    folder = desk.packs.folder
    (folder / NAME).rename(folder / f".old-{NAME}")

    assert FORM in a_desk(tmp_path).heads


def test_removing_takes_the_forms_away_and_can_be_taken_back(desk, packs):
    packs.add(EXAMPLE)

    packs.remove(NAME.upper())
    assert FORM not in desk.heads
    assert packs.installed() == ()

    packs.put_back(NAME)
    assert FORM in desk.heads


@pytest.mark.parametrize("name", ["", ".", "..", "../drafts", ".removed", "none"])
def test_only_packs_can_be_removed(desk, packs, name):
    packs.add(EXAMPLE)
    desk.library.new_path("x")

    with pytest.raises(SaveFailed) as caught:
        packs.remove(name)

    assert caught.value.code == "pack-unknown"
    assert desk.library.folder.is_dir()


def test_a_draft_without_its_form_says_so_and_opens_when_the_pack_is_back(desk, packs):
    packs.add(EXAMPLE)
    opened = desk.example(FORM)
    opened.saver.close()
    before = opened.path.read_bytes()
    assert packs.drafts_of(NAME) == 1

    packs.remove(NAME)
    with pytest.raises(FormUnusable) as caught:
        desk.open(opened.path)
    assert caught.value.code == "draft-form-missing"
    assert [entry.problem for entry in desk.library.entries()] == ["draft-form-missing"]

    packs.put_back(NAME)
    desk.open(opened.path).saver.close()
    assert [entry.problem for entry in desk.library.entries()] == [""]
    assert opened.path.read_bytes() == before


def test_one_broken_file_takes_no_other_form_down(desk, packs):
    packs.add(EXAMPLE)
    broken = desk.packs.folder / "Broken" / "a" / "2027"
    broken.mkdir(parents=True)
    (broken / "form.toml").write_bytes(b"\xff\xfe broken")
    (desk.forms_root / "b" / "2027").mkdir(parents=True)
    (desk.forms_root / "b" / "2027" / "form.toml").write_text("id = [", "utf-8")

    desk.forget_forms()

    assert set(desk.heads) == {FORM}
    assert desk.catalogue.ids() == (FORM,)
    assert sorted(fault.file.split("/")[-3] for fault in packs.faults()) == ["a", "b"]
    assert [bool(pack.faults) for pack in packs.installed()] == [True, False]


def test_a_pack_reads_and_writes_nothing_outside_its_place(desk, packs, tmp_path):
    source = a_zip(tmp_path / "a.zip", {"a/2027/form.toml": b"id = 1", "../../../evil.toml": b"x"})
    before = set(tmp_path.rglob("*"))

    with pytest.raises(DeskError):
        packs.add(source)

    assert set(tmp_path.rglob("*")) - before <= {desk.packs.folder, desk.home}
