"""Reasons in words: what speaks for an action, and what against."""

from erasmus_desk.desktop.choosing.explanation import money
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.rules.choosing import Judged, Reason, Wish
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.gallery import Action, short_name
from erasmus_desk.session.shown import Head

_KINDS = {"purposes": "purpose", "applicant": "applicant", "field": "field"}
_MONEY = frozenset({"grant_small", "grant_large", "grant_fits", "grant_sum"})
_MOST = 3
"""How many purposes are named, where there are many."""


def reason(texts: Texts, desk: Desk, one: Reason) -> str:
    """One reason as a sentence."""
    facts: dict[str, object] = {}
    for name, fact in one.facts.items():
        if isinstance(fact, tuple):
            named = (texts.say(f"{_KINDS[name]}.{code}") for code in fact[:_MOST])
            facts[name] = "; ".join(named)
        elif name == "country":
            known = desk.countries.get(str(fact))
            facts[name] = known.name(texts.language) if known else fact
        elif isinstance(fact, str):
            kind = _KINDS.get(name, name)
            facts[name] = texts.say(f"{kind}.{fact}")
        else:
            is_money = one.code in _MONEY
            facts[name] = money(texts, fact) if is_money else fact
    key = f"reason.{one.code}"
    counted = one.facts.get("missing", one.facts.get("days"))
    if isinstance(counted, int):
        return texts.count(key, counted, **facts)
    return texts.say(key, **facts)


def title(texts: Texts, action: Action, head: Head, wish: Wish) -> str:
    """The action with the field that suits best, as far as that is known: Accreditation · VET."""
    shared = action.title(texts.language)
    if len(action.branches()) == 1 or not shared:
        return short_name(head, texts.language)
    if action.has_fields() and not wish.usual_field:
        return shared
    name = texts.say(f"field.{head.field}") if action.has_fields() else ""
    return f"{shared} · {name or action.branch_name(head, texts.language)}"


def spoken(texts: Texts, desk: Desk, judged: Judged) -> str:
    """All reasons of one action, for those who listen."""
    ordered = (*judged.side("for"), *judged.side("against"), *judged.side("bar"))
    return " ".join(reason(texts, desk, one) for one in ordered)
