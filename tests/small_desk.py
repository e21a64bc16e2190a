"""A desk with one small form, and two people at one draft."""

from pathlib import Path

from erasmus_desk.session.desk import Desk

FORM = """
id = "ka999-test-2026"
key_action = "KA2"
code = "KA999"
family = "test"
field = "vet"
call = 2026
period = "2021-2027"
state = "open"
title_question = "context.title"
[counting]
line_break = 1
unit = "code_points"
source = ["s"]
confidence = "derived"
[[sections]]
key = "context"
  [[sections.questions]]
  key = "title"
  kind = "line"
  [[sections.questions]]
  key = "summary"
  kind = "text"
  [[sections.questions]]
  key = "needs"
  kind = "text"
  [[sections.questions]]
  key = "months"
  kind = "number"
[[sections]]
key = "organisations"
  [sections.items]
  prefix = "P"
  title = "legal_name"
    [[sections.items.questions]]
    key = "legal_name"
    kind = "line"
    [[sections.items.questions]]
    key = "oid"
    kind = "line"
    format = "oid"
    [[sections.items.questions]]
    key = "country"
    kind = "line"
    [[sections.items.questions]]
    key = "background"
    kind = "text"
    [[sections.items.questions]]
    key = "persons"
    kind = "list"
    layout = "table"
      [[sections.items.questions.questions]]
      key = "first_name"
      kind = "line"
      [[sections.items.questions.questions]]
      key = "email"
      kind = "line"
[sources.s]
title = "Test"
"""
ID = "ka999-test-2026"
SUMMARY = ("context", "summary")
NEEDS = ("context", "needs")


def a_desk(home: Path) -> Desk:
    """A desk whose data folder is *home* and that knows one form."""
    forms = home.parent / "forms"
    countries = forms / "shared" / "countries.toml"
    folder = forms / "ka999-test" / "2026"
    if not folder.exists():
        (folder / "words").mkdir(parents=True)
        countries.parent.mkdir()
        countries.write_text("", encoding="utf-8")
        (folder / "form.toml").write_text(FORM, encoding="utf-8")
        (folder / "words" / "en.toml").write_text('[form]\nshort = "Test"\n', encoding="utf-8")
    return Desk(home, forms=forms)
