"""The page that lists the whole catalogue says what the forms say."""

from pathlib import Path

import pytest

from erasmus_desk.catalogue.catalogue import Catalogue

ROOT = Path(__file__).parents[2]


@pytest.fixture
def maker(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    import make_catalogue

    return make_catalogue


def test_the_page_is_what_the_command_makes(maker):
    assert maker.TARGET.read_text(encoding="utf-8") == maker.page()


def test_every_action_of_the_mission_has_a_form_and_every_form_an_action(maker):
    catalogue = Catalogue()
    forms = [catalogue.form(form_id) for form_id in catalogue.ids()]
    actions = maker.actions()

    assert [action["key"] for action in actions] == [f"A{n:02}" for n in range(1, 21)]
    assert [a["key"] for a in actions if not maker.forms_of(a, forms)] == []
    placed = {form.id for action in actions for form in maker.forms_of(action, forms)}
    assert [form.id for form in forms if form.id not in placed] == []
