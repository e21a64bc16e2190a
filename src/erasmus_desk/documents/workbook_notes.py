"""The sheet of a budget's workbook that explains: remarks and sources."""

from erasmus_desk.documents.workbook_parts import Parts


def write_notes(parts: Parts) -> None:
    """Write remarks and sources."""
    sheet = parts.notes
    sheet.widths((6, 30, 56, 84))
    sheet.text(0, 0, parts.say("notes"), "title")
    row = _facts(parts, 1)
    row = _remarks(parts, row + 1)
    _sources(parts, row + 1)
    sheet.page(parts.title, parts.say("page"))


def _facts(parts: Parts, row: int) -> int:
    for name, value in parts.facts:
        parts.notes.text(row, 0, name, "muted", over=2)
        parts.notes.text(row, 2, value, "plain")
        row += 1
    sentences = [parts.say("live", rates=parts.rates.name, lines=parts.lines.name)]
    if parts.budget.is_estimate:
        sentences.append(parts.say("estimate"))
    for sentence in sentences:
        parts.notes.text(row, 0, sentence, "plain", over=4)
        row += 1
    return row


def _remarks(parts: Parts, row: int) -> int:
    said = parts.said
    remarks = [
        (number, line.line, text)
        for number, line in enumerate(parts.plan.rows, start=1)
        for text in said.notes(line.line)
    ]
    if not remarks:
        return row
    _small_head(parts, row, ("number", "category", "thing", "remarks"))
    for number, line, text in remarks:
        row += 1
        parts.notes.number(row, 0, number, "count")
        parts.notes.text(row, 1, said.category(line.category))
        parts.notes.text(row, 2, said.thing(line.place))
        parts.notes.text(row, 3, text)
    return row + 1


def _sources(parts: Parts, row: int) -> None:
    _small_head(parts, row, ("number", "edition", "sources", "address"))
    for number, key in enumerate(parts.plan.sources, start=1):
        source = parts.budget.sources.get(key)
        row += 1
        parts.notes.number(row, 0, number, "count")
        parts.notes.text(row, 1, source.edition if source else "")
        parts.notes.text(row, 2, source.title if source else key)
        parts.notes.text(row, 3, source.address if source else "")


def _small_head(parts: Parts, row: int, keys: tuple[str, ...]) -> None:
    for column, key in enumerate(keys):
        parts.notes.text(row, column, parts.say(key), "head")
