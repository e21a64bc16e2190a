"""What one draft is at this moment: its answers, what is judged of them, what they are called."""

from erasmus_desk.model.answers import Answers, Node, Place, get, items
from erasmus_desk.model.drafts import Draft
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import ListQuestion
from erasmus_desk.model.rates import RateBook
from erasmus_desk.model.walk import find_question
from erasmus_desk.rules.fields import item_title
from erasmus_desk.rules.parking import ParkingList
from erasmus_desk.session.insight import Insight, View


class DraftState:
    """A form and a draft to look at; nothing here changes it.

    Args:
        form: The form that the draft answers.
        draft: The draft as it is.
        rates: What the form's funding model is fed with.
    """

    def __init__(self, form: FormDefinition, draft: Draft, rates: RateBook | None) -> None:
        self.form = form
        self.insight = Insight(form, rates)
        self._draft = draft

    @property
    def draft(self) -> Draft:
        """The draft as it is now."""
        return self._draft

    @property
    def answers(self) -> Answers:
        """The answers as they are now."""
        return self._draft.answers

    @property
    def parked(self) -> ParkingList:
        """Answers of another form that have no place in this one."""
        return self._draft.facts.parked

    @property
    def view(self) -> View:
        """Findings, progress and figures of the present answers."""
        return self.insight.view(self.answers)

    @property
    def known(self) -> View | None:
        """The same if it is known already; None while the answers have not been judged."""
        return self.insight.known(self.answers)

    def value(self, place: Place) -> Node:
        """The answer at *place*."""
        return get(self.answers, place)

    def position(self, place: Place) -> int:
        """Where the item at *place* stands in its list, from 0."""
        present = items(self.answers, place[:-1])
        return next((n for n, item in enumerate(present) if item.get("id") == place[-1]), 0)

    def name_of(self, place: Place) -> str:
        """What people called the item at *place*; empty if they have not, or only chose a code."""
        path = ".".join(self.path_of(place[:-1]))
        question = find_question(self.form, path)
        item = get(self.answers, place)
        if not isinstance(question, ListQuestion) or not isinstance(item, dict):
            return ""
        titled = next((q for q in question.questions if q.key == question.title), None)
        is_text = titled is not None and titled.kind in ("line", "text")
        return item_title(question, item) if is_text else ""

    def path_of(self, place: Place) -> Place:
        """*place* without item ids: the keys that name the question in the form."""
        keys: list[str] = []
        for step in place:
            if find_question(self.form, ".".join([*keys, step])) or not keys:
                keys.append(step)
        return tuple(keys)
