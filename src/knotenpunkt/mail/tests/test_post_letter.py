"""Posting a letter: with what it tells of or not at all, once for a key, to nobody who is blocked."""

from dataclasses import replace

import pytest
from django.db import transaction

from knotenpunkt.mail.domain.letter import LetterState
from knotenpunkt.mail.models import BlockedAddress
from knotenpunkt.mail.models.blocked_address import BlockReason
from knotenpunkt.mail.queries.blocked import is_blocked
from knotenpunkt.mail.tests.letters import LETTER, NOW, outbox, posted
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent

pytestmark = pytest.mark.django_db


def test_a_letter_waits_in_the_outbox(centre: Centre) -> None:
    mail = posted(centre, replace(LETTER, to=" Post@Verein.example".strip(), html="<p>Guten Tag</p>"))

    assert outbox() == [mail]
    assert (mail.recipient, mail.subject, mail.text, mail.html) == (
        "post@verein.example",
        LETTER.subject,
        LETTER.text,
        "<p>Guten Tag</p>",
    )
    assert (mail.state, mail.attempts, mail.next_attempt_at, mail.sent_at) == ("waiting", 0, NOW, None)
    assert mail.message_id == f"{mail.pk}@knotenpunkt.invalid"


def test_the_trail_names_the_kind_and_no_person(centre: Centre) -> None:
    mail = posted(centre)

    event = AuditEvent.objects.get(action="mail.post_letter")
    assert (event.centre_key, event.subject_id) == (centre.key, str(mail.pk))
    assert event.changes == {"purpose": "upkeep.confirmation", "state": "waiting"}


def test_a_letter_is_lost_with_its_transaction(centre: Centre) -> None:
    with transaction.atomic():
        posted(centre)
        transaction.set_rollback(True)

    assert (outbox(), list(AuditEvent.objects.filter(action="mail.post_letter"))) == ([], [])


@pytest.mark.parametrize("kind", ["centre", "instance"])
def test_the_same_key_is_one_letter(centre: Centre, kind: str) -> None:
    owner = centre if kind == "centre" else None
    first = posted(owner, key="upkeep.due/1")
    again = posted(owner, replace(LETTER, subject="Noch einmal"), key="upkeep.due/1")
    other = posted(owner, key="upkeep.due/2")

    assert ([mail.pk for mail in outbox()], again.subject) == ([first.pk, other.pk], LETTER.subject)
    assert AuditEvent.objects.filter(action="mail.post_letter").count() == 2


def test_a_key_belongs_to_its_centre(centre: Centre, other_centre: Centre) -> None:
    keys = [posted(owner, key="due/1").pk for owner in (centre, other_centre, None)]

    assert len(set(keys)) == 3


def test_letters_without_a_key_are_as_many_as_were_posted(centre: Centre) -> None:
    assert posted(centre).pk != posted(centre).pk


def test_a_blocked_address_gets_nothing(centre: Centre) -> None:
    BlockedAddress.objects.create(
        address="post@verein.example", reason=BlockReason.BOUNCE, blocked_at=NOW, evidence="5.1.1"
    )

    assert (is_blocked("Post@Verein.Example"), is_blocked("anders@verein.example")) == (True, False)
    assert posted(centre, replace(LETTER, to="POST@verein.example")).state == LetterState.WITHHELD


def test_a_key_is_short(centre: Centre) -> None:
    with pytest.raises(ValueError, match="up to 120"):
        posted(centre, key="x" * 121)
