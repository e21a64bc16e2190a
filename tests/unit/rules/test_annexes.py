"""Which files an application wants, and what is wrong with those chosen (W75, W76, W77)."""

import pytest

from annex_sample import ANSWERS, FORM, annex_desk
from erasmus_desk.model.annexes import AnnexLimits
from erasmus_desk.model.attachments import Seen
from erasmus_desk.model.provenance import Confidence
from erasmus_desk.rules.annex_checks import MOST, Chosen, megabytes, problems
from erasmus_desk.rules.annexes import wanted
from erasmus_desk.rules.reading import AnswerReader

LIMITS = AnnexLimits(source=("s",), confidence=Confidence.OFFICIAL, files=2, each=15, total=20)
GUESSED = LIMITS.model_copy(update={"confidence": Confidence.BACKGROUND})
MB = 1_000_000


@pytest.fixture(scope="module")
def form(tmp_path_factory):
    return annex_desk(tmp_path_factory.mktemp("annexes")).catalogue.form(FORM)


def keys(form, raw):
    return [one.key for one in wanted(form, AnswerReader(form, strict=False).read(raw))]


def codes(*files, limits=LIMITS):
    return [(one.code, one.severity, one.key) for one in problems(files, limits)]


def test_a_mandate_is_wanted_for_every_partner_but_not_the_applicant(form):
    assert keys(form, ANSWERS) == [
        "declaration",
        "mandate/aaaa0002",
        "mandate/aaaa0003",
        "hosting/aaaa0003",
        "strategy",
    ]


def test_the_applicant_is_known_by_its_role_wherever_it_stands(form):
    turned = ANSWERS | {"organisations": list(reversed(ANSWERS["organisations"]))}

    assert "mandate/aaaa0001" not in keys(form, turned)
    assert "mandate/aaaa0003" in keys(form, turned)


def test_without_roles_the_first_is_the_applicant(form):
    plain = [{"id": f"p{n}", "legal_name": f"School {n}"} for n in range(3)]

    found = keys(form, ANSWERS | {"organisations": plain})

    assert [key for key in found if "/" in key] == ["mandate/p1", "mandate/p2"]


def test_conditions_decide_about_answers_and_about_each_item(form):
    alone = ANSWERS | {"context": {"kind": "alone"}}

    assert keys(form, alone) == ["declaration", "hosting/aaaa0003", "strategy"]


def test_an_organisation_that_nobody_has_filled_in_wants_nothing(form):
    empty = ANSWERS | {"organisations": [*ANSWERS["organisations"], {"id": "new"}]}

    assert "mandate/new" not in keys(form, empty)


def test_nothing_is_wrong_with_a_plain_small_file():
    assert codes(Chosen("a", Seen("a.pdf", size=MB, same="1"), "signed", ("pdf",))) == []


@pytest.mark.parametrize(
    ("seen", "code"),
    [
        (Seen("a.pdf", "gone"), "file-gone"),
        (Seen("a.pdf", "folder"), "file-folder"),
        (Seen("a.pdf", "special"), "file-special"),
        (Seen("a.pdf", "locked", 5), "file-locked"),
        (Seen("a.pdf", size=0), "file-empty"),
        (Seen("a.docx", size=5), "wrong-format"),
        (Seen("a.pdf", size=16 * MB), "too-large"),
    ],
)
def test_what_cannot_be_handed_in_is_wrong(seen, code):
    assert codes(Chosen("a", seen, formats=("pdf",))) == [(code, "wrong", "a")]


@pytest.mark.parametrize(
    ("name", "code"),
    [("Oświadczenie.pdf", "name-signs"), ("x" * 120 + ".pdf", "name-long")],
)
def test_names_that_may_be_refused_are_only_hints(name, code):
    assert codes(Chosen("a", Seen(name, size=5))) == [(code, "hint", "a")]


def test_a_file_without_a_signature_or_an_ending_is_to_be_looked_at():
    assert codes(Chosen("a", Seen("scan", size=5), "to_sign")) == [
        ("no-ending", "warning", "a"),
        ("unsigned", "warning", "a"),
    ]


def test_a_limit_that_is_estimated_never_says_wrong():
    large = Chosen("a", Seen("a.pdf", size=30 * MB))

    assert [one[1] for one in codes(large, limits=GUESSED)] == ["warning", "warning"]


def test_between_two_readings_of_megabyte_there_is_only_a_warning():
    assert codes(Chosen("a", Seen("a.pdf", size=15 * MB + 1))) == [("too-large", "warning", "a")]
    assert codes(Chosen("a", Seen("a.pdf", size=15 * MB))) == []


def test_number_and_size_of_all_files_are_counted():
    files = [Chosen(str(n), Seen(f"{n}.pdf", size=9 * MB, same=str(n))) for n in range(3)]

    assert codes(*files) == [("too-many", "wrong", ""), ("too-large-together", "wrong", "")]


def test_a_file_that_is_gone_does_not_count():
    files = [Chosen(str(n), Seen(f"{n}.pdf", "gone", 90 * MB)) for n in range(3)]

    assert {one[0] for one in codes(*files)} == {"file-gone"}


def test_the_same_file_twice_is_named_both_times():
    files = [Chosen(key, Seen(f"{key}.pdf", size=5, same="same")) for key in "ab"]

    assert codes(*files) == [("twice", "warning", "a"), ("twice", "warning", "b")]


def test_without_limits_only_what_no_form_takes_is_too_large():
    assert codes(Chosen("a", Seen("a.zip", size=90 * MB)), limits=None) == []
    assert codes(Chosen("a", Seen("a.zip", size=MOST + 1)), limits=None)[0][:2] == (
        "far-too-large",
        "wrong",
    )


@pytest.mark.parametrize(
    ("size", "said"), [(1, "0.1"), (MB, "1"), (15 * MB, "15"), (15 * MB + 1, "15.1")]
)
def test_a_size_is_never_rounded_down_to_a_limit_it_exceeds(size, said):
    assert megabytes(size) == said
