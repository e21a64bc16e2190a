"""The whole way of an application without a window."""

import io
import json
import zipfile

import pytest

from erasmus_desk.cli.main import run
from erasmus_desk.session.desk import Desk

CORE = (
    "ka202-innovation-2018",
    "ka202-good-practices-2018",
    "ka122-vet-2026",
    "ka120-vet-2026",
)


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path / "home", tmp_path / "cache")


@pytest.fixture
def erasmus(desk):
    def call(*arguments):
        out = io.StringIO()
        status = run([str(a) for a in arguments], desk, out=out)
        return status, out.getvalue()

    return call


def test_the_four_core_forms_are_listed(erasmus):
    status, out = erasmus("forms", "--json")

    assert status == 0
    assert {form["id"] for form in json.loads(out)} >= set(CORE)


@pytest.mark.parametrize("form", CORE)
def test_a_form_describes_its_sections_kinds_limits_and_options(erasmus, form):
    _, out = erasmus("forms", form, "--json")

    facts = json.loads(out)
    kinds = {q["kind"] for section in facts["sections"] for q in section["questions"]}
    assert {"text", "choice"} <= kinds
    assert all(section["title"] for section in facts["sections"])
    assert facts["options"]


@pytest.mark.parametrize("form", CORE)
def test_an_example_goes_out_as_answers_and_comes_back_equal(erasmus, tmp_path, form):
    first, second = tmp_path / "first.erasmus", tmp_path / "second.erasmus"
    erasmus("new", form, "--example", "-o", first)
    _, shown = erasmus("show", first, "--json")
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps(json.loads(shown)["answers"]), encoding="utf-8")

    erasmus("new", form, "-o", second, "--title", "T", "--language", "en")
    status, _ = erasmus("fill", second, answers)

    _, again = erasmus("show", second, "--json")
    assert status == 0
    assert json.loads(again)["answers"] == json.loads(shown)["answers"]


@pytest.mark.parametrize("form", CORE)
def test_an_example_has_no_error_and_becomes_a_word_file(erasmus, tmp_path, form):
    draft, word = tmp_path / "a.erasmus", tmp_path / "a.docx"
    erasmus("new", form, "--example", "-o", draft)

    assert erasmus("check", draft)[0] == 0
    assert erasmus("export", draft, "-o", word)[0] == 0
    assert "word/document.xml" in zipfile.ZipFile(word).namelist()


@pytest.mark.parametrize("form", CORE)
def test_a_new_draft_has_errors_that_name_their_place(erasmus, tmp_path, form):
    draft = tmp_path / "a.erasmus"
    erasmus("new", form, "-o", draft)

    status, out = erasmus("check", draft, "--json")

    found = json.loads(out)
    assert status == 1
    assert all({"code", "severity", "where", "message", "source"} <= set(one) for one in found)
    assert any(one["code"] == "missing" and one["where"] for one in found)


def test_a_blank_export_is_a_questionnaire(erasmus, tmp_path):
    word = tmp_path / "blank.docx"

    status, _ = erasmus("export", "ka120-vet-2026", "--blank", "-o", word, "--language", "pl")

    text = zipfile.ZipFile(word).read("word/document.xml").decode()
    assert status == 0
    assert "Plan Erasmusa" in text


REFUSED = {
    "unknown section": ({"kontext": {}}, "kontext"),
    "unknown question": ({"context": {"titel": "x"}}, "context.titel"),
    "wrong type": ({"context": {"duration": "24"}}, "context.duration"),
    "a list as an object": ({"organisations": {"legal_name": "x"}}, "organisations"),
    "unknown option": ({"context": {"language": "klingon"}}, "klingon"),
    "unknown country": ({"organisations": [{"country": "Poland"}]}, "organisations[0].country"),
    "lost reference": ({"outputs": [{"leader": "nobody"}]}, "nobody"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_answers_that_do_not_fit_change_nothing(erasmus, tmp_path, capsys, case):
    answers, named = REFUSED[case]
    draft, file = tmp_path / "a.erasmus", tmp_path / "answers.json"
    erasmus("new", "ka202-innovation-2018", "-o", draft)
    before = draft.read_bytes()
    file.write_text(json.dumps({"summary": {"summary": "kept out"}} | answers), encoding="utf-8")

    status, _ = erasmus("fill", draft, file)

    said = capsys.readouterr().err
    assert status == 2
    assert named in said
    assert said.count("\n") == 1
    assert draft.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ("new", "ka999-2018", "-o", "{folder}/x.erasmus"),
        ("check", "{folder}/none.erasmus"),
        ("show", "{folder}"),
        ("check", "{folder}/broken.erasmus"),
        ("fill", "{folder}/good.erasmus", "{folder}/none.json"),
        ("fill", "{folder}/good.erasmus", "{folder}/broken.erasmus"),
        ("export", "{folder}/none.erasmus", "-o", "{folder}/x.docx"),
        ("new", "ka120-vet-2026", "-o", "{folder}/good.erasmus"),
    ],
)
def test_what_cannot_be_used_is_one_sentence_and_status_2(erasmus, tmp_path, capsys, words):
    (tmp_path / "broken.erasmus").write_bytes(b'{"edition": 1,')
    erasmus("new", "ka120-vet-2026", "-o", tmp_path / "good.erasmus")

    status, _ = erasmus(*(word.format(folder=tmp_path) for word in words))

    said = capsys.readouterr().err
    assert status == 2
    assert said.strip().count("\n") == 0
    assert said.strip().endswith(".")
    assert "Traceback" not in said
    assert "error." not in said


