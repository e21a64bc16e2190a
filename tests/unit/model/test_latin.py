"""File names in plain letters from any European script."""

import pytest

from erasmus_desk.model.latin import in_latin, is_plain, slug


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Declaration on honour", "declaration_on_honour"),
        ("Zażółć gęślą jaźń", "zazolc_gesla_jazn"),
        ("Επαγγελματικό Λύκειο Αθηνών", "epangelmatiko_lykeio_athinon"),
        ("ΟΥΡΑΝΙΟΣ ΣΥΛΛΟΓΟΣ", "ouranios_syllogos"),
        ("Професионална гимназия „Щъркел“", "profesionalna_gimnaziya_shtarkel"),
        ("Їжак і йод", "yizhak_i_yod"),
        ("Straße Øresund þing", "strasse_oresund_thing"),
        ("../../etc/passwd", "etc_passwd"),
        ("a\x00b\nc", "a_b_c"),
        ("…", ""),
        ("日本", ""),
    ],
)
def test_a_text_becomes_a_name_that_every_system_takes(text, name):
    assert slug(text) == name


def test_words_that_do_not_fit_are_left_out_whole():
    assert slug("Declaration on honour of the applicant", longest=25) == "declaration_on_honour_of"
    assert slug("x" * 99, longest=25) == "x" * 25


def test_what_has_no_letters_stays():
    assert in_latin("日本 42") == "日本 42"


@pytest.mark.parametrize("name", ["scan 1.pdf", "a-b_c.PDF", "1.docx"])
def test_plain_names(name):
    assert is_plain(name)


@pytest.mark.parametrize("name", ["Zażółć.pdf", ".hidden", "a\nb.pdf", "a%b.pdf", "a.pdf ", ""])
def test_names_that_web_forms_may_refuse(name):
    assert not is_plain(name)
