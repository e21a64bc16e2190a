"""What is wrong with annexes, in sentences."""

from typing import Protocol

from erasmus_desk.model.annexes import AnnexLimits
from erasmus_desk.rules.annex_checks import Problem
from erasmus_desk.session.annexes import AnnexView, Slot

PAGE = "#annexes"
"""The place of the annex desk among the pages of a draft."""


_FIGURES = frozenset({"size", "limit"})


class Says(Protocol):
    """Whoever has the words."""

    def say(self, key: str, **facts: object) -> str:
        """The text under *key* with *facts* put in."""


def problem_text(problem: Problem, words: Says) -> str:
    """One problem in a sentence; *words* are those of `resources/window/annexes`."""
    facts = {
        name: in_words(fact, words) if name in _FIGURES else fact
        for name, fact in problem.facts.items()
    }
    return words.say(f"annexes.problem.{problem.code}", **facts)


def in_words(figure: str, words: Says) -> str:
    """*figure* with the decimal point of the language."""
    return figure.replace(".", words.say("annexes.point"))


def named(slot: Slot) -> str:
    """An annex with whom it is for."""
    return f"{slot.title} ({slot.for_whom})" if slot.for_whom else slot.title


def advice(view: AnnexView, words: Says) -> list[tuple[str, str]]:
    """What a review says of the annexes: sentence, key of the annex; missing ones first.

    An application without its annexes is still a draft in order: all this is advice.
    """
    missing = [
        (words.say("annexes.review.missing", annex=named(slot)), slot.key) for slot in view.missing
    ]
    found = [
        (f"{named(slot)}: {problem_text(one, words)}", slot.key)
        for slot in view.slots
        for one in slot.problems
        if one.severity != "hint"
    ]
    together = [(problem_text(one, words), "") for one in view.problems]
    return [*missing, *found, *together]


def limits_text(limits: AnnexLimits | None, words: Says) -> str:
    """What the web form takes: number and size of files; empty if nothing is known."""
    if limits is None:
        return ""
    known = {"files": limits.files, "each": limits.each, "total": limits.total}
    about = "about." if limits.is_estimate else ""
    parts = [
        words.say(f"annexes.limit.{about}{name}", limit=in_words(f"{value:g}", words))
        for name, value in known.items()
        if value is not None
    ]
    return words.say("annexes.limit.all", limits=", ".join(parts)) if parts else ""
