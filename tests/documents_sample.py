"""A draft of the sample form, and ways to make documents of it, for the tests of documents."""

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from erasmus_desk.assets import resource_texts
from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.documents.compose import compose
from erasmus_desk.documents.exporting import export_word
from erasmus_desk.documents.options import Bar, DocumentState, ExportOptions
from erasmus_desk.documents.outline import Outline
from erasmus_desk.model.answers import Answers
from erasmus_desk.model.drafts import Draft, DraftFile
from erasmus_desk.model.forms import FormDefinition
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
    )


def full_state() -> DocumentState:
    """A state that knows grant and timetable."""
    return DocumentState(31, 58, 4, None, Decimal("187340.00"), TIMETABLE)


def word(
    draft: Draft | None = None,
    *,
    language: str = "en",
    options: ExportOptions | None = None,
    state: DocumentState = STATE,
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
    )
