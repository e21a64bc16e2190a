"""In which folder a form is defined is kept, so that one draft reads one form."""

import pytest

from erasmus_desk.assets import data_root
from erasmus_desk.catalogue import catalogue as forms
from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.catalogue.places import read_places
from erasmus_desk.catalogue.roots import Root

ROOT = data_root() / "forms"
FORM = "ka122-vet-2027"


@pytest.fixture
def cache(tmp_path):
    path = tmp_path / "places.json"
    read_places(Root(ROOT), path)
    return path


def test_what_is_kept_is_what_was_read(cache):
    assert read_places(Root(ROOT), cache).forms == read_places(Root(ROOT)).forms


def test_the_second_time_only_the_definition_of_the_form_is_read(tmp_path, monkeypatch):
    Catalogue(ROOT, tmp_path).ids()
    seen = []
    read = forms.read_variants
    monkeypatch.setattr(forms, "read_variants", lambda path: seen.append(path) or read(path))

    form = Catalogue(ROOT, tmp_path).form(FORM)

    assert form.id == FORM
    assert seen == [ROOT / "ka122" / "2026" / "form.toml"]


@pytest.mark.parametrize("litter", [b"", b"{}", b'{"stamp": "x", "content": []}'])
def test_a_damaged_cache_is_made_again(cache, litter):
    cache.write_bytes(litter)

    assert FORM in read_places(Root(ROOT), cache).forms


def test_a_kept_list_of_another_shape_is_not_believed(cache):
    raw = cache.read_text(encoding="utf-8")
    cut = raw.index('"content"')
    cache.write_text(f'{raw[:cut]}"content":{{"a":[["b"]]}}}}', encoding="utf-8")

    assert FORM in read_places(Root(ROOT), cache).forms
