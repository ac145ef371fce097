"""Forgetting: addresses after ninety days, counts after one, however often the night runs."""

from datetime import timedelta

import pytest

from knotenpunkt.access.policy import OPERATOR, AccessRefused
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.decide import decline_suggestion
from knotenpunkt.upkeep.actions.forget import forget_senders
from knotenpunkt.upkeep.models import DailySalt, SenderCount, SpentChallenge, Suggestion
from knotenpunkt.upkeep.tests.suggesting import NOW, offered, suggested
from tests.harness.personas import Personas


def addresses(centre: Centre) -> list[str]:
    return list(Suggestion.objects.within(Scope.of(centre)).values_list("sender_email", flat=True))


def test_an_address_goes_ninety_days_after_the_decision(centre: Centre, personas: Personas) -> None:
    suggestion = suggested(offered(centre), email="somebody@example.org")
    decline_suggestion(suggestion, note="", actor=personas.editor, now=NOW)

    assert forget_senders(actor=OPERATOR, now=NOW + timedelta(days=90)) == 0
    assert addresses(centre) == ["somebody@example.org"]
    late = NOW + timedelta(days=90, seconds=1)
    assert [forget_senders(actor=OPERATOR, now=late) for _ in range(2)] == [1, 0]
    assert addresses(centre) == [""]


def test_an_address_stays_while_nobody_has_decided(centre: Centre) -> None:
    suggested(offered(centre), email="somebody@example.org")
    forget_senders(actor=OPERATOR, now=NOW + timedelta(days=1_000))

    assert addresses(centre) == ["somebody@example.org"]


def test_counts_and_salts_live_a_day(centre: Centre) -> None:
    for age in (timedelta(hours=1), timedelta(hours=25)):
        SenderCount.objects.create(hour=NOW - age, sender="x")
        SpentChallenge.objects.create(mark=str(age), spent_at=NOW - age, reference="")
        DailySalt.objects.create(day=(NOW - age).date(), salt="x")
    forget_senders(actor=OPERATOR, now=NOW)

    assert [model.objects.count() for model in (SenderCount, SpentChallenge, DailySalt)] == [1, 1, 1]


def test_only_the_night_forgets(personas: Personas) -> None:
    with pytest.raises(AccessRefused):
        forget_senders(actor=personas.head, now=NOW)
