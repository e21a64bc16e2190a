"""A small form with every kind of question, and a wizard opened on it."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from erasmus_desk.assets import data_root
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.wizard.workspace import Workspace
from erasmus_desk.session.desk import Desk

NOW = datetime(2018, 2, 15, 13, 30, tzinfo=UTC)
FORM = "sample-2018"
_SURE = 'source = ["s"], confidence = "official"'
_GUESSED = 'source = ["s"], confidence = "single"'
_GRANTED = '{ question = "granted", relation = "is", value = true }'

_FORM = f"""
id = "{FORM}"
key_action = "KA2"
code = "KA299"
family = "sample"
field = "vet"
call = 2018
period = "2014-2020"
state = "archived"
title_question = "context.title"
criteria = [{{ key = "relevance", points = 30, minimum = 15, {_SURE} }}]
counting = {{ line_break = 1, unit = "code_points", {_SURE} }}

[[sections]]
key = "context"
questions = [
  {{ key = "hint", kind = "statement" }},
  {{ key = "title", kind = "line" }},
  {{ key = "acronym", kind = "line", required = false, limit = {{ characters = 5, {_SURE} }} }},
  {{ key = "start", kind = "date" }},
  {{ key = "months", kind = "number", unit = "months" }},
  {{ key = "end", kind = "computed", formula = "end_date", of = ["start", "months"] }},
  {{ key = "grant", kind = "money" }},
  {{ key = "granted", kind = "yesno" }},
  {{ key = "reason", kind = "text", when = [{_GRANTED}] }},
  {{ key = "kind", kind = "choice", options = "kinds" }},
  {{ key = "agency", kind = "choice", options = "many" }},
  {{ key = "topics", kind = "choices", options = "kinds", maximum = 1 }},
  {{ key = "country", kind = "country" }},
  {{ key = "lead", kind = "reference", to = "partners" }},
  {{ key = "others", kind = "references", to = "partners" }},
  {{ key = "honour", kind = "confirm" }},
]

[[sections]]
key = "partners"
[sections.items]
prefix = "P"
title = "name"
layout = "detail"
maximum = 5
questions = [
  {{ key = "name", kind = "line" }},
  {{ key = "oid", kind = "line", format = "oid" }},
  {{ key = "country", kind = "country" }},
  {{ key = "text", kind = "text" }},
  {{ key = "persons", kind = "list", layout = "detail", title = "name", questions = [
    {{ key = "name", kind = "line" }}, {{ key = "task", kind = "text" }} ] }},
]

[[sections]]
key = "needs"
criteria = ["relevance"]
questions = [
  {{ key = "first", kind = "text", limit = {{ characters = 10, {_SURE} }} }},
  {{ key = "second", kind = "text", limit = {{ characters = 3000, {_GUESSED} }} }},
  {{ key = "flows", kind = "list", layout = "table", prefix = "F", questions = [
    {{ key = "where", kind = "country" }}, {{ key = "people", kind = "number" }} ] }},
  {{ key = "targets", kind = "list", layout = "years", minimum = 1, maximum = 2, questions = [
    {{ key = "learners", kind = "number" }} ] }},
]

[options.kinds]
source = ["s"]
confidence = "official"
options = [{{ code = "good" }}, {{ code = "new" }}, {{ code = "none", exclusive = true }}]
[options.many]
source = ["s"]
confidence = "official"
options = [{", ".join(f'{{ code = "a{n}", group = "g{n % 2}" }}' for n in range(14))}]
[sources.s]
title = "Programme Guide 2018"
"""

_LABELS = {
    "context": "title acronym start months end grant granted reason kind agency topics country "
    "lead others honour hint",
    "partners": "name oid country text persons persons.name persons.task",
    "needs": "first second flows flows.where flows.people targets targets.learners",
}


def _words() -> str:
    lines = ['[form]\ntitle = "Sample"\nshort = "Sample"']
    for section, keys in _LABELS.items():
        lines.append(f'[section.{section}]\ntitle = "{section.capitalize()}"\nitem = "partner"')
        lines += [
            f'[question.{section}.{key}]\nlabel = "{key.replace(".", " ").capitalize()}"\n'
            f'help = "Help on {key}."\nassessors = "They look at {key}."'
            for key in keys.split()
        ]
    lines.append('[option.kinds]\ngood = "Good practice"\nnew = "Innovation"\nnone = "None"')
    lines.append("[option.many]")
    lines += [f'a{n} = "Agentúra {n}"' for n in range(14)]
    lines.append('[group.many]\ng0 = "Even"\ng1 = "Odd"')
    lines.append('[criterion.relevance]\ntitle = "Relevance"')
    lines.append('[unit]\nmonths = "months"')
    return "\n".join(lines)


def sample_desk(folder: Path) -> Desk:
    """A desk that knows only the sample form."""
    forms = folder / "forms"
    (forms / "shared").mkdir(parents=True)
    (forms / "sample" / "2018" / "words").mkdir(parents=True)
    shutil.copy(data_root() / "forms" / "shared" / "countries.toml", forms / "shared")
    (forms / "sample" / "2018" / "form.toml").write_text(_FORM, encoding="utf-8")
    (forms / "sample" / "2018" / "words" / "en.toml").write_text(_words(), encoding="utf-8")
    desk = Desk(folder / "home", forms=forms, now=lambda: NOW)
    desk.prefer(window="en", prompts="en")
    return desk


def open_wizard(desk: Desk, qtbot, language: str = "en", path: Path | None = None) -> Workspace:
    """A wizard on a new draft of the sample form, or on the one at *path*, shown and in focus."""
    opened = desk.open(path) if path else desk.new(FORM, "Green skills")
    workspace = Workspace(desk, opened, Texts(desk, language))
    workspace.opened = opened  # type: ignore[attr-defined]
    qtbot.addWidget(workspace, before_close_func=_leave)
    workspace.resize(1366, 700)
    with qtbot.waitExposed(workspace):
        workspace.show()
    workspace.activateWindow()
    return workspace


def _leave(workspace: Workspace) -> None:
    workspace.shut()
    workspace.opened.saver.flush(0)  # type: ignore[attr-defined]
    workspace.opened.saver.close()  # type: ignore[attr-defined]
