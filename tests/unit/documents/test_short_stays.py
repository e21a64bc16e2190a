"""A study visit is a matter of days: no document may call it a project of a month."""

import pytest

from documents_sample import MOMENT, labels
from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.documents.compose import compose
from erasmus_desk.documents.options import DocumentState, ExportOptions
from erasmus_desk.documents.outline import TitlePage
from erasmus_desk.model.drafts import Draft, DraftFile

FORM = "study-visit-host-2013"


@pytest.fixture(scope="module")
def shipped():
    return Catalogue()


@pytest.mark.parametrize(
    ("language", "last", "said"),
    [
        ("en", "2013-10-11", "5 days"),
        ("en", "2013-10-07", "1 day"),
        ("pl", "2013-10-09", "3 dni"),
        ("el", "2013-10-11", "5 ημέρες"),
        ("bg", "2013-10-11", "5 дни"),
        ("en", "2013-11-05", "30 days"),
        ("en", "2013-11-06", "1 month"),
        ("en", "2013-12-20", "2 months"),
    ],
)
def test_the_title_page_counts_a_short_stay_in_days(shipped, language, last, said):
    facts = DraftFile(edition=1, id="d", form=FORM, created=MOMENT, changed=MOMENT)
    draft = Draft(facts, {"context": {"start": "2013-10-07", "end": last}})

    page = compose(
        shipped.form(FORM),
        draft,
        shipped.words(FORM, language),
        labels(language),
        options=ExportOptions(),
        moment=MOMENT,
        state=DocumentState(),
    ).blocks[0]

    assert isinstance(page, TitlePage)
    assert any("".join(p.text for p in row.value).endswith(f", {said}") for row in page.rows)
