"""Two small forms that agree in some questions and differ in every way that forms can differ."""

from erasmus_desk.model.forms import FormDefinition

_SURE = {"source": ["s"], "confidence": "official"}


def question(key, kind="line", **more):
    return {"key": key, "kind": kind, "required": False} | more


def form(identity, sections, **options):
    return FormDefinition.model_validate(
        {
            "id": identity,
            "key_action": "KA2",
            "code": "TEST",
            "family": "test",
            "field": "vet",
            "call": int(identity[-4:]),
            "period": "2021-2027",
            "state": "open",
            "counting": _SURE,
            "title_question": "context.title",
            "sections": sections,
            "options": {
                name: {"options": [{"code": code} for code in codes], **_SURE}
                for name, codes in options.items()
            },
        }
    )


def _organisations(*questions):
    return {"key": "organisations", "items": {"key": "organisations", "kind": "list"} | {
        "questions": [question("name", required=True), *questions], "title": "name", "prefix": "P",
    }}  # fmt: skip


OLD = form(
    "old-2026",
    [
        {
            "key": "context",
            "questions": [
                question("title"),
                question("motto", "text"),
                question("aims", "text"),
                question("money", "number"),
                question("grant", "money"),
                question("round", "choice", options="rounds"),
                question("topics", "choices", options="topics"),
                question("one_topic", "choice", options="topics"),
                question("start", "date"),
                question("gone", "text"),
                question("honour", "confirm"),
                question("truth", "confirm"),
                question("lead", "reference", to="organisations"),
                question("experts", "references", to="organisations"),
                question("pick", "references", to="outputs"),
            ],
        },
        _organisations(
            question("role"),
            question("persons", "list", layout="table", title="email", questions=[
                question("email"), question("phone"), question("days", "number")]),
        ),
        {
            "key": "outputs",
            "items": {
                "key": "outputs", "kind": "list", "prefix": "O", "title": "title",
                "questions": [
                    question("title"),
                    question("text", "text"),
                    question("staff", "list", layout="table", questions=[
                        question("organisation", "reference", to="organisations"),
                        question("days", "number")]),
                ],
            },
        },
    ],
    rounds=["first", "second"],
    topics=["bread", "cake", "pie"],
)  # fmt: skip
NEW = form(
    "new-2027",
    [
        {
            "key": "context",
            "questions": [
                question("title", required=True, limit={"characters": 10, **_SURE}),
                question("motto", "line"),
                question("aims", "text", required=True),
                question("money", "money"),
                question("grant", "number"),
                question("round", "choice", options="rounds"),
                question("topics", "choices", options="topics"),
                question("one_topic", "choices", options="topics"),
                question("start", "date", earliest="2027-01-01", bounds=_SURE),
                question("honour", "confirm", required=True),
                question("lead", "references", to="organisations"),
                question("experts", "reference", to="organisations"),
                question("pick", "references", to="outputs"),
                question("fresh", "text", required=True),
            ],
        },
        _organisations(
            question("persons", "list", layout="table", questions=[
                question("email"), question("days", "number")]),
            question("size", "number", required=True),
        ),
        {"key": "outputs", "questions": [question("title")]},
    ],
    rounds=["second"],
    topics=["bread", "pie", "tart"],
)  # fmt: skip

ANSWERS = {
    "context": {
        "title": "Bread for the future",
        "motto": "Bake what you sell",
        "aims": "First line\nSecond line",
        "money": 1200,
        "grant": "350.00",
        "round": "first",
        "topics": ("bread", "cake"),
        "one_topic": "pie",
        "start": "2026-09-01",
        "gone": "Nobody asks for this any more.",
        "honour": True,
        "truth": True,
        "lead": "p1",
        "experts": ("p2",),
        "pick": ("o1",),
    },
    "organisations": (
        {
            "id": "p1",
            "name": "School",
            "role": "applicant",
            "persons": (
                {"id": "x1", "email": "a@b.example", "phone": "1", "days": 3},
                {"id": "x2", "phone": "2"},
            ),
        },
        {"id": "p2", "name": "Guild"},
    ),
    "outputs": (
        {
            "id": "o1",
            "title": "Module",
            "text": "Forty hours.",
            "staff": ({"id": "s1", "organisation": "p1", "days": 40},),
        },
    ),
}
