"""The forms of a new call arrive as a pack: added, used, removed, in the window and without one."""

import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QListWidget, QPushButton, QTextEdit

from erasmus_desk.assets import data_root
from erasmus_desk.cli.main import run
from erasmus_desk.session.desk import Desk
from pack_sample import EXAMPLE, FORM, FORM_FILE, a_pack, zipped

PREVIEW = "ka122-vet-2027"
NAME = "Mobility 2027"


@pytest.fixture(scope="module")
def mobility(tmp_path_factory):
    """A zip with the published forms of short-term mobility for 2027, made from those of 2026."""
    folder = tmp_path_factory.mktemp("pack")
    place = folder / "ka122" / "2027"
    shipped = data_root() / "forms" / "ka122" / "2026"
    text = (shipped / "form.toml").read_text("utf-8")
    text = text.replace("[provisional]\ncall = 2027\n", "").replace(
        "\ncall = 2026\n", "\ncall = 2027\n", 1
    )
    text = re.sub(r'id = "(ka122-\w+)-2026"', r'id = "\1-2027"', text)
    (place / "words").mkdir(parents=True)
    (place / "form.toml").write_text(text, "utf-8")
    shutil.copy(shipped / "words" / "en.toml", place / "words")
    (folder / "pack.toml").write_text(f'name = "{NAME}"\nversion = "1"\n', "utf-8")
    return zipped(folder, folder.parent / f"{folder.name}.zip", "mobility-2027/")


def in_dialog(deed):
    """Do *deed* in the dialog that opens next, and close it."""

    def act():
        dialog = QApplication.activeModalWidget()
        try:
            deed(dialog)
        finally:
            dialog.reject()

    QTimer.singleShot(0, act)


def said(dialog):
    return dialog.findChild(QLabel, "packs-done").text()


def press(dialog, name):
    dialog.findChild(QPushButton, name).click()


def test_the_published_form_takes_the_place_of_the_preview_and_leaves_it_again(
    start, qtbot, mobility, monkeypatch
):
    window = start()
    opened = window.desk.new(PREVIEW, "Bread abroad")
    window.show_draft(opened)
    opened.answer(("context", "title"), "Bread abroad")
    path = opened.path
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(mobility), ""))

    in_dialog(lambda dialog: press(dialog, "packs-add-zip"))
    window.packs.ask()

    assert window.opened is None
    head = window.desk.heads[PREVIEW]
    assert (head.state, head.pack, head.like) == ("open", NAME, 0)
    assert window.home.side.place() == "forms"
    assert head.id in {h.id for entry in window.home.gallery.model.entries for h in entry.heads}

    window.starting.open(path)
    assert (window.opened.form.state, window.opened.draft.facts.revision) == ("open", 1)
    assert window.opened.value(("context", "title")) == "Bread abroad"
    assert window.workspace.current_section() == "#carried"
    window.opened.answer(("context", "title"), "Bread abroad again")
    assert window.leave_draft()
    remove_and_find_the_preview_again(window, monkeypatch, path)


def remove_and_find_the_preview_again(window, monkeypatch, path):
    from erasmus_desk.desktop.dialogs import messages

    asked = []

    def yes(*words, **_):
        asked.append(words[3])
        return 1

    monkeypatch.setattr(messages, "choose", yes)

    def by_keyboard(dialog):
        QTest.keyClick(dialog.findChild(QListWidget, "packs-list"), Qt.Key.Key_Delete)
        assert "was removed" in said(dialog)

    in_dialog(by_keyboard)
    window.packs.ask()

    assert "1 application is written for its forms" in asked[0]
    assert window.desk.heads[PREVIEW].state == "provisional"
    row = next(row for row in window.home.rows if row.entry.path == str(path))
    assert row.problem == "draft-form-gone"
    assert "Add the form pack again" in row.action


def test_a_pack_with_faults_is_refused_with_file_place_and_cure(start, tmp_path):
    window = start()
    source = a_pack(tmp_path / "bad", {FORM_FILE: ('options = "topics"', 'options = "topic"')})

    def read(dialog):
        dialog.add(source)
        text = dialog.findChild(QTextEdit, "packs-text").toPlainText()
        assert "bad was not added" in text
        assert FORM_FILE in text
        assert "context.topic" in text
        assert "Check the name under [options]" in text

    in_dialog(read)
    window.packs.ask()

    assert FORM not in window.desk.heads


