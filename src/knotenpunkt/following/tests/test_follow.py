"""Following another instance: what is believed is kept, and whatever goes wrong changes nothing of it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from knotenpunkt.access.policy import OPERATOR, AccessRefused
from knotenpunkt.following.actions.fetching import Caller
from knotenpunkt.following.actions.follow import follow, unfollow, visit
from knotenpunkt.following.actions.instance_key import instance_key
from knotenpunkt.following.domain.problems import Disbelieved, Problem
from knotenpunkt.following.domain.signatures import HEADER, new_private_key, signature_of
from knotenpunkt.following.models import FollowedProfile, Source
from knotenpunkt.following.tests import other_instance as told
from knotenpunkt.following.tests.other_instance import CALLER, OtherInstance, other_instance
from knotenpunkt.following.tests.published import publish_profile
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from tests.harness.personas import Personas

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
INDEX, PROFILE = "/.well-known/knotenpunkt.json", "/c05366/profile.json"


@pytest.fixture
def other(other_centre: Centre) -> Iterator[OtherInstance]:
    """An instance that speaks for one centre, with four focus areas."""
    with other_instance(NOW, c05366=4) as instance:
        yield instance


def start(other: OtherInstance, **options: Any) -> Source:
    return follow(other.address, caller=CALLER, actor=OPERATOR, now=NOW, **options)


def again(source: Source, **options: Any) -> Source:
    return visit(source, caller=CALLER, actor=OPERATOR, now=LATER, **options)


def kept() -> dict[str, tuple[int, datetime]]:
    """By key of the centre: how many focus areas are kept, and when they were last found to hold."""
    profiles = FollowedProfile.objects.public().select_related("centre")
    return {row.centre.key: (len(row.content["focus_areas"]), row.good_at) for row in profiles}


def test_what_a_source_tells_is_kept_with_origin_and_date(other: OtherInstance) -> None:
    source = start(other)
    profile = FollowedProfile.objects.public().get()

    assert (source.state, source.name, source.troubles) == ("good", "Kreis Beispiel", {})
    assert (profile.source, profile.told_at, profile.good_at) == (source, NOW, NOW)
    assert kept() == {"05366": (4, NOW)}


def test_a_change_arrives(other: OtherInstance) -> None:
    source = start(other)
    other.areas["05366"], other.now = 5, LATER

    assert again(source).state == "good"
    assert kept() == {"05366": (5, LATER)}


def test_what_has_not_changed_is_not_sent_again_and_still_holds(other: OtherInstance) -> None:
    source = start(other)
    other.asked.clear()

    assert again(source).state == "good"
    assert [(path, bool(etag)) for path, etag in other.asked] == [(INDEX, False), (PROFILE, True)]
    assert kept() == {"05366": (4, LATER)}


FAULTS = {
    "an error": (told.an_error, Problem.BAD_STATUS),
    "a connection cut in the middle": (told.cut_in_the_middle, Problem.CUT_OFF),
    "a body without end": (told.without_end, Problem.TOO_LARGE),
    "a body that drips": (told.dripping, Problem.TOO_SLOW),
    "a redirect": (told.elsewhere, Problem.REDIRECTED),
    "a connection closed at once": (lambda handler: None, Problem.CUT_OFF),
}


@pytest.mark.parametrize(("fault", "problem"), FAULTS.values(), ids=FAULTS)
def test_a_fault_of_the_list_leaves_the_last_good_state(
    fault: told.Fault, problem: Problem, other: OtherInstance
) -> None:
    source = start(other)
    other.faults[INDEX] = fault

    assert again(source).problem == problem
    assert (source.state in {"refused", "out_of_reach"}, source.tried_at, source.good_at) == (
        True,
        LATER,
        NOW,
    )
    assert kept() == {"05366": (4, NOW)}


@pytest.mark.parametrize(("fault", "problem"), FAULTS.values(), ids=FAULTS)
def test_a_fault_of_a_profile_leaves_the_last_good_state(
    fault: told.Fault, problem: Problem, other: OtherInstance
) -> None:
    source = start(other)
    other.faults[PROFILE] = fault

    assert again(source).troubles == {"05366": problem}
    assert (source.state, kept()) == ("partly_good", {"05366": (4, NOW)})


def test_a_source_that_is_gone_keeps_its_last_good_state(other_centre: Centre) -> None:
    with other_instance(NOW, c05366=4) as instance:
        source = start(instance)

    assert (again(source).state, source.problem) == ("out_of_reach", Problem.UNREACHABLE)
    assert kept() == {"05366": (4, NOW)}


def sent(body: bytes, key: str, **headers: str) -> told.Fault:
    return lambda handler: told.send(handler, 200, body, {HEADER: signature_of(body, key), **headers})


UNREADABLE = [
    b"",
    b"{",
    b"[" * 100_000,
    b'{"a": NaN}',
    b'{"a": 1e999}',
    b'"\\ud800"',
    b'"\\u0000"',
    b"\xff",
]


@pytest.mark.parametrize("body", UNREADABLE, ids=lambda body: repr(body[:12]))
def test_an_answer_that_is_no_json_is_not_believed_though_it_is_signed(
    body: bytes, other: OtherInstance
) -> None:
    source = start(other)
    other.faults[PROFILE] = sent(body, other.private_key)

    assert again(source).troubles == {"05366": Problem.NO_JSON}
    assert kept() == {"05366": (4, NOW)}


@pytest.mark.parametrize(
    "overrides",
    [
        {"schema": "urn:knotenpunkt:centre-profile:2"},
        {"focus_areas": "none"},
        {"counts": {"offers": -1, "organizations": 0, "share_within_rhythm": None}},
        {"generated_at": "2026-13-45T99:00:00Z"},
    ],
)
def test_another_schema_is_not_believed(overrides: dict[str, Any], other: OtherInstance) -> None:
    source = start(other)
    body = json.dumps(json.loads(other.documents()[PROFILE]) | overrides).encode()
    other.faults[PROFILE] = sent(body, other.private_key)

    assert again(source).troubles == {"05366": Problem.OTHER_SCHEMA}
    assert kept() == {"05366": (4, NOW)}


@pytest.mark.parametrize(
    ("headers", "problem"),
    [
        ({}, Problem.NOT_SIGNED),
        ({HEADER: "x"}, Problem.WRONG_SIGNATURE),
        ({HEADER: "A" * 88}, Problem.WRONG_SIGNATURE),
    ],
)
@pytest.mark.parametrize("path", [INDEX, PROFILE])
def test_what_is_not_signed_rightly_is_not_believed(
    path: str, headers: dict[str, str], problem: Problem, other: OtherInstance
) -> None:
    source = start(other)
    body = other.documents()[path]
    other.faults[path] = lambda handler: told.send(handler, 200, body, headers)
    again(source)

    assert source.problem or source.troubles["05366"] == problem
    assert {source.problem, *source.troubles.values()} - {""} == {problem}
    assert kept() == {"05366": (4, NOW)}


def test_another_key_is_told_and_not_believed(other: OtherInstance) -> None:
    source = start(other)
    first = source.public_key
    other.private_key = new_private_key()

    assert (again(source).state, source.problem) == ("refused", Problem.OTHER_KEY)
    assert Source.objects.get().public_key == first
    assert kept() == {"05366": (4, NOW)}


@pytest.mark.parametrize("off", [timedelta(days=365), timedelta(days=-365)], ids=["ahead", "behind"])
def test_a_clock_that_is_wrong_by_a_year_is_not_believed(off: timedelta, other: OtherInstance) -> None:
    source = start(other)
    other.now, other.areas["05366"] = LATER + off, 5

    assert (again(source).state, source.problem) == ("refused", Problem.WRONG_CLOCK)
    assert kept() == {"05366": (4, NOW)}


def test_an_older_answer_sent_again_is_not_believed(other: OtherInstance) -> None:
    source = start(other)
    other.now, other.areas["05366"] = NOW - timedelta(hours=1), 5

    assert again(source).problem == Problem.OLDER_THAN_KEPT
    assert kept() == {"05366": (4, NOW)}


def test_an_older_profile_sent_again_is_not_believed(other: OtherInstance) -> None:
    source = start(other)
    body = other.documents()[PROFILE].replace(NOW.isoformat().encode(), b"2026-11-25T12:00:00+00:00")
    other.faults[PROFILE] = sent(body, other.private_key)

    assert again(source).troubles == {"05366": Problem.OLDER_THAN_KEPT}
    assert kept() == {"05366": (4, NOW)}


def test_a_source_that_is_empty_is_shown_as_shrunk_and_keeps_its_state(other: OtherInstance) -> None:
    source = start(other)
    other.areas, other.now = {}, LATER

    assert (again(source).state, source.problem) == ("shrunk", Problem.SHRUNK)
    assert kept() == {"05366": (4, NOW)}


def test_a_profile_that_lost_more_than_half_is_shown_as_shrunk_until_somebody_accepts(
    other: OtherInstance,
) -> None:
    source = start(other)
    other.areas["05366"], other.now = 1, LATER

    assert (again(source).state, source.troubles) == ("shrunk", {"05366": Problem.SHRUNK})
    assert kept() == {"05366": (4, NOW)}
    assert again(source, may_shrink=True).state == "good"
    assert kept() == {"05366": (1, LATER)}


def test_a_profile_that_lost_half_is_believed(other: OtherInstance) -> None:
    source = start(other)
    other.areas["05366"], other.now = 2, LATER

    assert again(source).state == "good"
    assert kept() == {"05366": (2, LATER)}


def test_a_centre_that_is_named_no_more_keeps_its_state_and_is_marked(
    centre: Centre, other: OtherInstance
) -> None:
    other.areas["05370"] = 1
    source = start(other)
    other.areas.pop("05370")

    assert again(source).state == "good"
    assert dict(FollowedProfile.objects.public().values_list("centre__key", "unlisted_at")) == {
        "05366": None,
        "05370": LATER,
    }


def test_a_source_does_not_speak_for_a_centre_that_works_here(centre: Centre, other: OtherInstance) -> None:
    publish_profile(centre)
    other.areas["05370"] = 2

    assert start(other).troubles == {"05370": Problem.OWN_CENTRE}
    assert list(kept()) == ["05366"]


def test_a_source_does_not_speak_for_a_centre_that_nobody_knows(other: OtherInstance) -> None:
    other.areas["05999"] = 2

    assert start(other).troubles == {"05999": Problem.UNKNOWN_CENTRE}


def test_a_source_speaks_only_for_centres_that_were_named(centre: Centre, other: OtherInstance) -> None:
    other.areas["05370"] = 2

    assert start(other, centres=["05366"]).troubles == {"05370": Problem.NOT_ALLOWED}
    assert list(kept()) == ["05366"]


def test_a_second_source_does_not_speak_for_the_same_centre(other: OtherInstance) -> None:
    start(other)
    with other_instance(NOW, c05366=9) as second:
        assert start(second).troubles == {"05366": Problem.SPOKEN_FOR}

    assert kept() == {"05366": (4, NOW)}


def test_a_profile_of_another_centre_than_asked_for_is_not_believed(
    centre: Centre, other: OtherInstance
) -> None:
    other.profile_of["05366"] = "05370"

    assert start(other).troubles == {"05366": Problem.OTHER_CENTRE}
    assert kept() == {}


def test_nobody_follows_herself(other: OtherInstance) -> None:
    other.private_key = instance_key()

    with pytest.raises(Disbelieved, match="own_centre"):
        start(other)
    assert Source.objects.count() == 0


@pytest.mark.parametrize(
    "address",
    [
        "http://knoten.example",
        "ftp://knoten.example",
        "https://name:secret@knoten.example",
        "https://inside.example",
    ],
)
def test_machines_of_the_own_network_are_not_asked(address: str, db: None) -> None:
    caller = Caller(resolve=lambda host, port: ["93.184.215.14", "10.0.0.7"])

    with pytest.raises(Disbelieved, match="forbidden_address"):
        follow(address, caller=caller, actor=OPERATOR, now=NOW)


def test_a_first_contact_that_fails_keeps_nothing(other: OtherInstance) -> None:
    other.faults[INDEX] = told.an_error

    with pytest.raises(Disbelieved, match="bad_status"):
        start(other)
    assert Source.objects.count() == 0


def test_after_three_silences_a_source_is_left_alone(other: OtherInstance) -> None:
    for number in range(5):
        key = f"0500{number}"
        Centre.objects.create(key=key, slug=f"c{key}", name=key, territory=key)
        other.areas[key] = 1
        other.faults[f"/c{key}/profile.json"] = told.an_error
    source = start(other)

    assert list(source.troubles.values()) == [Problem.BAD_STATUS] * 3 + [Problem.UNREACHABLE] * 2
    assert len([path for path, _ in other.asked if path.startswith("/c0500")]) == 3


def test_whoever_is_followed_no_more_is_forgotten(other: OtherInstance) -> None:
    unfollow(start(other), actor=OPERATOR, now=LATER)

    assert (Source.objects.count(), kept()) == (0, {})
    assert list(AuditEvent.objects.order_by("pk").values_list("action", flat=True)) == [
        "following.follow",
        "following.visit",
        "following.unfollow",
    ]


def test_a_centre_does_not_decide_whom_the_instance_follows(personas: Personas, other: OtherInstance) -> None:
    source = start(other)

    with pytest.raises(AccessRefused):
        follow(other.address, caller=CALLER, actor=personas.head, now=NOW)
    with pytest.raises(AccessRefused):
        visit(source, caller=CALLER, actor=personas.head, now=NOW)
    with pytest.raises(AccessRefused):
        unfollow(source, actor=personas.head, now=NOW)
