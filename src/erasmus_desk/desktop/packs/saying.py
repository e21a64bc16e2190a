"""What is said of one form pack, and of one that was refused, as pages that can be read."""

from collections.abc import Iterable
from html import escape

from erasmus_desk.desktop.home.rows import form_line
from erasmus_desk.desktop.safety.two_lines import Entry
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.errors import DeskError
from erasmus_desk.session.packs import Fault, Pack, PackFaulty, fault_facts

_MOST = 60
"""Faults that are listed; who mends these sees the others."""


def entry(texts: Texts, pack: Pack) -> Entry:
    """The pack as a line of the list."""
    say, facts = texts.say, pack.facts
    version = say("packs.version", version=facts.version) if facts.version else ""
    forms = texts.count("packs.forms", len(pack.heads))
    wrong = texts.count("packs.faults", len(pack.faults)) if pack.faults else ""
    told = " · ".join(part for part in (version, forms, wrong) if part)
    return Entry(facts.name, told, "warning" if pack.faults else "")


def page(texts: Texts, pack: Pack) -> str:
    """Everything about an installed pack."""
    return "".join(
        (
            f"<h3>{escape(pack.facts.name)}</h3>",
            _facts(texts, pack),
            _forms(texts, pack),
            _faults(texts, pack.faults, "packs.wrong_now"),
        )
    )


def refusal(texts: Texts, source: str, error: DeskError) -> str:
    """Why *source* was not added, with every fault that was found."""
    faults = error.faults if isinstance(error, PackFaulty) else ()
    heading = escape(texts.say("packs.refused", file=source))
    return (
        f"<h3>{heading}</h3><p>{escape(texts.error(error))}</p>"
        f"{_faults(texts, faults, 'packs.wrong_there')}"
    )


def overlooked(texts: Texts, faults: Iterable[Fault]) -> str:
    """What keeps forms from being offered, where no pack is to blame."""
    return _faults(texts, faults, "packs.wrong_forms")


def _facts(texts: Texts, pack: Pack) -> str:
    facts, said = pack.facts, texts.say
    day = texts.date(facts.date) if facts.date else ""
    known = (
        ("packs.author", facts.author),
        ("packs.is_version", ", ".join(part for part in (facts.version, day) if part)),
        ("packs.source", pack.source),
        ("packs.added", texts.ago(pack.added) if pack.added else ""),
    )
    rows = (
        f'<tr><td class="name">{escape(said(key))}</td><td>{escape(value)}</td></tr>'
        for key, value in known
        if value
    )
    return f"<table>{''.join(rows)}</table>"


def _forms(texts: Texts, pack: Pack) -> str:
    if not pack.heads:
        return ""
    lines = (
        f"<li>{escape(head.text(texts.language, 'title') or head.id)}"
        f'<br/><span class="soft">{escape(form_line(texts, head))} · {escape(head.id)}</span></li>'
        for head in pack.heads
    )
    return f"<h3>{escape(texts.say('packs.its_forms'))}</h3><ul>{''.join(lines)}</ul>"


def _faults(texts: Texts, faults: Iterable[Fault], key: str) -> str:
    found = tuple(faults)
    if not found:
        return ""
    lines = [f"<li>{_fault(texts, fault)}</li>" for fault in found[:_MOST]]
    if len(found) > _MOST:
        lines.append(f"<li>{escape(texts.count('packs.more', len(found) - _MOST))}</li>")
    return f'<h3 class="about">{escape(texts.say(key))}</h3><ul>{"".join(lines)}</ul>'


def _fault(texts: Texts, fault: Fault) -> str:
    place = " · ".join(part for part in (fault.file, fault.place) if part)
    text = texts.say(f"error.{fault.code}", **fault_facts(fault))
    return f'{escape(text)}<br/><span class="soft">{escape(place)}</span>'
