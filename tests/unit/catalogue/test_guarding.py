"""What a form file may not hold: a few lines that take hours or all memory."""

import time

import pytest

from erasmus_desk.catalogue.guarding import parsed, text_fault, value_faults


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 100_000,
        "a = " + "{b=" * 50_000,
        "a." * 200_000 + "a = 1",
        '"a".' * 100_000 + "a = 1",
        "[" + "a." * 5_000 + "a]",
        "x = {" + "a." * 500 + "a = 1}",
    ],
)
def test_what_is_nested_too_deeply_is_never_parsed(text):
    assert text_fault(text) == "form-file-too-deep"
    with pytest.raises(ValueError, match="form-file-too-deep"):
        parsed(text)


def test_a_file_of_entries_alone_is_too_large():
    assert text_fault("".join(f"a{n}=1\n" for n in range(50_000))) == "form-file-too-large"


def test_marks_within_texts_and_remarks_do_not_count():
    dots = "." * 200
    text = f'a = "{dots}[[[["\nb = """\n{dots}\\"{dots}"""\nc = \'{dots}\'  # {dots} [[[[\n'

    assert text_fault(text) == ""
    assert set(parsed(text)) == {"a", "b", "c"}


@pytest.mark.parametrize(
    "text", ['"\\' * 300_000, '"' * 600_000, "'''a" * 200_000, '"""\\' * 150_000]
)
def test_the_scan_itself_takes_no_time(text):
    begun = time.perf_counter()
    text_fault(text)

    assert time.perf_counter() - begun < 2


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a = 99999999999999", "number-too-large", "a"),
        (f"a = 0x{'f' * 5000}", "number-too-large", "a"),
        ("[b]\na = [1, inf]", "number-too-large", "b.a[1]"),
        ("a = nan", "number-too-large", "a"),
        (f'a = "{"x" * 30_000}"', "text-too-long", "a"),
        ('a = "x\\u0000y"', "text-control", "a"),
        ('a = "x\\u001by"', "text-control", "a"),
        ('a = "<img src=file:///etc/x.png>"', "text-markup", "a"),
        ('"x\\u001by" = 1', "text-control", "x\ufffdy"),
    ],
)
def test_numbers_and_texts_that_no_form_has_are_named(text, code, place):
    assert list(value_faults(parsed(text))) == [(code, place)]


def test_a_number_of_too_many_digits_is_no_toml():
    with pytest.raises(ValueError, match="digits"):
        parsed(f"a = {'9' * 6000}")
