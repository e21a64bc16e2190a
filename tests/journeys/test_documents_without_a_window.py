"""Every kind of document, as Word and as PDF, from the command line."""

import io
import os
import subprocess
import sys
import zipfile

import pytest

from erasmus_desk.cli.exporting import KINDS as OFFERED
from erasmus_desk.cli.main import run
from erasmus_desk.documents.options import KINDS
from erasmus_desk.session.desk import Desk

FORM = "ka202-innovation-2018"


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path / "home", tmp_path / "cache")


@pytest.fixture
def draft(desk, tmp_path):
    path = tmp_path / "draft.erasmus"
    run(["new", FORM, "--example", "-o", str(path)], desk, out=io.StringIO())
    return path


def test_the_command_offers_every_kind():
    assert OFFERED == KINDS


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "part_b"])
def test_every_kind_is_written(desk, draft, tmp_path, kind):
    target = tmp_path / kind

    status = run(["export", str(draft), "-o", str(target), "--kind", kind], desk)

    assert status == 0
    assert zipfile.is_zipfile(tmp_path / f"{kind}.docx")


def test_part_b_is_refused_where_the_form_has_none(desk, draft, tmp_path, capsys):
    target = tmp_path / "technical.docx"

    status = run(["export", str(draft), "-o", str(target), "--kind", "part_b"], desk)

    assert status == 2
    assert "Part B" in capsys.readouterr().err
    assert not target.exists()


def test_a_partner_is_named_by_its_number(desk, draft, tmp_path):
    target = tmp_path / "part.docx"

    run(["export", str(draft), "-o", str(target), "--kind", "partner", "--partner", "2"], desk)

    with zipfile.ZipFile(target) as package:
        text = package.read("word/document.xml").decode()
    assert "P2" in text
    assert "P3\u2002" not in text


def test_a_partner_that_is_not_there_is_said_and_nothing_is_written(desk, draft, tmp_path, capsys):
    target = tmp_path / "part.docx"

    status = run(
        ["export", str(draft), "-o", str(target), "--kind", "mandate", "--partner", "9"], desk
    )

    assert status == 2
    assert not target.exists()
    assert "9" in capsys.readouterr().err


def test_where_nothing_draws_pdf_it_is_said(desk, draft, tmp_path, capsys):
    status = run(["export", str(draft), "-o", str(tmp_path / "a.pdf")], desk)

    assert status == 2
    assert "PDF" in capsys.readouterr().err


def test_the_real_program_writes_pdf_without_a_screen(draft, tmp_path):
    target = tmp_path / "a.pdf"
    known = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    known["ERASMUS_DESK_HOME"] = str(tmp_path / "home")
    known["PYTHONPATH"] = os.pathsep.join(p for p in sys.path if p)

    done = subprocess.run(
        [sys.executable, "-m", "erasmus_desk", "export", str(draft), "-o", str(target)],
        env=known,
        capture_output=True,
        timeout=120,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert target.read_bytes().startswith(b"%PDF-")
