"""An outline as plain text, one block after the other, for comparing with a reference."""

from collections.abc import Iterator

from erasmus_desk.documents.outline import (
    Answer,
    Block,
    Cell,
    Contents,
    Counter,
    FactsTable,
    Heading,
    Mark,
    Masthead,
    NoAnswer,
    Outline,
    Plain,
    Signatures,
    Space,
    Table,
    Ticks,
    Timetable,
    TitlePage,
    Turn,
)


def as_text(outline: Outline) -> str:
    """The whole outline."""
    told = outline.properties
    head = [
        f"language {outline.language}, answers {outline.answers_language}",
        f"head: {outline.header_left} | {outline.header_right}",
        f"foot: {outline.footer_left}",
        f"file: {told.title} | {told.author} | {dict(told.custom)}",
    ]
    return "\n".join([*head, *(line for b in outline.blocks for line in _block(b))]) + "\n"


def _cell(cell: Cell) -> str:
    parts = []
    for part in cell:
        text = part.text.replace("\n", " ⏎ ")
        marks = ("‘" if part.typed else "", f"<{part.look}>" if part.look else "")
        parts.append(f"{marks[1]}{marks[0]}{text}{'’' if part.typed else ''}")
    return "".join(parts)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, TitlePage):
        yield f"[{block.programme}] [{block.action}] [{_cell((block.title,))}] [{block.subtitle}]"
        yield from (f"  {row.label}: {_cell(row.value)}" for row in block.rows)
    elif isinstance(block, Masthead):
        yield f"[{block.overline}] [{_cell((block.title,))}] [{block.subtitle}]"
    elif isinstance(block, Contents):
        yield f"[{block.title}]"
    elif isinstance(block, Heading):
        number = f"{block.number}  " if block.number else ""
        depth = f"{'#' * block.level}{'~' if block.compact else ''}{'↓' if block.flows else ''}"
        yield f"\n{depth} {number}{block.text}   {{{' '.join(block.anchors)}}}"
    elif isinstance(block, Answer):
        yield from (f"| {p.kind:6} {p.marker:1} {p.text}" for p in block.paragraphs)
    elif isinstance(block, Counter):
        yield f"        {'OVER ' if block.over else ''}{block.text} [{block.code}]"
    elif isinstance(block, Mark | NoAnswer):
        yield f"        {getattr(block, 'text', '')} [{block.code}]"
    elif isinstance(block, FactsTable):
        for row in block.rows:
            yield "  " + "  ‖  ".join(
                f"{f.number} {f.label}: {_cell(f.value)} {{{f.anchor}}}"
                + (f" ({f.note})".replace("\n", " ⏎ ") if f.note else "")
                for f in row
            )
    else:
        yield from _rest(block)


def _rest(block: Block) -> Iterator[str]:  # noqa: C901 - a list of kinds
    if isinstance(block, Table):
        yield f"  [{block.caption}]{' wide' if block.wide else ''}"
        yield "  " + " | ".join(
            f"{c.title}{' →' if c.right else ''} {c.share}" for c in block.columns
        )
        for row in block.rows:
            line = " | ".join(_cell(cell) for cell in row.cells)
            mark = "= " if row.total else "> " if row.group else "  "
            yield f"  {mark}{line} {{{row.anchor}}}"
    elif isinstance(block, Timetable):
        yield f"  [{block.caption}] {block.corner}: {block.years} ({block.description})"
        yield from (f"    {row.label.text}: {row.months}" for row in block.rows)
    elif isinstance(block, Ticks):
        yield f"  {block.columns} column(s)"
        for tick in block.ticks:
            if tick.group:
                yield f"  {tick.group}"
            yield f"  [{'x' if tick.ticked else ' '}] {tick.number} {tick.text} {{{tick.anchor}}}"
    elif isinstance(block, Signatures):
        yield from (f"  {s.title}: {', '.join(s.lines)}: {s.labels}" for s in block.signatures)
    elif isinstance(block, Plain):
        yield f"{block.number or 'Plain:'} {_cell(block.text)}"
    elif isinstance(block, Space):
        yield f"  ({block.lines} lines)"
    elif isinstance(block, Turn):
        yield f"---- {'landscape' if block.landscape else 'portrait'} ----"
    else:
        yield f"{type(block).__name__}: {block.text}"
