"""A small form that wants files, and drafts of it; nothing in it is official."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from erasmus_desk.session.desk import Desk
from erasmus_desk.session.open_draft import OpenDraft

FORM = "annexed-2026"
NOW = datetime(2026, 3, 5, 12, 50, tzinfo=ZoneInfo("Europe/Athens"))
"""Ten minutes before the deadline, by a clock in Athens."""
_SURE = 'source = ["s"], confidence = "official"'
_CONSORTIUM = '{ question = "context.kind", relation = "is", value = "consortium" }'

_FORM = f"""
id = "{FORM}"
key_action = "KA2"
code = "KA299"
family = "sample"
field = "vet"
call = 2026
period = "2021-2027"
state = "open"
title_question = "context.title"
criteria = [{{ key = "relevance", points = 30, minimum = 15, {_SURE} }}]
deadlines = [{{ at = 2026-03-05T12:00:00, {_SURE} }}]
counting = {{ line_break = 1, unit = "code_points", {_SURE} }}
annex_limits = {{ files = 4, each = 0.5, total = 1, {_SURE} }}

[[annexes]]
key = "declaration"
signed = true
document = "declaration"
formats = ["pdf"]
source = ["s"]
confidence = "official"

[[annexes]]
key = "mandate"
each = "organisations"
without_first = true
when = [{_CONSORTIUM}]
signed = true
document = "mandate"
formats = ["pdf"]
source = ["s"]
confidence = "official"

[[annexes]]
key = "hosting"
each = "organisations"
when = [{{ question = "organisations.role", relation = "is", value = "host" }}]
source = ["s"]
confidence = "official"

[[annexes]]
key = "strategy"
required = false
source = ["s"]
confidence = "official"

[[sections]]
key = "context"
questions = [
  {{ key = "title", kind = "line" }},
  {{ key = "kind", kind = "choice", options = "kinds" }},
  {{ key = "national_agency", kind = "choice", options = "agencies" }},
  {{ key = "summary", kind = "text", required = false }},
]

[[sections]]
key = "organisations"
[sections.items]
prefix = "P"
title = "legal_name"
layout = "detail"
questions = [
  {{ key = "legal_name", kind = "line" }},
  {{ key = "acronym", kind = "line", required = false }},
  {{ key = "oid", kind = "line", required = false }},
  {{ key = "city", kind = "line", required = false }},
  {{ key = "country", kind = "country", required = false }},
  {{ key = "type", kind = "choice", options = "types", required = false }},
  {{ key = "role", kind = "choice", options = "roles", required = false }},
  {{ key = "persons", kind = "list", layout = "table", questions = [
    {{ key = "function", kind = "line", required = false }},
    {{ key = "first_name", kind = "line", required = false }},
    {{ key = "last_name", kind = "line", required = false }},
    {{ key = "email", kind = "line", required = false }},
    {{ key = "phone", kind = "line", required = false }} ] }},
]

