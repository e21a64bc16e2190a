"""The styles of a house template joined with the promised ones that it lacks."""

import copy
import re

from erasmus_desk.documents.ooxml import Element, new, w

_REFERENCES = ("basedOn", "next", "link", "pStyle", "rStyle", "tblStyle")
_BUILT_IN = re.compile(r"(heading|toc) \d|header|footer|title|subtitle|hyperlink|normal")


def style_names(styles: Element) -> frozenset[str]:
    """The names of the styles, in small letters: Word does not tell them apart by capitals."""
    return frozenset(_name(style) for style in styles.iter(w("style")))


def merged_styles(theirs: Element, ours: Element) -> Element:
    """*theirs* under the ids that documents use, with every style of *ours* that it lacks."""
    result = copy.deepcopy(theirs)
    wanted = {_name(style): style.get(w("styleId"), "") for style in ours.iter(w("style"))}
    _renamed(result, wanted)
    known = style_names(result)
    for style in ours.iter(w("style")):
        if _name(style) not in known:
            result.append(_fitting(style))
    return result


def _name(style: Element) -> str:
    named = style.find(w("name"))
    return named.get(w("val"), "").casefold() if named is not None else ""


def _renamed(styles: Element, wanted: dict[str, str]) -> None:
    """Give styles the ids that documents use; one with such an id and another name makes room."""
    changed: dict[str, str] = {}
    ids = set(wanted.values())
    for style in styles.iter(w("style")):
        old, name = style.get(w("styleId"), ""), _name(style)
        new_id = wanted.get(name, f"House{old}" if old in ids else old)
        changed[old] = new_id
        style.set(w("styleId"), new_id)
    for kind in _REFERENCES:
        for reference in styles.iter(w(kind)):
            known = reference.get(w("val"), "")
            reference.set(w("val"), changed.get(known, known))


def _fitting(style: Element) -> Element:
    """A copy of a shipped style that does not claim to be a default of its kind."""
    made = copy.deepcopy(style)
    if made.get(w("default")) is not None:
        del made.attrib[w("default")]
    return made


def merged_numbering(styles: Element, theirs: Element | None, ours: Element) -> Element:
    """The lists of both; the shipped bullets get numbers that are free.

    *styles* are the merged ones: those that were put in point to the new numbers afterwards.
    """
    if theirs is None:
        return copy.deepcopy(ours)
    result = copy.deepcopy(theirs)
    shift = 1 + max(
        (_number(e, "abstractNumId") for e in result.iter(w("abstractNum"))),
        default=0,
    )
    shift = max(shift, 1 + max((_number(e, "numId") for e in result.iter(w("num"))), default=0))
    own = _users(styles)
    first_num = result.find(w("num"))
    for abstract in ours.iter(w("abstractNum")):
        made = copy.deepcopy(abstract)
        made.set(w("abstractNumId"), str(_number(made, "abstractNumId") + shift))
        if first_num is not None:
            first_num.addprevious(made)
        else:
            result.append(made)
    for num in ours.iter(w("num")):
        number = _number(num, "numId")
        made = new("num", numId=number + shift)
        made.append(new("abstractNumId", val=number + shift))
        _after_nums(result, made)
        for user in own.get(number, ()):
            user.set(w("val"), str(number + shift))
    return result


def _users(styles: Element) -> dict[int, list[Element]]:
    """Where shipped styles name the number of their list."""
    found: dict[int, list[Element]] = {}
    for style in styles.iter(w("style")):
        if not style.get(w("styleId"), "").startswith("EDAnswer"):
            continue
        for named in style.iter(w("numId")):
            found.setdefault(int(named.get(w("val"), "0")), []).append(named)
    return found


def _number(element: Element, name: str) -> int:
    return int(element.get(w(name), "0"))


def _after_nums(result: Element, made: Element) -> None:
    nums = result.findall(w("num"))
    if nums:
        nums[-1].addnext(made)
    else:
        result.append(made)
