"""The heavy draft: what a large consortium writes, made from a fixed seed.

30 organisations, 10 intellectual outputs with 10 lines of staff each, 20 events, training
activities, meetings and so on with 3 lines each, every text at its limit (about 280 texts, 230
of them long), in Polish, Greek and Bulgarian.
"""

import random
from datetime import date, timedelta
from typing import Any

from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import ListQuestion, Question
from erasmus_desk.model.walk import section_questions

SEED = 20180321
_WORDS = {
    "pl": "uczniowie szkoła zażółć gęślą jaźń partnerstwo kształcenie zawodowe piekarnia źródło "
    "współpraca mobilność rezultat nauczyciel umiejętności środowisko łącznie",
    "el": "μαθητές σχολείο επαγγελματική κατάρτιση συνεργασία αποτέλεσμα εκπαιδευτικός δεξιότητες "
    "περιβάλλον αρτοποιείο εταίρος κινητικότητα ποιότητα",
    "bg": "ученици училище професионално обучение партньорство резултат учител умения околна "
    "среда пекарна мобилност качество сътрудничество",
}
_COUNTS = {"organisations": 30, "outputs": 10, "activities": 10, "work_packages": 10}
_OTHERS = 20
_INSIDE = {"outputs": 10, "activities": 10}
_INSIDE_OTHERS = 3


def heavy_answers(form: FormDefinition, *, seed: int = SEED, scale: float = 1.0) -> dict[str, Any]:
    """Answers to every question of *form*, texts at their limits, as JSON values.

    Args:
        form: Any form.
        seed: The same seed gives the same answers.
        scale: How many items lists have, against the numbers above.
    """
    maker = _Maker(form, random.Random(seed), scale)  # noqa: S311
    for section in form.sections:
        if section.items:
            maker.identify((section.key,), section.items)
        for question in section.questions:
            if isinstance(question, ListQuestion):
                maker.identify((section.key, question.key), question)
    answers: dict[str, Any] = {}
    for section in form.sections:
        if section.items:
            answers[section.key] = maker.items(section.key, section.items)
        else:
            answers[section.key] = maker.table(section.key, section_questions(section))
    return answers


class _Maker:
    def __init__(self, form: FormDefinition, chance: random.Random, scale: float) -> None:
        self._form = form
        self._chance = chance
        self._scale = scale
        self._ids: dict[str, list[str]] = {}
        self._tops: set[str] = set()

    def identify(self, place: tuple[str, ...], question: ListQuestion) -> None:
        """Name the items of a list before anything refers to them."""
        path = ".".join(place)
        self._tops.add(path)
        self._ids[path] = [
            f"{path.replace('.', '_')}_{n}" for n in range(self._count(path, question))
        ]

    def _count(self, path: str, question: ListQuestion) -> int:
        inside = _INSIDE.get(path.partition(".")[0], _INSIDE_OTHERS)
        usual = _OTHERS if path in self._tops else inside
        wanted = round(_COUNTS.get(path, usual) * self._scale)
        if question.layout == "years":
            wanted = question.maximum or wanted
        return max(1, min(wanted, question.maximum or wanted))

    def items(self, path: str, question: ListQuestion) -> list[dict[str, Any]]:
        """The items of one list."""
        ids = self._ids.get(path) or [f"{n}" for n in range(self._count(path, question))]
        made = [{"id": i} | self.table(path, question.questions) for i in ids]
        if path == "organisations":
            self._distinguish(made, question)
        return made

    def _distinguish(self, made: list[dict[str, Any]], question: ListQuestion) -> None:
        """One of the organisations applies; every one has a number of its own."""
        roles = next((q for q in question.questions if q.key == "role"), None)
        for position, item in enumerate(made):
            if position == 0 and roles is not None:
                codes = [o.code for o in self._form.options[roles.options].options]
                item["role"] = next(
                    (c for c in ("applicant", "coordinator") if c in codes), codes[0]
                )
            if "oid" in item:
                item["oid"] = f"E{10000000 + position}"

    def table(self, path: str, questions: tuple[Question, ...]) -> dict[str, Any]:
        """The answers to several questions of one page or item."""
        made = {}
        for question in questions:
            value = self._value(f"{path}.{question.key}", question)
            if value is not None:
                made[question.key] = value
        return made

    def _value(self, path: str, question: Any) -> Any:  # noqa: C901
        kind = question.kind
        if kind == "list":
            return self.items(path, question)
        if kind in ("line", "text"):
            return self._text(question)
        if kind == "number":
            low = max(question.minimum or 0, 1)
            return self._chance.randint(low, min(question.maximum or low + 40, low + 40))
        if kind == "money":
            return f"{self._chance.randint(100, 5000)}.00"
        if kind == "date":
            first = question.earliest or date(self._form.call, 9, 1)
            last = question.latest or first + timedelta(days=700)
            return (first + (last - first) * self._chance.random()).isoformat()
        if kind in ("yesno", "confirm"):
            return True
        if kind in ("choice", "choices"):
            return self._choice(question)
        if kind == "country":
            return self._chance.choice(["PL", "EL", "BG", "DE", "IT", "FR"])
        if kind in ("reference", "references"):
            ids = self._ids.get(question.to, [])
            if not ids:
                return None
            return self._chance.choice(ids) if kind == "reference" else ids[:3]
        return None

    def _choice(self, question: Any) -> Any:
        codes = [option.code for option in self._form.options[question.options].options]
        if question.kind == "choice":
            return self._chance.choice(codes)
        return codes[: min(question.maximum or 3, len(codes))]

    def _text(self, question: Any) -> str:
        formats = {
            "oid": "E12345678",
            "pic": "123456789",
            "email": "biuro@przyklad.example",
            "url": "https://przyklad.example",
            "phone": "+48 12 345 67 89",
        }
        shape = getattr(question, "format", "plain")
        if shape in formats:
            return formats[shape]
        limit = question.limit.characters if question.limit else 60
        if question.kind == "line":
            limit = min(limit, 90)
        return self.prose(limit)

    def prose(self, length: int) -> str:
        """Text of just *length* characters: paragraphs, lists, three alphabets in turn."""
        language = self._chance.choice(sorted(_WORDS))
        words = _WORDS[language].split()
        parts: list[str] = []
        used = 0
        while used < length:
            word = self._chance.choice(words)
            end = self._chance.choice([" ", " ", " ", " ", " ", ", ", ". ", ".\n", ":\n- "])
            parts.append(word + end)
            used += len(word) + len(end)
        text = "".join(parts)[:length]
        return text[:-1] + "." if text[-1:].isspace() else text
