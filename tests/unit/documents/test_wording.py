"""Figures and dates as each language writes them."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from documents_sample import labels
from erasmus_desk.assets import resource_languages, resource_texts
from erasmus_desk.documents.wording import grouped, long_date, moment_text, money, short_date


@pytest.mark.parametrize(
    ("language", "amount", "day", "short"),
    [
        ("en", "€ 1\u202f200.00", "1 September 2018", "1 Sep 2018"),
        ("pl", "1\u202f200,00 €", "1 września 2018", "1 wrz 2018"),
        ("el", "1\u202f200,00 €", "1 Σεπτεμβρίου 2018", "1 Σεπ. 2018"),
        ("bg", "1\u202f200,00 €", "1 септември 2018 г.", "1 септ. 2018 г."),
    ],
)
def test_each_language_writes_amounts_and_dates_its_own_way(language, amount, day, short):
    words = labels(language)

    assert money(Decimal(1200), words).replace("\u00a0", " ") == amount
    assert long_date(date(2018, 9, 1), words).replace("\u00a0", " ") == day
    assert short_date(date(2018, 9, 1), words).replace("\u00a0", " ") == short


def test_thousands_are_set_off_by_a_blank_that_ends_no_line():
    assert grouped(1842) == "1\u202f842"
    assert grouped(1234567) == "1\u202f234\u202f567"
    assert grouped(96) == "96"


def test_the_title_page_shows_cents_only_where_there_are_some():
    assert money(Decimal("187340.00"), labels(), cents=False).endswith("187\u202f340")
    assert money(Decimal("187340.50"), labels(), cents=False).endswith("340.50")


def test_a_moment_has_day_and_time():
    assert moment_text(datetime(2018, 2, 14, 14, 2), labels()) == "14 February 2018, 14:02"  # noqa: DTZ001


def test_every_language_has_the_same_document_words():
    """A missing word would appear as its key in somebody's application."""
    english = set(resource_texts("labels", "en"))
    plurals = (".one", ".few", ".other")

    for language in resource_languages("labels"):
        found = set(resource_texts("labels", language))
        assert {key.removesuffix(".few") for key in found ^ english if ".few" not in key} == set()
        assert all(key.endswith(plurals) for key in found ^ english)
    assert {"en", "pl", "el", "bg"} <= set(resource_languages("labels"))
