"""The page of the files to attach, by mouse, by keyboard, by dropping files."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton

from annex_sample import ANSWERS, a_file, annex_desk, annexed
from erasmus_desk.desktop.annexes.page import AnnexPage
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.session.annex_deeds import choose
from erasmus_desk.session.annex_desk import AnnexDesk
from erasmus_desk.session.annexes import annexes

MANDATE = "mandate/aaaa0002"


@pytest.fixture
def sample(tmp_path):
    return annex_desk(tmp_path)


@pytest.fixture
def work(tmp_path):
    return tmp_path / "work"


@pytest.fixture
def opened(sample, work):
    made = annexed(sample, work)
    yield made
    made.saver.flush(0)
    made.saver.close()


@pytest.fixture
def page(sample, opened, qtbot, dressed):
    made = AnnexPage(sample, opened, Texts(sample, "en"), AnnexDesk(sample, opened))
    qtbot.addWidget(made)
    made.resize(1000, 640)
    made.show()
    qtbot.waitExposed(made)
    return made


def rows(page):
    model = page.table.model()
    return [
        tuple(model.index(row, column).data().replace("\u200b", "") for column in range(4))
        for row in range(model.rowCount())
    ]


def drop(page, paths, row):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where = page.table.visualRect(page.table.model().index(row, 0)).center() if row >= 0 else None
    spot = QPointF(where) if where is not None else QPointF(5, page.table.viewport().height() - 2)
    event = QDropEvent(
        spot,
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.table.dropEvent(event)
    return event


def press(page, name):
    page.findChild(QPushButton, name).click()


def test_every_wanted_file_has_a_line(page):
    assert rows(page)[0][:3] == (
        "Declaration on honour (signed by the legal representative)",
        "no file yet",
        "missing",
    )
    assert rows(page)[1][0] == "Mandate\nP2 Zespół Szkół Przykładowych"
    assert "0 of 4" in page.findChild(QLabel, "annex-sum").text()
    assert not page.findChild(QPushButton, "annex-collect").isEnabled()


def test_a_file_is_chosen_signed_and_taken_away_by_keyboard(
    page, sample, opened, work, qtbot, monkeypatch
):
    file = a_file(work, "d.pdf")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    page.table.setFocus()

    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert rows(page)[0][1:3] == ("d.pdf\n0.1 MB", "to be signed")

    signature = page.findChild(QComboBox, "annex-signature")
    signature.setFocus()
    qtbot.keyClick(signature, Qt.Key.Key_Down)
    signature.activated.emit(signature.currentIndex())
    assert rows(page)[0][2] == "ready"

    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert rows(page)[0][1:3] == ("no file yet", "missing")
    assert file.exists()
    opened.undo()
    page.refresh()
    assert rows(page)[0][2] == "ready"


def test_a_remark_is_kept_for_the_line_it_was_typed_for(page, sample, opened, qtbot):
    field = page.findChild(QLineEdit, "annex-remark")
    qtbot.keyClicks(field, "by post")
    page.table.selectRow(1)

    kept = {key: raw.get("remark") for key, raw in opened.draft.facts.annexes.items()}
    assert kept == {"declaration": "by post"}
    assert field.text() == ""
    assert page.table.key == MANDATE
    field.setFocus()
    qtbot.keyClicks(field, "in March")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert opened.draft.facts.annexes[MANDATE]["remark"] == "in March"


def test_files_are_dropped_on_a_line_and_fill_the_empty_ones_below(page, sample, opened, work):
    files = [a_file(work, f"{n}.pdf") for n in range(3)]
    choose(opened, "mandate/aaaa0003", a_file(work, "kept.pdf"))
    page.refresh()

    assert drop(page, files, 1).isAccepted()

    assert [row[1].split("\n")[0] for row in rows(page)] == [
        "no file yet",
        "0.pdf",
        "kept.pdf",
        "1.pdf",
        "2.pdf",
    ]


def test_files_dropped_below_all_lines_are_added(page, opened, work):
    drop(page, [a_file(work, "plan.xlsx")], -1)

    assert rows(page)[-1][0] == "plan\nFurther file"


def test_folders_are_not_taken_and_drafts_are_left_to_the_window(page, opened, work):
    drop(page, [work], 0)
    assert "no folders" in page.findChild(QLabel, "annex-told").text()

    event = drop(page, [opened.path], 0)

    assert opened.draft.facts.annexes == {}
    assert not event.isAccepted()


def test_what_is_wrong_is_said_below(page, opened, work):
    choose(opened, "declaration", a_file(work, "Zażółć.docx", 600_000))
    page.refresh()

    told = [label.text() for label in page.details.findChildren(QLabel) if label.isVisible()]

    assert any("0.6 MB; the web form takes 0.5 MB" in text for text in told)
    assert any("another kind than the call takes: PDF" in text for text in told)
    assert rows(page)[0][2] == "not usable"


def test_copies_are_collected_into_a_new_folder_or_an_archive(page, opened, work, monkeypatch):
    choose(opened, "declaration", a_file(work, "d.pdf"))
    page.refresh()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(work))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(work / "all"), ""))

    page._copy(archive=False)
    page._copy(archive=False)
    page._copy(archive=True)

    made = sorted(path.name for path in work.iterdir() if path.is_dir())
    assert made == ["Bake what you sell - annexes", "Bake what you sell - annexes (2)"]
    assert (work / "all.zip").is_file()
    assert "all.zip" in page.findChild(QLabel, "annex-told").text()


def test_a_disk_that_refuses_is_told(page, opened, work, monkeypatch, told):
    choose(opened, "declaration", a_file(work, "d.pdf"))
    (work / "file").write_bytes(b"")
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda *_: str(work / "file" / "below")
    )

    page._copy(archive=False)

    assert told
    assert "error." not in told[0][1]


def test_a_draft_of_the_mandate_is_written_for_that_partner(page, opened, work, monkeypatch):
    page.table.selectRow(1)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(work / "m.docx"), ""))

    press(page, "annex-draft")

    from docx import Document

    text = " ".join(one.text for one in Document(str(work / "m.docx")).paragraphs)
    assert "Zespół Szkół Przykładowych" in text
    assert "Chleb" not in text
    assert "have it signed" in page.findChild(QLabel, "annex-told").text()


@pytest.mark.parametrize(("name", "shown"), [("a.pdf", "a.pdf"), ("run.exe", "work")])
def test_only_documents_are_opened_outright(page, opened, work, monkeypatch, name, shown):
    seen = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: seen.append(url.fileName()))
    choose(opened, "declaration", a_file(work, name))
    page.refresh()

    press(page, "annex-open")

    assert seen == [shown]


def test_thirty_partners_fit_and_the_chosen_line_stays(page, sample, opened, qtbot):
    many = [
        {"id": f"p{n:02d}", "legal_name": f"Επαγγελματικό Λύκειο {n} " + "Νεάπολης-Συκεών " * 4}
        for n in range(31)
    ]
    opened.fill(sample.answers_from(opened, ANSWERS | {"organisations": many}))
    page.refresh()
    page.table.selectRow(20)
    chosen = page.table.key

    page.refresh()

    assert len(rows(page)) == 32
    assert page.table.key == chosen
    assert page.width() <= 1000


def test_a_place_is_revealed(page, qtbot):
    assert page.reveal(("#annexes", "hosting/aaaa0003"))
    assert page.table.key == "hosting/aaaa0003"
    assert page.slot.title == "Hosting letter"


def test_a_call_without_annexes_says_so_and_takes_files(sample, opened, qtbot, work, dressed):
    bare = annexed(sample, work / "bare", {"context": {"title": "x"}})
    bare.form = bare.form.model_copy(update={"annexes": (), "annex_limits": None})
    made = AnnexPage(sample, bare, Texts(sample, "en"), AnnexDesk(sample, bare))
    qtbot.addWidget(made)
    made.show()

    assert made.findChild(object, "annex-empty").isVisible()
    assert not made.table.isVisible()
    made.take([a_file(work, "own.pdf")], -1)
    assert annexes(sample, bare).going
    assert made.table.isVisible()
    bare.saver.flush(0)
    bare.saver.close()


def test_everything_has_a_name_for_the_ear(page):
    fields = [*page.findChildren(QPushButton), *page.findChildren(QLineEdit)]
    fields += page.findChildren(QComboBox)

    assert all(one.accessibleName() for one in fields)
    spoken = page.table.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Mandate, P2 Zespół Szkół Przykładowych, missing, required"
