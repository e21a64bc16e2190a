"""Reasons in words: what speaks for an action, and what against."""

from erasmus_desk.desktop.choosing.explanation import money
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.rules.choosing import Judged, Reason
from erasmus_desk.session.gallery import Action
from erasmus_desk.session.shown import Head

_KINDS = {"purposes": "purpose", "applicant": "applicant", "field": "field"}
_MONEY = frozenset({"grant_small", "grant_large", "grant_fits", "grant_sum"})
_MOST = 3
"""How many purposes are named, where there are many."""


def reason(texts: Texts, one: Reason) -> str:
    """One reason as a sentence."""
    facts: dict[str, object] = {}
    for name, fact in one.facts.items():
        if isinstance(fact, tuple):
            named = (texts.say(f"{_KINDS[name]}.{code}") for code in fact[:_MOST])
            facts[name] = "; ".join(named)
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


def title(texts: Texts, action: Action, head: Head) -> str:
    """The action with the field that suits best: Cooperation partnership · VET."""
    shared = action.title(texts.language)
    short = head.text(texts.language, "short")
    if len(action.branches()) == 1 or not shared:
        return short
    name = texts.say(f"field.{head.field}") if action.has_fields() else ""
    return f"{shared} · {name or action.branch_name(head, texts.language)}"


def spoken(texts: Texts, judged: Judged) -> str:
    """All reasons of one action, for those who listen."""
    ordered = (*judged.side("for"), *judged.side("against"), *judged.side("bar"))
    return " ".join(reason(texts, one) for one in ordered)
