"""A draft of the sample form, and ways to make documents of it, for the tests of documents."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from erasmus_desk.assets import resource_texts
from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.documents.compose import compose
from erasmus_desk.documents.exporting import export_word
from erasmus_desk.documents.options import AnnexLine, Bar, DocumentState, ExportOptions
from erasmus_desk.documents.outline import Outline
from erasmus_desk.model.answers import Answers
from erasmus_desk.model.budget import Budget, Formula, LimitUse, Line
from erasmus_desk.model.drafts import Draft, DraftFile
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.provenance import Confidence, Source
from erasmus_desk.model.words import Words
from erasmus_desk.rules.reading import AnswerReader

FORMS = Path(__file__).parent / "golden" / "forms"
FORM_ID = "sample-2018"
MOMENT = datetime(2018, 2, 14, 14, 2, tzinfo=UTC)
STATE = DocumentState(answered=31, required=58, to_fix=4)
TIMETABLE = (
    Bar("Project management", "management", date(2018, 9, 1), date(2019, 2, 28)),
    Bar("O1 Training module", "output", date(2018, 11, 1), date(2018, 12, 15)),
)
NEED = (
    "Small bakeries throw away between 8 and 14 % of what they bake.\n\n"
    "The need has three sides:\n"
    "- learners leave without a method;\n"
    "• trainers have no material;\n"
    "– owners do not know.\n"
    "1. First\u00a0step\n"
    "12) Twelfth step"
)

ANSWERS: dict[str, Any] = {
    "context": {
        "title": "Green skills for bakers",
        "start": "2018-09-01",
        "months": 24,
        "national_agency": "PL01",
        "topics": ["green", "work"],
        "need": NEED,
        "previous": True,
        "lessons": "Too long. " * 21,
    },
    "organisations": [
        {
            "id": "a1b2c3d4",
            "legal_name": "Zespół Szkół Gastronomicznych",
            "role": "applicant",
            "city": "Kraków",
            "country": "PL",
            "presentation": "A school of 640 learners.",
            "persons": [
                {"id": "0001", "name": "Anna Wzorowa", "function": "legal", "email": "a@x.example"},
                {"id": "0002", "name": "Jan Przykład", "function": "contact"},
            ],
        },
        {
            "id": "b2c3d4e5",
            "legal_name": "Επαγγελματικό Λύκειο Αθηνών",
            "role": "partner",
            "city": "Αθήνα",
            "country": "EL",
        },
        {"id": "c3d4e5f6", "role": "partner", "country": "BG"},
    ],
    "outputs": [
        {
            "id": "d4e5f6a7",
            "title": "Training module “Bake what you sell”",
            "leader": "b2c3d4e5",
            "partners": ["a1b2c3d4", "c3d4e5f6"],
            "description": "Forty hours in eight units.",
            "staff": [
                {"id": "1", "organisation": "a1b2c3d4", "days": 96, "grant": "7104.00"},
                {"id": "2", "organisation": "b2c3d4e5", "days": 1110, "grant": "15070.50"},
            ],
        },
    ],
    "plan": {
        "years": [{"id": "y1", "learners": 40}, {"id": "y2", "learners": 50}],
        "wide": [
            {
                "id": "m1",
                "what": "Kick-off meeting",
                "first": "2018-10-04",
                "last": "2018-10-05",
                "place": "Kraków",
                "country": "PL",
                "people": 8,
                "open": False,
                "cost": "4600.00",
            },
        ],
        "goals": [{"id": "g1", "kind": "green", "how": "By weighing bread."}],
    },
    "checklist": {"read": True},
}


@cache
def catalogue() -> Catalogue:
    """The forms of the tests."""
    return Catalogue(FORMS)


def sample_form() -> FormDefinition:
    """The form with every kind of question."""
    return catalogue().form(FORM_ID)


def sample_answers(raw: dict[str, Any] | None = None) -> Answers:
    """Answers to it."""
    return AnswerReader(sample_form(), strict=True).read(ANSWERS if raw is None else raw)


def sample_draft(raw: dict[str, Any] | None = None, **facts: Any) -> Draft:
    """A draft of it."""
    known: dict[str, Any] = {
        "edition": 1,
        "id": "draft-1",
        "form": FORM_ID,
        "revision": 3,
        "title": "Green skills for bakers",
        "language": "en",
        "created": MOMENT,
        "changed": MOMENT,
    }
    return Draft(DraftFile(**(known | facts)), sample_answers(raw))


def labels(language: str = "en") -> Words:
    """The document's words."""
    return Words(language, resource_texts("labels", language), resource_texts("labels", "en"))


