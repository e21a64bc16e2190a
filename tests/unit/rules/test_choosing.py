"""Which action suits: the reasons for and against, and the order that follows from them."""

import pytest

from erasmus_desk.model.profile import Profile
from erasmus_desk.rules.choosing import Offer, Wish, judge, ranking


def profile(**changes):
    plain = {
        "purposes": ("develop_results", "network"),
        "applicants": ("school", "ngo"),
        "statuses": ("eu_member", "associated"),
        "organisations": 3,
        "countries": 3,
        "months": (12, 36),
        "grant": (120_000, 400_000),
        "experience": "some",
        "source": ("guide",),
        "confidence": "official",
    }
    return Profile.model_validate(plain | changes)


def offer(form="ka220-school-2026", *, days=None, like=0, field="school", sums=(), **changes):
    call = int(form[-4:])
    action = form.split("-")[0]
    return Offer(form, action, field, call, "2021-2027", profile(**changes), days, like, sums)


def found(wish, one=None):
    return {reason.code: reason for reason in judge(wish, one or offer()).reasons}


@pytest.mark.parametrize(
    ("wish", "code", "side", "facts"),
    [
        (Wish(purposes=frozenset({"network"})), "purpose_fits", "for", {"purposes": ("network",)}),
        (Wish(purposes=frozenset({"policy"})), "purpose_differs", "against", None),
        (Wish(applicant="ngo"), "applicant_fits", "for", {"applicant": "ngo"}),
        (Wish(applicant="company"), "applicant_barred", "bar", {"applicant": "company"}),
        (Wish(field="school"), "field_fits", "for", None),
        (Wish(field="vet"), "field_other", "against", {"field": "school"}),
        (Wish(statuses={"2021-2027": "eu_member"}), "country_fits", "for", None),
        (Wish(statuses={"2021-2027": "not_associated"}), "country_barred", "bar", None),
        (Wish(organisations=1), "partners_missing", "against", {"missing": 2, "needed": 3}),
        (Wish(countries=2), "countries_missing", "against", {"missing": 1, "needed": 3}),
        (Wish(organisations=4, countries=3), "partners_enough", "for", None),
        (Wish(experience="none"), "experience_missing", "against", {"experience": "some"}),
        (Wish(experience="proven"), "experience_fits", "for", None),
        (Wish(months=6), "months_short", "against", {"least": 12, "most": 36}),
        (Wish(months=48), "months_long", "against", {"least": 12, "most": 36}),
        (Wish(months=24), "months_fit", "for", None),
        (Wish(grant=500_000), "grant_small", "against", {"most": 400_000}),
        (Wish(grant=50_000), "grant_large", "against", {"least": 120_000}),
        (Wish(grant=200_000), "grant_fits", "for", {"most": 400_000}),
    ],
)
def test_every_answer_speaks_for_or_against(wish, code, side, facts):
    reason = found(wish)[code]

    assert reason.side == side
    assert facts is None or dict(reason.facts) == facts


def test_nothing_is_said_of_what_was_not_answered():
    assert set(found(Wish(), offer(days=90))) == {"deadline_ahead"}


@pytest.mark.parametrize(
    ("held", "code", "side"),
    [
        (True, "accreditation_held", "for"),
        (None, "accreditation_asked", "against"),
        (False, "accreditation_needed", "bar"),
    ],
)
def test_an_accreditation_is_a_condition_where_the_form_says_so(held, code, side):
    one = offer(experience="accredited")

    assert found(Wish(accredited=held), one)[code].side == side


def test_a_lump_sum_that_covers_the_need_is_named():
    one = offer(sums=(120_000, 250_000, 400_000))

    assert found(Wish(grant=130_000), one)["grant_sum"].facts == {"sum": 250_000}


def test_an_action_without_money_of_its_own_says_so():
    assert "grant_none" in found(Wish(grant=1000), offer(grant=(0, 0)))


def test_an_action_without_bounds_says_nothing_about_money():
    assert not [c for c in found(Wish(grant=1000), offer(grant=None)) if c.startswith("grant")]


def test_one_organisation_is_enough_where_the_form_asks_for_one():
    assert found(Wish(organisations=1), offer(organisations=1))["alone_fits"].side == "for"


def test_what_rests_on_one_source_is_told_and_bars_nobody():
    one = offer(confidence="single")

    reasons = found(Wish(applicant="company"), one)

    assert {"applicant_unusual", "profile_estimate"} <= set(reasons)
    assert judge(Wish(applicant="company"), one).possible


def test_of_one_action_the_call_to_come_is_preferred_to_the_one_that_has_passed():
    passed, coming = offer(), offer("ka220-school-2027", like=2026)

    (only,) = ranking(Wish(), [passed, coming])

    assert only.offer is coming
    assert [r.code for r in only.reasons] == ["deadline_unknown"]


def test_a_deadline_that_is_ahead_is_preferred_to_a_call_to_come():
    ahead, coming = offer(days=40), offer("ka220-school-2027", like=2026)

    (only,) = ranking(Wish(), [coming, ahead])

    assert only.offer is ahead


def test_a_passed_call_is_offered_only_where_there_is_no_other():
    (only,) = ranking(Wish(), [offer()])

    assert [r.code for r in only.reasons] == ["deadline_passed"]


def test_each_action_stands_in_the_list_once_in_the_field_that_suits():
    fields = [offer(f"ka220-{field}-2026", field=field) for field in ("school", "vet", "adult")]

    assert [j.offer.field for j in ranking(Wish(field="vet"), fields)] == ["vet"]
    assert [j.offer.field for j in ranking(Wish(applicant="adult_provider"), fields)] == ["adult"]


def test_what_is_possible_stands_before_what_is_not():
    easy = offer("ka210-school-2026", purposes=("policy",))
    barred = offer("ka121-school-2026", experience="accredited")
    wish = Wish(purposes=frozenset({"network"}), accredited=False)

    assert [j.offer.action for j in ranking(wish, [barred, easy])] == ["ka210", "ka121"]


def test_the_weightiest_reasons_come_first():
    judged = judge(Wish(organisations=1, grant=2_000_000), offer(like=2026))

    weights = [abs(reason.weight) for reason in judged.side("against")]

    assert weights == sorted(weights, reverse=True)
