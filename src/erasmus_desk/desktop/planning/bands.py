"""Which choices are about distances."""

from erasmus_desk.model.questions import ChoiceQuestion, Question
from erasmus_desk.session.open_draft import OpenDraft

_BAND = "km_"


def is_distance(question: Question | None, opened: OpenDraft) -> bool:
    """Whether *question* is a choice of distance bands, so that measuring helps."""
    if not isinstance(question, ChoiceQuestion):
        return False
    options = opened.form.options[question.options].options
    return all(option.code.startswith(_BAND) for option in options)