def outline(
    draft: Draft | None = None,
    *,
    language: str = "en",
    options: ExportOptions | None = None,
    state: DocumentState = STATE,
) -> Outline:
    """The outline of a draft of the sample form."""
    return compose(
        sample_form(),
        draft or sample_draft(),
        catalogue().words(FORM_ID, language),
        labels(language),
        options=options or ExportOptions(),
        moment=MOMENT,
        state=state,
        texts=budget_texts(language),
    )


def budget_texts(language: str = "en") -> Words:
    """The words of budgets."""
    return Words(language, resource_texts("budget", language), resource_texts("budget", "en"))


def full_state(budget: Budget | None = None) -> DocumentState:
    """A state that knows grant and timetable, and the budget if there is one."""
    state = DocumentState(31, 58, 4, None, Decimal("187340.00"), TIMETABLE)
    return replace(state, budget=budget) if budget else state


def _line(place: tuple[str, ...], days: int, rate: str, *, sure: bool) -> Line:
    facts = {"quantity": str(days), "unit": "day", "rate": rate}
    return Line(
        "intellectual_outputs" if place[0] == "outputs" else "project_management",
        "",
        place,
        days * Decimal(rate),
        Formula("count", facts),
        quantity=Decimal(days),
        unit="day",
        rate=Decimal(rate),
        source=("guide",),
        confidence=Confidence.OFFICIAL if sure else Confidence.SINGLE,
    )


def _for(organisation: str, line: Line) -> Line:
    return replace(line, organisation=organisation)


BUDGET = Budget(
    ("project_management", "intellectual_outputs", "guarantee"),
    (
        _for("a1b2c3d4", _line(("organisations", "a1b2c3d4"), 24, "500.00", sure=True)),
        _for("b2c3d4e5", _line(("organisations", "b2c3d4e5"), 24, "250.00", sure=True)),
        _for("a1b2c3d4", _line(("outputs", "d4e5f6a7", "staff", "1"), 96, "74.00", sure=True)),
        _for("b2c3d4e5", _line(("outputs", "d4e5f6a7", "staff", "2"), 1110, "137.25", sure=False)),
    ),
    (LimitUse("grant_total", Decimal("177451.50"), Decimal(150000), source=("guide",)),),
    {"intellectual_outputs": Formula("things_days", {"things": "1", "days": "1206"})},
    {"guide": Source(title="A guide", edition="2018", address="https://guide.example")},
)
"""A budget of the sample draft; its rates are nobody's."""


ANNEXES = (
    AnnexLine("Declaration on honour", "", "declaration.pdf", "signed", "Original in the office"),
    AnnexLine("Mandate", "2 Επαγγελματικό Λύκειο Αθηνών", "", "missing"),
    AnnexLine("Strategy", "", "", "optional"),
)
"""Files that go along with the sample draft."""


def crowd() -> Draft:
    """A draft with more organisations than fit side by side."""
    organisations = [
        {"id": f"o{n}", "legal_name": f"School {n}", "role": "partner", "country": "PL"}
        for n in range(1, 9)
    ]
    return sample_draft(ANSWERS | {"organisations": organisations, "outputs": []})


def crowd_budget() -> Budget:
    """Money for each of them."""
    lines = tuple(
        _for(f"o{n}", _line(("organisations", f"o{n}"), n, "33.33", sure=True)) for n in range(1, 9)
    )
    return Budget(("project_management",), lines)


def word(
    draft: Draft | None = None,
    *,
    language: str = "en",
    options: ExportOptions | None = None,
    state: DocumentState = STATE,
    house: Path | None = None,
) -> bytes:
    """The Word file of a draft of the sample form."""
    return export_word(
        sample_form(),
        draft or sample_draft(),
        catalogue().words(FORM_ID, language),
        labels(language),
        options or ExportOptions(),
        MOMENT,
        state,
        texts=budget_texts(language),
        house=house,
    )
