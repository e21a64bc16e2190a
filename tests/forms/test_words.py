"""The typography of every text for people."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from erasmus_desk.assets import data_root, flatten, resource, resource_languages, resource_texts
from erasmus_desk.catalogue.reading import read_toml

FORM_FILES = sorted(data_root().glob("forms/**/words/*.toml"))
SENTENCES = ("help", "assessors", "intro", "sentence", "aims", "applicants", "text", "cure")
END = re.compile(r"[.?!:…)”»]$|\}$|://\S+$")

ABBREVIATIONS = (" r.", " г.", " itp.", " itd.", " etc.")


def name_of(path: Path) -> str:
    return str(path.relative_to(data_root() / "forms"))


@pytest.fixture(params=FORM_FILES, ids=name_of)
def words(request):
    """The language and the texts of every words file of the forms in turn."""
    return request.param.stem, dict(flatten(read_toml(request.param)))


def faults(texts: dict[str, str], wrong: str) -> Iterator[str]:
    pattern = re.compile(wrong)
    return (f"{key}: {text[:80]!r}" for key, text in texts.items() if pattern.search(text))


def test_texts_have_no_stray_blanks(words):
    _, texts = words

    assert list(faults(texts, r"^\s|\s$|[^\S\n]{2,}| [,.;:!?](?=\s|$)|\( | \)|\t")) == []


def test_numbers_are_not_broken_between_lines(words):
    """A plain blank in 30 000 lets the number fall apart at the end of a line."""
    _, texts = words

    assert list(faults(texts, r"\d \d{3}(?!\d)")) == []


def test_texts_have_the_quotation_marks_of_their_language(words):
    language, texts = words
    wrong = {"pl": r'["“]', "en": r'["„]', "el": r'["„]', "bg": r'["]'}.get(language, '["]')

    assert list(faults(texts, wrong)) == []


def test_texts_have_real_apostrophes_or_none(words):
    language, texts = words
    if language == "en":
        assert list(faults(texts, r"``|''|´|(?<!\w)'\w+'(?!\w)")) == []


def test_texts_are_finished(words):
    _, texts = words

    assert list(faults(texts, r"(?i)\b(TODO|FIXME|XXX|lorem ipsum|tbd)\b")) == []
    assert [key for key, text in texts.items() if not text.strip()] == []


def test_sentences_end(words):
    _, texts = words
    loose = [
        f"{key}: …{text[-40:]!r}"
        for key, text in texts.items()
        if key.rpartition(".")[2] in SENTENCES and not END.search(text)
    ]

    assert loose == []


def test_labels_and_titles_end_without_a_full_stop(words):
    _, texts = words
    ended = [
        key
        for key, text in texts.items()
        if key.rpartition(".")[2] in ("label", "title", "item", "items")
        and text.endswith(".")
        and not text.endswith(ABBREVIATIONS)
    ]

    assert ended == []


@pytest.mark.parametrize("language", resource_languages("messages"))
def test_every_finding_has_a_sentence_and_a_cure(language):
    codes = {
        "missing", "too-long", "too-small", "too-large", "too-early", "too-late",
        "too-many", "too-few", "option-unknown", "country-unknown", "country-status",
        "reference-lost", "malformed-oid", "malformed-pic", "malformed-email",
        "malformed-url", "malformed-phone", "malformed-date",
    }  # fmt: skip
    texts = resource_texts("messages", language)

    for code in codes:
        assert "{label}" in texts[f"finding.{code}.text"]
        assert END.search(texts[f"finding.{code}.cure"])
    assert texts["finding.estimate"]


@pytest.mark.parametrize("language", resource_languages("messages"))
def test_messages_are_typeset_like_forms(language):
    texts = dict(resource_texts("messages", language))

    assert resource("messages", f"{language}.toml").is_file()
    assert list(faults(texts, r"^\s|\s$|[^\S\n]{2,}")) == []
    assert set(texts) == set(resource_texts("messages", "en"))