def test_a_zip_dropped_on_the_window_is_added(start, tmp_path):
    window = start()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(zipped(EXAMPLE, tmp_path / "links.zip")))])
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(9, 9), actions, mime, buttons, Qt.KeyboardModifier.NoModifier)
    in_dialog(lambda _: None)

    window.dropEvent(event)

    assert window.desk.heads[FORM].pack == "School links (example)"
    assert window.home.gallery.page.head.id == FORM


def test_forms_that_are_left_out_are_told_and_all_others_work(start):
    window = start()
    broken = window.desk.packs.folder / "Broken" / "a" / "2027"
    broken.mkdir(parents=True)
    (broken / "form.toml").write_text("id = [", "utf-8")
    window.desk.forget_forms()

    window.packs.tell_faults()

    assert "1 form file cannot be used" in window.findChild(QLabel, "notice-text").text()
    assert PREVIEW in window.desk.catalogue.ids()

    def read(dialog):
        assert "is not valid TOML" in dialog.findChild(QTextEdit, "packs-text").toPlainText()

    in_dialog(read)
    window.findChild(QPushButton, "notice-button").click()


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def erasmus(tmp_path, cache):
    desk = Desk(tmp_path / "home", cache)

    def call(*arguments):
        out = io.StringIO()
        status = run([str(a) for a in arguments], desk, out=out)
        return status, out.getvalue()

    return call


def test_the_example_of_the_documentation_is_checked_added_filled_exported_and_removed(
    erasmus, tmp_path, capsys
):
    assert erasmus("check-forms", EXAMPLE)[0] == 0
    assert erasmus("check-forms", zipped(EXAMPLE, tmp_path / "a.zip"))[0] == 0
    assert erasmus("packs")[1].startswith("There is no form pack.")
    assert erasmus("packs", "add", EXAMPLE)[0] == 0
    listed = json.loads(erasmus("packs", "--json")[1])
    assert [(one["version"], one["forms"], one["faults"]) for one in listed] == [
        ("1.0", [FORM], [])
    ]

    draft, answers = tmp_path / "a.erasmus", tmp_path / "a.json"
    example = json.loads((EXAMPLE / "examples" / f"{FORM}.json").read_text("utf-8"))
    answers.write_text(json.dumps(example["answers"]), "utf-8")
    assert erasmus("new", FORM, "-o", draft, "--title", "Rivers")[0] == 0
    assert erasmus("fill", draft, answers)[0] == 0
    assert erasmus("check", draft)[0] == 0
    assert erasmus("export", draft, "-o", tmp_path / "a.docx")[0] == 0
    with zipfile.ZipFile(tmp_path / "a.docx") as word:
        assert "Two rivers, one notebook" in word.read("word/document.xml").decode()

    assert erasmus("packs", "add", EXAMPLE)[0] == 2
    assert erasmus("packs", "add", EXAMPLE, "--replace")[0] == 0
    assert erasmus("packs", "remove", "School links (example)")[0] == 0
    capsys.readouterr()
    assert erasmus("check", draft)[0] == 2
    assert "Add the form pack that it came with" in capsys.readouterr().err


def test_the_chapter_of_the_documentation_shows_the_example_as_it_is():
    """What officers copy from the page is what the tests have added."""
    page = (Path(__file__).parents[2] / "docs" / "form-files.md").read_text("utf-8")
    chapter = page.partition("## Your own forms")[2]
    example = (EXAMPLE / FORM_FILE).read_text("utf-8")
    english = (EXAMPLE / "school-links/2027/words/en.toml").read_text("utf-8")

    quoted = re.findall(r"```toml\n(.*?)```", chapter, re.DOTALL)
    pack = (EXAMPLE / "pack.toml").read_text("utf-8")
    assert len(quoted) >= 5
    for block in quoted:
        assert any(block in text for text in (example, english, pack)), block


@pytest.mark.parametrize("language", ["en", "pl", "el", "bg"])
def test_what_is_refused_is_one_sentence_in_every_language(erasmus, tmp_path, capsys, language):
    home = Desk(tmp_path / "home")
    home.prefer(window=language)
    (tmp_path / "run.exe").write_bytes(b"MZ")

    status, _ = erasmus("packs", "add", tmp_path)

    told = capsys.readouterr().err
    assert status == 2
    assert "run.exe" in told
    assert "error." not in told
    assert told.count("\n") == 1
