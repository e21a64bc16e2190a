"""Examines form files for people who write them: every fault with its file and place."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.catalogue.faults import Fault, fault_of
from erasmus_desk.catalogue.form_checks import further_faults, root_faults
from erasmus_desk.catalogue.roots import Root
from erasmus_desk.errors import FormUnusable
from erasmus_desk.model.annexes import Annex
from erasmus_desk.model.conditions import Condition
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.provenance import Sourced
from erasmus_desk.model.questions import (
    ChoiceQuestion,
    ChoicesQuestion,
    ListQuestion,
    Question,
    ReferenceQuestion,
    ReferencesQuestion,
    StatementQuestion,
)
from erasmus_desk.model.walk import all_questions, find_question, section_questions

RESERVED = frozenset({"id", "label", "prompt", "help", "assessors", "item", "items", "intro"})


def check_forms(root: Path | None = None) -> list[Fault]:
    """Everything wrong with the forms below *root* (the shipped ones if not given)."""
    catalogue = Catalogue(root)
    return check(catalogue, catalogue.roots[0])


def check(catalogue: Catalogue, root: Root) -> list[Fault]:
    """Everything wrong with those forms of *catalogue* that *root* brings."""
    start = str(root.folder)
    faults = [fault for fault in catalogue.found.faults if fault.file.startswith(start)]
    for form_id, folder in catalogue.folders(root).items():
        faults += _form_faults(catalogue, form_id, folder)
    known = set(faults)
    return [*faults, *(fault for fault in root_faults(root) if fault not in known)]


def _form_faults(catalogue: Catalogue, form_id: str, folder: Path) -> list[Fault]:
    file = str(folder / "form.toml")
    try:
        form = catalogue.form(form_id)
        found = [Fault(c, file, p, d) for c, p, d in structure_faults(form)]
        return [*found, *words_faults(catalogue, form), *further_faults(catalogue, form, folder)]
    except FormUnusable as reason:
        return [fault_of(reason, folder / "form.toml")]
    except (TypeError, ValueError, AttributeError, KeyError, RecursionError) as reason:
        # A words file that is no table of texts, a number that cannot be written out.
        return [Fault("form-shape-wrong", file, str(reason), type(reason).__name__)]


def structure_faults(form: FormDefinition) -> Iterator[tuple[str, str, str]]:
    """(code, place, detail) for whatever in *form* names something that is not there."""
    yield from _twice("section-twice", "sections", [s.key for s in form.sections])
    yield from _twice("rule-twice", "rules", [r.id for r in form.rules])
    for section in form.sections:
        if bool(section.items) == bool(section.questions):
            yield "section-page-or-list", section.key, ""
        yield from _group_faults(form, section.key, section_questions(section))
        yield from _conditions(form, section.key, section.when)
        yield from _criteria(form, section.key, section.criteria)
    for path, question in all_questions(form):
        yield from _question_faults(form, path, question)
    for wanted in (form.title_question, form.start_question, form.end_question):
        if wanted and find_question(form, wanted) is None:
            yield "question-unknown", "form", wanted
    yield from _below_faults(form)
    for place, fact in _sourced(form):
        for name in fact.source:
            if name not in form.sources:
                yield "source-unknown", place, name


def _below_faults(form: FormDefinition) -> Iterator[tuple[str, str, str]]:
    for rule in form.rules:
        yield from _rule_faults(form, f"rules[{rule.id}]", rule.model_dump())
    for annex in form.annexes:
        yield from _annex_faults(form, annex)


def _twice(code: str, place: str, names: list[str]) -> Iterator[tuple[str, str, str]]:
    yield from ((code, place, name) for name, count in Counter(names).items() if count > 1)


def _group_faults(
    form: FormDefinition, path: str, questions: tuple[Question, ...]
) -> Iterator[tuple[str, str, str]]:
    yield from _twice("question-twice", path, [q.key for q in questions])
    for question in questions:
        if question.key in RESERVED:
            yield "key-reserved", f"{path}.{question.key}", question.key
        if isinstance(question, ListQuestion):
            yield from _group_faults(form, f"{path}.{question.key}", question.questions)
            if question.title and question.title not in {q.key for q in question.questions}:
                yield "question-unknown", f"{path}.{question.key}", question.title


def _question_faults(
    form: FormDefinition, path: str, question: Question
) -> Iterator[tuple[str, str, str]]:
    yield from _conditions(form, path, question.when)
    yield from _criteria(form, path, question.criteria)
    if isinstance(question, ChoiceQuestion | ChoicesQuestion) and (
        question.options not in form.options
    ):
        yield "options-unknown", path, question.options
    if isinstance(question, ReferenceQuestion | ReferencesQuestion) and not isinstance(
        find_question(form, question.to), ListQuestion
    ):
        yield "list-unknown", path, question.to


def _criteria(
    form: FormDefinition, path: str, names: tuple[str, ...]
) -> Iterator[tuple[str, str, str]]:
    known = {criterion.key for criterion in form.criteria}
    yield from (("criterion-unknown", path, name) for name in names if name not in known)


def _conditions(
    form: FormDefinition, path: str, conditions: tuple[Condition, ...]
) -> Iterator[tuple[str, str, str]]:
    for condition in conditions:
        wanted = absolute(path, condition.question)
        if find_question(form, wanted) is None:
            yield "question-unknown", path, condition.question


def absolute(path: str, name: str) -> str:
    """The full path of what *name* means in a condition of the question at *path*."""
    if "." not in name:
        return f"{path.rpartition('.')[0]}.{name}" if "." in path else f"{path}.{name}"
    if name.startswith("^."):
        home = path.rpartition(".")[0].rpartition(".")[0]
        return f"{home}.{name[2:]}"
    return name


def _rule_faults(
    form: FormDefinition, place: str, rule: dict[str, object]
) -> Iterator[tuple[str, str, str]]:
    for name in ("list", "question", "option", "other", "first", "second", "start", "end", "at"):
        wanted = rule.get(name)
        if isinstance(wanted, str) and wanted and not _known(form, wanted):
            yield "question-unknown", place, wanted
    for name in ("questions", "by"):
        for wanted in _strings(rule.get(name)):
            if not _known(form, wanted):
                yield "question-unknown", place, wanted


def _annex_faults(form: FormDefinition, annex: Annex) -> Iterator[tuple[str, str, str]]:
    place = f"annexes[{annex.key}]"
    if annex.each and not _known(form, annex.each):
        yield "list-unknown", place, annex.each
    for condition in annex.when:
        if find_question(form, condition.question) is None:
            yield "question-unknown", place, condition.question


def _known(form: FormDefinition, path: str) -> bool:
    return find_question(form, path) is not None or form.section(path) is not None


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(v) for v in value) if isinstance(value, list | tuple) else ()


def _sourced(form: FormDefinition) -> Iterator[tuple[str, Sourced]]:
    yield "counting", form.counting
    if form.award:
        yield "award", form.award
    yield from ((f"criteria[{c.key}]", c) for c in form.criteria)
    yield from ((f"deadlines[{d.round}]", d) for d in form.deadlines)
    yield from ((f"options.{name}", found) for name, found in form.options.items())
    yield from ((f"rules[{rule.id}]", rule) for rule in form.rules)
    yield from ((f"annexes[{annex.key}]", annex) for annex in form.annexes)
    for name in ("part_b", "annex_limits", "profile"):
        fact = getattr(form, name)
        if fact is not None:
            yield name, fact
    for path, question in all_questions(form):
        for name in ("limit", "bounds"):
            fact = getattr(question, name, None)
            if isinstance(fact, Sourced):
                yield path, fact


def words_faults(catalogue: Catalogue, form: FormDefinition) -> Iterator[Fault]:
    """Every text of *form* that a language lacks, and texts for keys that are not there."""
    for language in catalogue.languages(form.id):
        words = catalogue.words(form.id, language)
        files = catalogue.words_files(form.id, language)
        for key in needed_words(form):
            if not any(words.texts.get(k) for k in key.split("|")):
                name = key.split("|")[0]
                piece = name.split(".", 1)[1].split("/")[0] if "/" in name else ""
                file = files.get(piece) or catalogue.folders()[form.id] / "words"
                yield Fault("word-missing", str(file), name, language)


def needed_words(form: FormDefinition) -> Iterator[str]:
    """The words keys that each language of *form* must have; ``a|b`` means one of them."""
    yield from ("form.title", "form.short", "form.sentence")
    for section in form.sections:
        yield f"section.{section.words}.title"
        if section.items:
            yield f"section.{section.words}.item"
    for _path, question in all_questions(form):
        yield from _question_words(question)
    for found in form.options.values():
        for option in found.options:
            yield f"option.{found.words}.{option.code}"
            if option.group:
                yield f"group.{found.words}.{option.group}"
    for criterion in form.criteria:
        yield f"criterion.{criterion.key}.title"
        yield from (f"criterion.{criterion.key}.part.{part.key}" for part in criterion.parts)
    yield from (f"annex.{annex.key}.title" for annex in form.annexes)
    for rule in form.rules:
        yield from (f"rule.{rule.id}.title", f"rule.{rule.id}.text", f"rule.{rule.id}.cure")


def _question_words(question: Question) -> Iterator[str]:
    start = f"question.{question.words}"
    yield f"{start}.label|{start}.prompt"
    if isinstance(question, ListQuestion):
        yield f"{start}.item"
    if isinstance(question, StatementQuestion):
        yield f"{start}.prompt"
    if getattr(question, "unit", ""):
        yield f"unit.{getattr(question, 'unit', '')}"
