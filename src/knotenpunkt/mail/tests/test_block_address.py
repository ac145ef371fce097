"""Blocking an address and releasing it again."""

from dataclasses import replace

import pytest

from knotenpunkt.access.policy import OPERATOR, AccessRefused
from knotenpunkt.mail.actions.block_address import NotBlockedHere, block_address, release_address
from knotenpunkt.mail.models import BlockedAddress
from knotenpunkt.mail.models.blocked_address import BlockReason
from knotenpunkt.mail.queries.blocked import is_blocked
from knotenpunkt.mail.queries.problems import blocked_here, letters_given_up
from knotenpunkt.mail.tests.letters import LETTER, NOW, outbox, posted
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from tests.harness.personas import Personas

pytestmark = pytest.mark.django_db


def blocked(reason: BlockReason = BlockReason.BOUNCE) -> BlockedAddress:
    return block_address("Post@Verein.example", reason, evidence="5.1.1", actor=OPERATOR, now=NOW)


def test_the_first_reason_stays() -> None:
    first, again = blocked(), blocked(BlockReason.COMPLAINT)

    assert (first.pk, again.reason) == (again.pk, "bounce")
    assert AuditEvent.objects.filter(action="mail.block_address").count() == 1


def test_what_waits_is_withheld_in_every_centre(centre: Centre, other_centre: Centre) -> None:
    for owner in (centre, other_centre):
        posted(owner)
    posted(centre, replace(LETTER, to="andere@verein.example"))
    blocked()

    assert [mail.state for mail in outbox()] == ["withheld", "withheld", "waiting"]


def test_a_centre_learns_only_of_addresses_to_which_it_wrote(centre: Centre, other_centre: Centre) -> None:
    posted(centre)
    posted(centre, replace(LETTER, subject="Noch eine Frage"))
    blocked()

    (told,) = blocked_here(centre)
    assert (told.address, told.subject, told.withheld) == ("post@verein.example", "Noch eine Frage", 2)
    assert (blocked_here(other_centre), list(letters_given_up(centre))) == ([], [])


def test_a_released_address_gets_letters_again(centre: Centre, personas: Personas) -> None:
    posted(centre)
    release_address(blocked(), centre, actor=personas.editor, now=NOW)

    assert is_blocked("post@verein.example") is False
    assert (posted(centre).state, [mail.state for mail in outbox()]) == ("waiting", ["withheld", "waiting"])
    assert AuditEvent.objects.get(action="mail.release_address").centre_key == centre.key


def test_nobody_releases_what_concerns_another_centre(
    centre: Centre, other_centre: Centre, personas: Personas
) -> None:
    posted(centre)
    row = blocked()

    with pytest.raises(NotBlockedHere):
        release_address(row, other_centre, actor=personas.outsider, now=NOW)
    with pytest.raises(AccessRefused):
        release_address(row, centre, actor=personas.outsider, now=NOW)
    with pytest.raises(AccessRefused):
        release_address(row, centre, actor=personas.provider, now=NOW)
    with pytest.raises(AccessRefused):
        block_address("a@x.example", BlockReason.BOUNCE, evidence="", actor=personas.editor, now=NOW)