def test_fill_puts_answers_onto_those_that_are_there(erasmus, tmp_path):
    draft, file = tmp_path / "a.erasmus", tmp_path / "answers.json"
    erasmus("new", "ka202-innovation-2018", "-o", draft, "--title", "Bread")
    file.write_text('{"context": {"duration": 24}}', encoding="utf-8")

    erasmus("fill", draft, file)

    _, out = erasmus("show", draft, "--json")
    context = json.loads(out)["answers"]["context"]
    assert (context["title"], context["duration"]) == ("Bread", 24)


def test_check_forms_names_file_and_place(erasmus, tmp_path):
    folder = tmp_path / "forms"
    (folder / "mine" / "2027").mkdir(parents=True)
    (folder / "shared").mkdir()
    (folder / "shared" / "countries.toml").write_text("country = []\n")
    (folder / "mine" / "2027" / "form.toml").write_text(
        'id = "mine-2027"\nkey_action = "KA2"\ncode = "X"\nfamily = "f"\nfield = "vet"\n'
        'call = 2027\nperiod = "2021-2027"\nstate = "open"\n'
        'counting = {source = [], confidence = "derived"}\n'
        '[[sections]]\nkey = "context"\n[[sections.questions]]\nkey = "title"\nkind = "lime"\n'
    )

    status, out = erasmus("check-forms", folder)

    assert status == 1
    assert "form.toml" in out
    assert "sections[context].questions[title]" in out


HEAD = (
    'id = "mine-2027"\nkey_action = "KA2"\ncode = "X"\nfamily = "f"\nfield = "vet"\n'
    'call = 2027\nperiod = "2021-2027"\nstate = "open"\n'
    'counting = {source = [], confidence = "derived"}\n'
)


@pytest.mark.parametrize(
    "shape",
    [
        "sections = 3",
        "sections = [3]",
        "sections = [{use = 3}]",
        'sections = [{key = "a", questions = 5}]',
        'sections = [{key = "a", questions = [{use = "none/x"}]}]',
        'sections = [{key = "a", items = [1]}]',
        "options = 3\nsections = []",
        'options = {a = "b"}\nsections = []',
        'rules = [{use = "x/*"}]\nsections = []',
        'rules = ["x"]\nsections = []',
        "sources = [1]\nsections = []",
        "deadlines = 5\nsections = []",
        "nonsense",
    ],
)
def test_a_form_of_any_other_shape_is_one_fault_and_no_traceback(erasmus, tmp_path, shape):
    folder = tmp_path / "forms"
    (folder / "mine" / "2027").mkdir(parents=True)
    (folder / "shared").mkdir()
    (folder / "shared" / "countries.toml").write_text("country = []\n")
    (folder / "mine" / "2027" / "form.toml").write_text(HEAD + shape + "\n")

    status, out = erasmus("check-forms", folder)

    assert status == 1
    assert "form.toml" in out or "piece.toml" in out  # the file that is wrong, or missing
    assert "error." not in out


def test_a_country_by_name_is_refused_with_a_hint(erasmus, tmp_path, capsys):
    draft, file = tmp_path / "a.erasmus", tmp_path / "answers.json"
    erasmus("new", "ka202-innovation-2018", "-o", draft)
    file.write_text('{"organisations": [{"country": "Poland"}]}', encoding="utf-8")

    status, _ = erasmus("fill", draft, file)

    assert status == 2
    assert "PL, EL or BG" in capsys.readouterr().err
