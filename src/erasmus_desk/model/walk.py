"""Ways through a form definition, without a draft."""

from collections.abc import Iterator

from erasmus_desk.model.answers import Place
from erasmus_desk.model.forms import FormDefinition, Section
from erasmus_desk.model.questions import ListQuestion, Question


def section_questions(section: Section) -> tuple[Question, ...]:
    """The questions of a page, or of one item of a section that is a list."""
    return section.items.questions if section.items else section.questions


def paths(form: FormDefinition) -> Iterator[tuple[str, str, str]]:
    """Every section and question as (path, words key, ``section`` or ``question``)."""
    for section in form.sections:
        yield section.key, section.words, "section"
        for path, question in questions_below(section.key, section_questions(section)):
            yield path, question.words, "question"


def all_questions(form: FormDefinition) -> Iterator[tuple[str, Question]]:
    """Every question of the form with its path: ``outputs.staff.days``."""
    for section in form.sections:
        yield from questions_below(section.key, section_questions(section))


def questions_below(path: str, questions: tuple[Question, ...]) -> Iterator[tuple[str, Question]]:
    """Every question of *questions* and, for lists, of their items, with its path."""
    for question in questions:
        inner = f"{path}.{question.key}"
        yield inner, question
        if isinstance(question, ListQuestion):
            yield from questions_below(inner, question.questions)


def find_question(form: FormDefinition, path: str) -> Question | None:
    """The question with that path; a section that is a list counts as its list."""
    key, _, rest = path.partition(".")
    section = form.section(key)
    if section is None:
        return None
    found: Question | None = section.items
    questions = section_questions(section)
    while rest:
        key, _, rest = rest.partition(".")
        found = next((q for q in questions if q.key == key), None)
        if found is None:
            return None
        questions = found.questions if isinstance(found, ListQuestion) else ()
    return found


def question_at(form: FormDefinition, place: Place) -> Question | None:
    """The question whose answer lives at *place*; None for a page, an item, or nothing known."""
    section = form.section(place[0]) if place else None
    if section is None:
        return None
    question: Question | None = section.items
    rest = place[1:]
    questions = section.questions
    while rest:
        if isinstance(question, ListQuestion):
            questions, rest = question.questions, rest[1:]
            question = None
            continue
        question = next((q for q in questions if q.key == rest[0]), None)
        if question is None:
            return None
        rest = rest[1:]
    return question
