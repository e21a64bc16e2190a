"""How long the Word and PDF documents of the heavy draft take.

    python benchmarks/export.py [--form ka202-innovation-2018] [--rounds 5]

Aims: Word no slower than docxtpl filling a template with the same content, and at most six times
serialising and zipping the finished parts; four times the answers and rows in at most 4.4 times
the time; PDF in at most five seconds.  A table of 320 rows filled by `table.cell(row, column)`
stands in the table as a warning.
"""

import argparse
import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from docxtpl import DocxTemplate
from heavy import heavy_answers
from PySide6.QtWidgets import QApplication

from erasmus_desk.desktop.paper.pdf import pdf_of
from erasmus_desk.documents.exporting import word_of
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.exporting import ExportOptions, Wish, outline_of
from erasmus_desk.session.open_draft import OpenDraft

FINISHING, GROWTH, PDF = 6.0, 4.4, 5.0
Blocks = list[dict[str, Any]]


def main() -> int:
    """Measure in turns, print the table; 1 if an aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--form", default="ka202-innovation-2018")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="without the warning, a minute long")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "home")
        whole = _opened(desk, asked.form, Path(folder), 1.0)
        quarter = _opened(desk, asked.form, Path(folder), 0.25)
        met = _word(desk, whole, quarter, asked.rounds)
        met &= _pdf(desk, whole)
        whole.saver.close()
        quarter.saver.close()
    if not asked.quick:
        began = time.perf_counter()
        _cell_by_cell(320, 8)
        seconds = time.perf_counter() - began
        _print("warning: 320 x 8 cells by table.cell(r, c), no text else", seconds)
    return 0 if met else 1


def _opened(desk: Desk, form: str, folder: Path, scale: float) -> OpenDraft:
    path = folder / f"heavy-{scale}.erasmus"
    opened = desk.new(form, "Heavy", path=path, listed=False)
    answers = heavy_answers(opened.form, scale=scale)
    opened.fill(desk.answers_from(opened, answers if scale == 1.0 else _fewer(answers)))
    return opened


def _fewer(answers: dict[str, Any]) -> dict[str, Any]:
    """A quarter of the texts of every page, so that everything grows alike."""
    return {key: _quarter(value) for key, value in answers.items()}


def _quarter(value: Any) -> Any:
    if isinstance(value, str) and len(value) > 400:
        return value[: len(value) // 4]
    if isinstance(value, list):
        return [_quarter(entry) for entry in value]
    if isinstance(value, dict):
        return {key: _quarter(entry) for key, entry in value.items()}
    return value


def _word(desk: Desk, whole: OpenDraft, quarter: OpenDraft, rounds: int) -> bool:
    content = _content(desk, whole)
    template, finished = _template(), _finished(desk, whole)
    times: dict[str, list[float]] = {}
    for _ in range(rounds):
        _time(times, "own", lambda: _export(desk, whole))
        _time(times, "quarter", lambda: _export(desk, quarter))
        _time(times, "docxtpl", lambda: _filled(template, content))
        _time(times, "finishing", lambda: finished.save(io.BytesIO()))
    own, less, other, finishing = (
        statistics.median(times[name]) for name in ("own", "quarter", "docxtpl", "finishing")
    )
    blocks = (len(_content(desk, whole)), len(_content(desk, quarter)))
    _print(f"Word export of the heavy draft ({len(_export(desk, whole)) // 1024} KiB)", own)
    _print("docxtpl filling a template with the same content", other, own / other, 1)
    _print("serialising and zipping the finished parts", finishing, own / finishing, FINISHING)
    _print(f"the same with a quarter of it ({blocks[1]} blocks, not {blocks[0]})", less)
    growth = own / less / (_size(desk, whole) / _size(desk, quarter)) * 4
    _print("growth, for four times answers and rows", own, growth, GROWTH)
    return own <= other and own <= FINISHING * finishing and growth <= GROWTH


def _pdf(desk: Desk, whole: OpenDraft) -> bool:
    _application = QApplication.instance() or QApplication(["benchmark", "-platform", "offscreen"])
    began = time.perf_counter()
    content = pdf_of(outline_of(desk, whole, Wish(ExportOptions())), lambda _done, _whole: True)
    seconds = time.perf_counter() - began
    _print(f"PDF of the heavy draft ({content.count(b'/Type /Page')} pages)", seconds, seconds, PDF)
    return seconds <= PDF


def _export(desk: Desk, opened: OpenDraft) -> bytes:
    return word_of(outline_of(desk, opened, Wish(ExportOptions())), desk.now(), None)


def _finished(desk: Desk, opened: OpenDraft) -> Any:
    return Document(io.BytesIO(_export(desk, opened)))


def _size(desk: Desk, opened: OpenDraft) -> int:
    """Characters and cells of a document: what four times as much is measured by."""
    return sum(
        len(block.get("text", "")) + sum(len(cell) + 20 for row in block["rows"] for cell in row)
        for block in _content(desk, opened)
    )


def _time(times: dict[str, list[float]], name: str, work: Callable[[], object]) -> None:
    began = time.perf_counter()
    work()
    times.setdefault(name, []).append(time.perf_counter() - began)


def _print(what: str, seconds: float, ratio: float | None = None, aim: float | None = None) -> None:
    tail = "" if ratio is None else f"{ratio:8.2f}  (aim {aim:g})"
    print(f"{what:66}{seconds * 1000:10.0f} ms{tail}")


def _content(desk: Desk, opened: OpenDraft) -> Blocks:
    """The document as plain texts and tables, for a template."""
    outline = outline_of(desk, opened, Wish(ExportOptions()))
    return [entry for block in outline.blocks for entry in _plainly(block)]


def _plainly(block: Any) -> Blocks:
    if hasattr(block, "paragraphs"):
        return [_entry("answer", part.text) for part in block.paragraphs]
    if hasattr(block, "columns") and hasattr(block, "rows"):
        head = [column.title for column in block.columns]
        rows = [[_said(cell) for cell in row.cells] for row in block.rows]
        return [_entry("table", rows=[head, *rows])]
    if hasattr(block, "years"):
        rows = [[row.label.text, *row.months] for row in block.rows]
        return [_entry("table", rows=rows)]
    if hasattr(block, "rows"):
        facts = [fact for row in block.rows for fact in (row if isinstance(row, tuple) else (row,))]
        return [_entry("table", rows=[[fact.label, _said(fact.value)] for fact in facts])]
    if hasattr(block, "ticks"):
        return [_entry("plain", tick.text) for tick in block.ticks]
    text = getattr(block, "text", "")
    said = text if isinstance(text, str) else _said(text)
    kind = f"heading{block.level}" if hasattr(block, "level") else "plain"
    return [_entry(kind, said)] if said else []


def _said(cell: Any) -> str:
    return "".join(part.text for part in cell)


def _entry(kind: str, text: str = "", rows: list[list[str]] | None = None) -> dict[str, Any]:
    return {"kind": kind, "text": text, "rows": rows or []}


def _template() -> bytes:
    """A template with a branch for every kind of block."""
    document = Document()
    document.add_paragraph("{%p for b in blocks %}")
    for kind, style in (
        ("heading1", "Heading 1"),
        ("heading2", "Heading 2"),
        ("heading3", "Heading 3"),
        ("heading4", "Heading 4"),
        ("plain", "Normal"),
        ("answer", "Body Text"),
    ):
        document.add_paragraph(f"{{%p if b.kind == '{kind}' %}}")
        document.add_paragraph("{{ b.text }}", style=style)
        document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p if b.kind == 'table' %}")
    table = document.add_table(rows=3, cols=3)
    table.rows[0].cells[0].text = "{%tr for r in b.rows %}"
    table.rows[1].cells[0].text = "{%tc for c in r %}"
    table.rows[1].cells[1].text = "{{ c }}"
    table.rows[1].cells[2].text = "{%tc endfor %}"
    table.rows[2].cells[0].text = "{%tr endfor %}"
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _filled(template: bytes, content: Blocks) -> bytes:
    filled = DocxTemplate(io.BytesIO(template))
    filled.render({"blocks": content}, autoescape=True)
    buffer = io.BytesIO()
    filled.save(buffer)
    return buffer.getvalue()


def _cell_by_cell(rows: int, columns: int) -> None:
    table = Document().add_table(rows=rows, cols=columns)
    for row in range(rows):
        for column in range(columns):
            table.cell(row, column).text = f"{row}.{column}"


if __name__ == "__main__":
    sys.exit(main())
