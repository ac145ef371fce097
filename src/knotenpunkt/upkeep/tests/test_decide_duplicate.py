"""Different, or later: decided once, by whoever may."""

from datetime import date

import pytest

from knotenpunkt.access.policy import OPERATOR, AccessRefused, Role
from knotenpunkt.accounts.queries.actors import actor_for
from knotenpunkt.accounts.tests.signed_in import seated
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.upkeep.actions.decide_duplicate import DuplicateDecided, ask_later, call_different
from knotenpunkt.upkeep.tests.twins import NOW, pair_of, with_twins
from tests.harness.personas import Personas


@pytest.fixture
def twins(centre: Centre) -> Centre:
    return with_twins(centre)


def test_who_decided_what_is_kept(twins: Centre) -> None:
    person = seated(Role.CENTRE_EDITOR, twins)
    call_different(pair_of(twins, "service"), person=person, actor=actor_for(person), now=NOW)
    pair, event = pair_of(twins, "service"), AuditEvent.objects.latest("at", "pk")

    assert (pair.verdict, pair.decided_by, pair.decided_at) == ("different", person, NOW)
    assert (event.action, event.actor, event.subject_id) == (
        "upkeep.duplicate.different",
        str(person.pk),
        str(pair.pk),
    )


def test_later_is_in_a_month_and_may_still_be_decided(twins: Centre) -> None:
    ask_later(pair_of(twins, "service"), actor=OPERATOR, now=NOW)
    postponed = pair_of(twins, "service")
    call_different(postponed, actor=OPERATOR, now=NOW)

    assert (postponed.verdict, postponed.asked_again_on) == ("later", date(2026, 12, 24))
    assert pair_of(twins, "service").verdict == "different"


def test_nobody_decides_a_second_time(twins: Centre) -> None:
    pair = pair_of(twins, "service")
    call_different(pair, actor=OPERATOR, now=NOW)

    with pytest.raises(DuplicateDecided):
        ask_later(pair, actor=OPERATOR, now=NOW)
    assert pair_of(twins, "service").verdict == "different"


def test_a_pair_that_vanished_cannot_be_decided(twins: Centre) -> None:
    pair = pair_of(twins, "service")
    pair_of(twins, "service").delete()

    with pytest.raises(DuplicateDecided):
        call_different(pair, actor=OPERATOR, now=NOW)


def test_others_are_refused(twins: Centre, personas: Personas) -> None:
    pair = pair_of(twins, "service")
    for actor in (personas.guest, personas.provider, personas.outsider):
        with pytest.raises(AccessRefused):
            call_different(pair, actor=actor, now=NOW)

    assert pair_of(twins, "service").verdict == "open"
