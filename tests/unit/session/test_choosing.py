"""The shipped forms as actions, in the ranking, and explained."""

from datetime import UTC, datetime

import pytest

from erasmus_desk.rules.choosing import Wish
from erasmus_desk.session.choosing import Chooser, offers
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.explaining import explain
from erasmus_desk.session.gallery import actions, common_name, first_of, popular, siblings

TODAY = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    home = tmp_path_factory.mktemp("choosing")
    return Desk(home, home / "cache", now=lambda: TODAY)


def test_archived_forms_are_not_offered(desk):
    offered = {offer.form for offer in offers(desk)}

    assert not [form for form in offered if desk.heads[form].state == "archived"]
    assert "ka220-vet-2027" in offered


def test_every_form_that_can_be_begun_says_whom_it_is_for(desk):
    offered = {offer.form for offer in offers(desk)}

    assert {h.id for h in desk.heads.values() if h.state != "archived"} <= offered


def test_a_school_that_wants_pupils_abroad_is_led_to_the_short_project(desk):
    wish = Wish(
        purposes=frozenset({"learners_abroad"}),
        applicant="school",
        organisations=1,
        experience="none",
        accredited=False,
        months=12,
    )

    found = Chooser(desk).ranking(wish, "PL")

    assert found[0].offer.form == "ka122-school-2027"
    barred = next(judged for judged in found if judged.offer.action == "ka121")
    assert not barred.possible


def test_a_small_project_with_too_much_money_is_told_its_limit(desk):
    wish = Wish(purposes=frozenset({"first_steps"}), field="vet", grant=80_000)

    small = next(j for j in Chooser(desk).ranking(wish) if j.offer.action == "ka210")

    reasons = {reason.code: reason for reason in small.reasons}
    assert reasons["grant_small"].facts == {"most": 60_000}


def test_a_country_outside_the_programme_is_told_so(desk):
    found = Chooser(desk).ranking(Wish(), "UA")

    cooperation = next(j for j in found if j.offer.action == "ka220")
    assert "country_barred" in {reason.code for reason in cooperation.reasons}


@pytest.mark.parametrize(
    ("names", "shared"),
    [
        (["Accreditation, VET", "Accreditation, schools"], "Accreditation"),
        (["Mobility project (VET)", "Mobility project (adults)"], "Mobility project"),
        (["Alliance, lot 1", "Alliance, lot 2"], "Alliance"),
        (["Partnership", "Partnership"], "Partnership"),
        (["Roma network", "KA1 network"], ""),
        (["Partnerstwo, edukacja dorosłych", "Partnerstwo, edukacja szkolna"], "Partnerstwo"),
    ],
)
def test_an_action_is_called_what_its_forms_have_in_common(names, shared):
    assert common_name(names) == shared


def test_forms_without_a_common_name_are_actions_of_their_own(desk):
    keys = {action.key for action in actions(desk.heads.values())}

    assert {"roma-networks", "roma-projects"} <= keys
    assert {"ka220", "ka122"} <= keys


def test_home_begins_with_one_action_of_each_family_that_is_still_to_come(desk):
    found = popular(actions(desk.heads.values()), desk.deadline, 4)

    heads = [first_of(action.heads, desk.deadline) for action in found]
    assert {head.state for head in heads} == {"provisional"}
    assert len({head.family for head in heads}) == 4


def test_siblings_are_the_other_fields_of_the_same_call(desk):
    found = siblings(desk.heads.values(), desk.heads["ka220-vet-2026"])

    assert {head.call for head in found} == {2026}
    assert {head.field for head in found} == {"school", "vet", "adult", "higher", "youth"}


@pytest.mark.parametrize("form", ["ka202-innovation-2018", "ka122-vet-2026", "ka220-youth-2027"])
def test_an_action_is_explained_from_the_data_of_its_form(desk, form):
    found = explain(desk, form, "pl")

    definition = desk.catalogue.form(form)
    assert [c.points for c in found.criteria] == [c.points for c in definition.criteria]
    assert all(found.texts[part] for part in ("aims", "applicants", "funding", "results"))
    assert len(found.deadlines) == len(definition.deadlines)
    assert len(found.annexes) == len(definition.annexes)
    assert found.sources


def test_a_provisional_form_repeats_a_call_and_has_no_deadline(desk):
    found = explain(desk, "ka220-youth-2027", "en")

    assert (found.head.like, desk.catalogue.form("ka220-youth-2027").like) == (2026, 2026)
    assert found.deadlines == ()
