"""A draft whose form has become another under it: the real one in place of a provisional one.

Its answers are carried over when it is opened.  The file changes only when it is next saved, and
what stood in it is kept as a version before.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from erasmus_desk.errors import DeskError, DraftUnusable
from erasmus_desk.model.answers import Answers, new_id
from erasmus_desk.model.drafts import Draft, DraftFile
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.parking import Origin
from erasmus_desk.model.words import FormWords
from erasmus_desk.rules.carry_report import new_questions
from erasmus_desk.rules.carrying import Carried, carry
from erasmus_desk.rules.parking import frozen, placed
from erasmus_desk.rules.reading import AnswerReader
from erasmus_desk.session.answer_words import Teller
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.parking import parked_of

PROVISIONAL = 0
"""The revision of every form that is offered before its call is published."""


@dataclass(frozen=True, slots=True)
class _Former:
    """A draft as it was, with the form it was written for if that is known."""

    form: FormDefinition
    draft: Draft
    words: FormWords


def renewed(desk: Desk, form: FormDefinition, facts: DraftFile, file: str) -> Draft:
    """The draft in *facts*, written for an earlier revision, in the present one of *form*.

    Raises:
        DraftUnusable: Its answers are no answers at all.
    """
    former, answers = _former(desk, facts, file)
    old = former.form if former else None
    carried = carry(answers, old, form, ticks=True)
    found, waiting = placed(carried.answers, facts.parked, old, form)
    language = former.words.language if former else facts.language
    teller = Teller(desk, former, language, (answers,), words=former.words) if former else None
    fresh = parked_of(teller, form.id, carried.leftovers)
    changes: dict[str, object] = {"revision": form.revision, "parked": (*waiting, *fresh)}
    if facts.revision == PROVISIONAL or _is_told(old, form, found, carried):
        changes["origin"] = _origin(facts, len(carried.came))
    return Draft(facts.model_copy(update={"answers": {}, **changes}), found)


def _is_told(
    old: FormDefinition | None, new: FormDefinition, answers: Answers, carried: Carried
) -> bool:
    """Whether people have to know that the form has changed."""
    if carried.leftovers or carried.changed:
        return True
    return old is not None and bool(new_questions(old, new, answers))


def _origin(facts: DraftFile, came: int) -> Origin:
    return Origin(
        draft=facts.id,
        title=facts.title,
        form=facts.form,
        revision=facts.revision,
        at=datetime.now(UTC).replace(microsecond=0),
        came=came,
    )


def _former(desk: Desk, facts: DraftFile, file: str) -> tuple[_Former | None, Answers]:
    """The draft as it was, as far as its form is known, and its answers."""
    known = desk.catalogue.provisional(facts.form) if facts.revision == PROVISIONAL else None
    if known is not None:
        form, words = known
        try:
            answers = AnswerReader(form, strict=False).read(facts.answers)
        except DeskError:
            known = None
        else:
            draft = Draft(facts, answers)
            return _Former(form, draft, words(desk.prompts_of_facts(facts))), answers
    return None, _raw_answers(facts, file)


def _raw_answers(facts: DraftFile, file: str) -> Answers:
    """The answers as they lie in the file, whatever they answer."""
    found: Answers = _with_ids(frozen(facts.answers))  # type: ignore[assignment]
    if any(not isinstance(node, dict | tuple) for node in found.values()):
        raise DraftUnusable("draft-answers-malformed", {"file": file, "place": "answers"})
    return found


def _with_ids(node: object) -> object:
    """*node* with an id for every item, and without what is no answer."""
    if isinstance(node, dict):
        kept = {key: _with_ids(value) for key, value in node.items()}
        return {key: value for key, value in kept.items() if value not in (None, "", (), {})}
    if isinstance(node, tuple) and node and all(isinstance(one, dict) for one in node):
        return tuple({"id": new_id()} | {**_with_ids(one)} for one in node)  # type: ignore[dict-item]
    return node
