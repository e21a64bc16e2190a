"""Why a question is asked: the question whose answer made it appear."""

from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.model.walk import find_question
from erasmus_desk.rules.conditions import target
from erasmus_desk.rules.fields import Field


def reason_for(bench: Bench, field: Field) -> str:
    """A sentence naming the questions that the field depends on; empty if it depends on none."""
    labels: dict[str, None] = {}
    for condition in field.question.when:
        path = bench.opened.path_of(target(condition.question, field.place))
        question = find_question(bench.form, ".".join(path))
        if question is not None and len(path) > 1:
            labels[bench.label(question)] = None
        elif (section := bench.form.section(path[0])) is not None:
            labels[bench.words.section(section.words)] = None
    listed = ", ".join(labels)
    return bench.texts.say("wizard.asked_because", labels=listed) if listed else ""
