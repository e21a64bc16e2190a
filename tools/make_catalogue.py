"""Makes `docs/catalogue.md`: every action of the mission with its forms, rules and languages.

    python tools/make_catalogue.py

Everything in it comes from the forms; `actions.toml` says only which forms stand for an action.
"""

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from erasmus_desk.assets import resource
from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.model.forms import FormDefinition

ACTIONS = Path(__file__).with_name("actions.toml")
TARGET = Path(__file__).parent.parent / "docs" / "catalogue.md"
_HEAD = (
    "# The catalogue\n\n"
    "Made by `python tools/make_catalogue.py` from the forms themselves; a test compares.\n\n"
    "Every current form is offered for {provisional} once more as *provisional*: as in the call "
    "before, without a deadline, until the guide of that year is entered. "
    '"Rules" counts what is enforced, conditions of eligibility among them in brackets; '
    '"estimates" are those that rest on one source or less, and are shown as such.\n\n'
    "| action | form | call | code | rules (eligibility) | estimates | Part B | funding | "
    "languages | example |\n"
    "|---|---|---|---|---|---|---|---|---|---|\n"
)


def page() -> str:
    """The whole page."""
    catalogue = Catalogue()
    listed = catalogue.listed()
    own = [catalogue.form(i) for i, entry in listed.items() if entry.variant.call is None]
    later = {catalogue.form(i).call for i, entry in listed.items() if entry.variant.call}
    rows = [row for action in actions() for row in _rows(catalogue, action, own)]
    head = _HEAD.format(provisional=", ".join(map(str, sorted(later))) or "no year")
    counts = Counter(form.state for form in own)
    said = ", ".join(f"{count} {state}" for state, count in sorted(counts.items()))
    tail = f"\n{len(own)} forms of their own ({said}), {len(listed) - len(own)} provisional ones.\n"
    return head + "\n".join(rows) + "\n" + tail


def actions() -> list[dict[str, object]]:
    """The actions in order: ``key``, ``title``, beginnings of the ids of their ``forms``."""
    found: list[dict[str, object]] = tomllib.loads(ACTIONS.read_text("utf-8"))["actions"]
    return found


def forms_of(action: dict[str, object], forms: list[FormDefinition]) -> list[FormDefinition]:
    """The forms that stand for *action*."""
    starts = action["forms"]
    wanted = tuple(starts) if isinstance(starts, list) else ()
    return [form for form in forms if form.id.startswith(wanted)]


def _rows(
    catalogue: Catalogue, action: dict[str, object], forms: list[FormDefinition]
) -> Iterator[str]:
    for number, form in enumerate(forms_of(action, forms)):
        title = f"{action['key']} {action['title']}" if number == 0 else ""
        yield f"| {title} | {' | '.join(_cells(catalogue, form))} |"


def _cells(catalogue: Catalogue, form: FormDefinition) -> Iterator[str]:
    yield f"`{form.id}`: {catalogue.words(form.id, 'en').find('form.short')}"
    yield str(form.call)
    yield form.code
    eligibility = sum(rule.eligibility for rule in form.rules)
    yield f"{len(form.rules)} ({eligibility})"
    yield str(sum(rule.is_estimate for rule in form.rules))
    yield _part_b(form)
    yield form.funding.model if form.funding else ""
    yield ", ".join(catalogue.languages(form.id))
    yield "yes" if resource("examples", f"{form.id}.json").is_file() else ""


def _part_b(form: FormDefinition) -> str:
    if form.part_b is None:
        return ""
    return f"{form.part_b.pages} pages" if form.part_b.pages else "yes, limit not known"


def main() -> int:
    """Write the page."""
    TARGET.write_text(page(), encoding="utf-8")
    print(f"{TARGET.name} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
