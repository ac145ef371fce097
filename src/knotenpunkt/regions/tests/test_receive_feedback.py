"""Messages about barriers: kept once, for one centre, without their content in the audit trail."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from knotenpunkt.regions.actions import receive_feedback as action
from knotenpunkt.regions.actions.receive_feedback import TooManyMessages, receive_feedback
from knotenpunkt.regions.models import AccessibilityFeedback, Centre
from knotenpunkt.regions.queries.feedback import is_feedback_reference
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope

NOW = datetime(2026, 5, 3, 10, 0, tzinfo=UTC)


def received(
    centre: Centre, message: str = "The map cannot be read.", at: datetime = NOW
) -> AccessibilityFeedback:
    return receive_feedback(
        centre, message=message, page="/de/heinsberg/", reply_email="somebody@example.org", now=at
    )


def test_receive_feedback_keeps_the_message_for_its_centre(centre: Centre) -> None:
    received(centre)

    kept = AccessibilityFeedback.objects.within(Scope.of(centre)).values_list(
        "message", "page", "reply_email", "received_at"
    )
    assert list(kept) == [("The map cannot be read.", "/de/heinsberg/", "somebody@example.org", NOW)]


def test_receive_feedback_gives_a_reference_that_can_be_read_out(centre: Centre) -> None:
    reference = received(centre).reference

    assert re.fullmatch(r"B-[0-9A-HJKMNP-TV-Z]{6}", reference) is not None
    assert is_feedback_reference(centre, reference) is True


def test_a_reference_is_unknown_to_another_centre(centre: Centre, other_centre: Centre) -> None:
    assert is_feedback_reference(other_centre, received(centre).reference) is False


def test_receive_feedback_tells_the_audit_trail_that_a_message_came_and_not_what_it_says(
    centre: Centre,
) -> None:
    feedback = received(centre)

    events = AuditEvent.objects.values_list(
        "action", "actor", "at", "centre_key", "subject_type", "subject_id", "changes"
    )
    assert list(events) == [
        (
            "regions.receive_feedback",
            "public",
            NOW,
            "05370",
            "regions.AccessibilityFeedback",
            str(feedback.pk),
            {},
        )
    ]


def test_the_same_message_within_ten_minutes_is_one_message(centre: Centre) -> None:
    first = received(centre)
    second = received(centre, at=NOW + timedelta(minutes=9))

    assert (first.pk, AuditEvent.objects.count()) == (second.pk, 1)


def test_the_same_message_later_is_a_new_one(centre: Centre) -> None:
    first = received(centre)
    later = received(centre, at=NOW + timedelta(minutes=11))

    assert (first.reference == later.reference, AuditEvent.objects.count()) == (False, 2)


def test_another_message_at_once_is_a_new_one(centre: Centre) -> None:
    received(centre)
    received(centre, "The letters are too small.")

    assert AuditEvent.objects.count() == 2


def test_a_flood_is_refused_for_the_flooded_centre_alone(
    centre: Centre, other_centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(action, "MOST_MESSAGES_A_DAY", 2)
    received(centre, "one")
    received(centre, "two")

    with pytest.raises(TooManyMessages):
        received(centre, "three")
    received(other_centre, "three")
    received(centre, "three", at=NOW + timedelta(days=1, minutes=1))

    assert AuditEvent.objects.count() == 4
