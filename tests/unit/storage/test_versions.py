"""Versions lie in small files that one damaged neighbour does not spoil."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from erasmus_desk.errors import DraftUnusable
from erasmus_desk.storage.thinning import Kept, superfluous
from erasmus_desk.storage.versions import Version, VersionStore

NOW = datetime(2026, 2, 14, 12, 0, tzinfo=UTC)
DRAFT = "7c0ff0aa-0000-4000-8000-000000000001"


@pytest.fixture
def store(tmp_path):
    return VersionStore(tmp_path / "versions")


def keep(store, content=b"text", *, draft=DRAFT, at=NOW, occasion="writing", **more):
    return store.keep(Version("", draft, at, occasion, **more), content)


def test_a_version_comes_back_as_it_was_kept(store):
    kept = keep(store, "zażółć".encode() * 1000, title="Plan", file="/x/a.erasmus", sense="s1")

    assert store.versions(DRAFT) == (kept,)
    assert store.read(kept) == "zażółć".encode() * 1000


def test_versions_take_little_room(store, tmp_path):
    keep(store, b"The same words again and again. " * 10_000)

    used = sum(path.stat().st_size for path in (tmp_path / "versions").rglob("*.version"))

    assert used < 10_000


@pytest.mark.parametrize("damage", [b"", b"\0" * 300, b"{}", b"[1]\n", b'{"at": 5, "size": "x"}\n'])
def test_a_damaged_version_is_left_out_and_the_others_stay(store, tmp_path, damage):
    good, bad = keep(store, b"good"), keep(store, b"bad", at=NOW + timedelta(seconds=1))
    next((tmp_path / "versions").rglob(f"{bad.id}.version")).write_bytes(damage)

    assert store.versions(DRAFT) == (good,)
    assert store.read(good) == b"good"


def test_what_does_not_fit_its_fingerprint_is_never_given_out(store, tmp_path):
    kept = keep(store, b"true" * 100)
    path = next((tmp_path / "versions").rglob("*.version"))
    content = path.read_bytes()
    path.write_bytes(content[:-6] + b"\0" * 6)

    with pytest.raises(DraftUnusable, match="version-damaged"):
        store.read(kept)


def test_a_version_that_unpacks_without_end_is_refused(store, tmp_path):
    import zlib

    kept = keep(store, b"x")
    path = next((tmp_path / "versions").rglob("*.version"))
    head = path.read_bytes().split(b"\n", 1)[0]
    path.write_bytes(head + b"\n" + zlib.compress(b"\0" * 80_000_000))

    with pytest.raises(DraftUnusable, match="version-damaged"):
        store.read(kept)


@pytest.mark.parametrize("draft", ["../../etc", "a/b", "", "x" * 500, "con", "\u0000", "Ω"])
def test_a_hostile_id_stays_inside_the_folder(store, tmp_path, draft):
    kept = keep(store, b"text", draft=draft)

    assert store.read(kept) == b"text"
    home = tmp_path / "versions"
    assert all(path.parent.parent == home for path in home.rglob("*.version"))
    assert [path.name for path in tmp_path.iterdir()] == ["versions"]


def test_a_hostile_version_id_reads_nothing_outside(store, tmp_path):
    (tmp_path / "secret.version").write_bytes(b"secret")

    with pytest.raises(DraftUnusable, match="version-gone"):
        store.read(replace(keep(store), id="../../secret"))


def test_a_name_is_given_and_taken_away(store):
    kept = keep(store, b"text")

    named = store.rename(kept, "sent to partners")
    assert [one.name for one in store.versions(DRAFT)] == ["sent to partners"]

    store.rename(named, "")
    assert [one.name for one in store.versions(DRAFT)] == [""]


def kept_every(minutes, count, occasion="writing"):
    return [
        Kept(f"{occasion}{n:05}", NOW - timedelta(minutes=minutes * n), occasion, named=False)
        for n in range(count)
    ]


def ages(versions):
    gone = superfluous(versions, NOW)
    return [NOW - one.at for one in versions if one.id not in gone]


def test_two_hours_are_kept_whole_then_hours_then_days_then_weeks():
    left = ages(kept_every(10, 6 * 24 * 60))

    def between(least, most):
        return sum(timedelta(least) < age <= timedelta(most) for age in left)

    assert between(-1, 2 / 24) == 13
    assert 20 <= between(2 / 24, 1) <= 23
    assert 12 <= between(1, 14) <= 14
    assert 6 <= between(14, 60) <= 8


def test_thinning_twice_drops_nothing_more():
    versions = kept_every(7, 5000)
    gone = superfluous(versions, NOW)

    assert superfluous([one for one in versions if one.id not in gone], NOW) == frozenset()


def test_thinned_again_and_again_a_week_later_the_weeks_are_still_there():
    versions = kept_every(60, 24 * 40)
    for day in range(10):
        now = NOW + timedelta(days=day)
        gone = superfluous(versions, now)
        versions = [one for one in versions if one.id not in gone]

    weeks = {f"{one.at:%G-%V}" for one in versions}
    assert len(weeks) >= 6


def test_named_versions_and_the_newest_are_never_thinned():
    old = timedelta(days=900)
    named = [Kept(str(n), NOW - old - timedelta(minutes=n), "named", named=True) for n in range(9)]
    last = [Kept("last", NOW - old, "writing", named=False)]

    assert superfluous([*named, *last], NOW) == frozenset()


def test_what_was_kept_before_a_merge_stays_for_two_weeks():
    assert superfluous(kept_every(60, 24 * 13, "before-merge"), NOW) == frozenset()


def test_the_draft_of_a_file_is_known_by_its_path_or_by_what_is_legible_in_it(store, tmp_path):
    keep(store, b"text", file=str(tmp_path / "a.erasmus"))

    assert store.draft_at(tmp_path / "a.erasmus") == DRAFT
    assert store.draft_at(tmp_path / "b.erasmus") == ""
    assert store.draft_at(tmp_path / "b.erasmus", f'\n "id": "{DRAFT}",\n'.encode()) == DRAFT


def test_all_versions_go_only_when_that_is_asked_for(store):
    keep(store)
    store.erase_all(DRAFT)

    assert store.versions(DRAFT) == ()
