"""What is wrong with annexes, in sentences."""

from typing import Protocol

from erasmus_desk.model.annexes import AnnexLimits
from erasmus_desk.rules.annex_checks import Problem
from erasmus_desk.session.annexes import AnnexView, Slot

PAGE = "#annexes"
"""The place of the annex desk among the pages of a draft."""


class Says(Protocol):
    """Whoever has the words."""

    def say(self, key: str, **facts: object) -> str:
        """The text under *key* with *facts* put in."""


def problem_text(problem: Problem, words: Says) -> str:
    """One problem in a sentence; *words* are those of `resources/window/annexes`."""
    return words.say(f"annexes.problem.{problem.code}", **problem.facts)


def named(slot: Slot) -> str:
    """An annex with whom it is for."""
    return f"{slot.title} ({slot.for_whom})" if slot.for_whom else slot.title


def advice(view: AnnexView, words: Says) -> list[tuple[str, str, str]]:
    """What a review says of the annexes: mark, sentence, key of the annex; missing ones first.

    An application without its annexes is still a draft in order: nothing here is an error.
    """
    missing = [
        ("advice", words.say("annexes.review.missing", annex=named(slot)), slot.key)
        for slot in view.missing
    ]
    marks = {"wrong": "warning", "warning": "advice"}
    found = [
        (marks[one.severity], f"{named(slot)}: {problem_text(one, words)}", slot.key)
        for slot in view.slots
        for one in slot.problems
        if one.severity in marks
    ]
    together = [
        (marks[one.severity], problem_text(one, words), "")
        for one in view.problems
        if one.severity in marks
    ]
    return [*missing, *found, *together]


def limits_text(limits: AnnexLimits | None, words: Says) -> str:
    """What the web form takes: number and size of files; empty if nothing is known."""
    if limits is None:
        return ""
    known = {"files": limits.files, "each": limits.each, "total": limits.total}
    about = "about." if limits.is_estimate else ""
    parts = [
        words.say(f"annexes.limit.{about}{name}", limit=f"{value:g}")
        for name, value in known.items()
        if value is not None
    ]
    return words.say("annexes.limit.all", limits=", ".join(parts)) if parts else ""