[options.kinds]
{_SURE.replace(", ", chr(10))}
options = [{{ code = "alone" }}, {{ code = "consortium" }}]
[options.agencies]
{_SURE.replace(", ", chr(10))}
options = [{{ code = "EL01" }}]
[options.types]
{_SURE.replace(", ", chr(10))}
options = [{{ code = "school" }}, {{ code = "ngo" }}]
[options.roles]
{_SURE.replace(", ", chr(10))}
options = [{{ code = "applicant" }}, {{ code = "partner" }}, {{ code = "host" }}]
[sources.s]
title = "Programme Guide 2026"
"""

_WORDS = """
[form]
title = "Sample partnership"
short = "Sample"
sentence = "A sample."
[section.context]
title = "Context"
[section.organisations]
title = "Organisations"
item = "organisation"
[question.context]
title = { label = "Title" }
kind = { label = "Kind" }
national_agency = { label = "National Agency" }
summary = { label = "Summary" }
[question.organisations]
legal_name = { label = "Legal name" }
acronym = { label = "Short name" }
oid = { label = "OID" }
city = { label = "Town" }
country = { label = "Country" }
type = { label = "Type" }
role = { label = "Role" }
[question.organisations.persons]
label = "Persons"
item = "person"
function = { label = "Function" }
first_name = { label = "First name" }
last_name = { label = "Last name" }
email = { label = "E-mail" }
phone = { label = "Telephone" }
[option.kinds]
alone = "Alone"
consortium = "Consortium"
[option.agencies]
EL01 = "Greek agency"
[option.types]
school = "School"
ngo = "Association"
[option.roles]
applicant = "Applicant"
partner = "Partner"
host = "Host"
[criterion.relevance]
title = "Relevance"
[annex.declaration]
title = "Declaration on honour (signed by the legal representative)"
help = "Download it from the web form, have it signed, scan it."
[annex.mandate]
title = "Mandate"
help = "Both sides sign."
[annex.hosting]
title = "Hosting letter"
[annex.strategy]
title = "Strategy of the organisation"
"""

_COUNTRIES = """
[[country]]
code = "EL"
iso = "GR"
names = { en = "Greece", pl = "Grecja", el = "Ελλάδα", bg = "Гърция" }
status = { "2021-2027" = "eu_member" }
[[country]]
code = "PL"
iso = "PL"
names = { en = "Poland", pl = "Polska", el = "Πολωνία", bg = "Полша" }
status = { "2021-2027" = "eu_member" }
"""

ANSWERS: dict[str, Any] = {
    "context": {"title": "Bake what you sell", "kind": "consortium", "national_agency": "EL01"},
    "organisations": [
        {
            "id": "aaaa0001",
            "legal_name": "Επαγγελματικό Λύκειο Αθηνών",
            "acronym": "ΕΠΑΛ",
            "oid": "E10000001",
            "city": "Αθήνα",
            "country": "EL",
            "type": "school",
            "role": "applicant",
            "persons": [
                {"id": "p1", "function": "legal_representative", "last_name": "Ενδεικτική"},
                {
                    "id": "p2",
                    "function": "contact",
                    "first_name": "Μαρία",
                    "last_name": "Παράδειγμα",
                    "email": "m@epal.example",
                    "phone": "+30 210 0000000",
                },
            ],
        },
        {
            "id": "aaaa0002",
            "legal_name": "Zespół Szkół Przykładowych",
            "city": "Łódź",
            "country": "PL",
            "type": "school",
            "role": "partner",
        },
        {"id": "aaaa0003", "legal_name": "Stowarzyszenie „Chleb”", "country": "PL", "role": "host"},
    ],
}


def annex_desk(folder: Path, now: Callable[[], datetime] = lambda: NOW) -> Desk:
    """A desk that knows only the sample form."""
    forms = folder / "forms"
    home = forms / "annexed" / "2026"
    if not home.exists():
        (home / "words").mkdir(parents=True)
        (forms / "shared").mkdir()
        (forms / "shared" / "countries.toml").write_text(_COUNTRIES, encoding="utf-8")
        (home / "form.toml").write_text(_FORM, encoding="utf-8")
        (home / "words" / "en.toml").write_text(_WORDS, encoding="utf-8")
    desk = Desk(folder / "home", forms=forms, now=now)
    desk.prefer(window="en", prompts="en")
    return desk


def annexed(desk: Desk, folder: Path, answers: dict[str, Any] | None = None) -> OpenDraft:
    """An open draft of three partners in *folder*."""
    folder.mkdir(exist_ok=True)
    opened = desk.new(FORM, "Bake what you sell", path=folder / "draft.erasmus", listed=False)
    opened.fill(desk.answers_from(opened, ANSWERS if answers is None else answers))
    return opened


def a_file(folder: Path, name: str, size: int = 1000) -> Path:
    """A file of so many bytes, unlike any other."""
    path = folder / name
    path.write_bytes((name.encode() + b" " * size)[:size])
    return path
