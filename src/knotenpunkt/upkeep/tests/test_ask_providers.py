"""Asking: one letter an address, one open question a service, and nobody asked for nothing."""

import pytest

from knotenpunkt.access.policy import AccessRefused
from knotenpunkt.mail.models import BlockedAddress
from knotenpunkt.regions.models import Centre
from knotenpunkt.upkeep.actions.ask_providers import AskedProviders, ask_providers
from knotenpunkt.upkeep.tests import offers
from knotenpunkt.upkeep.tests.offers import NOW, day, keys, letters, recorded, rounds
from tests.harness.personas import Personas


def test_an_address_gets_one_letter_for_all_its_offers(centre: Centre, personas: Personas) -> None:
    offers.catalogue(centre)

    asked = ask_providers(centre, keys(centre), actor=personas.editor, now=NOW)

    assert asked == AskedProviders(letters=2, by_letter=3, without_letter=1)
    assert [(letter.recipient, letter.subject) for letter in letters(centre)] == [
        ("naehen@kurs.example", "Stimmt ‚Nähkurs‘ noch?"),
        ("post@verein.example", "Stimmen Ihre 2 Angebote noch?"),
    ]
    assert [(one.service.title, one.was_mailed) for one in rounds(centre)] == [
        ("Chor", False),
        ("Fußball", True),
        ("Nähkurs", True),
        ("Sprachcafé", True),
    ]
    assert recorded("upkeep.provider.ask") == 4


def test_an_open_question_is_not_asked_again(centre: Centre, personas: Personas) -> None:
    offers.catalogue(centre)
    ask_providers(centre, keys(centre, "Sprachcafé"), actor=personas.editor, now=NOW)

    asked = ask_providers(centre, keys(centre, "Sprachcafé", "Fußball"), actor=personas.editor, now=day(1))

    assert asked == AskedProviders(letters=1, by_letter=1)
    assert [letter.subject for letter in letters(centre)] == [
        "Stimmt ‚Sprachcafé‘ noch?",
        "Stimmt ‚Fußball‘ noch?",
    ]


def test_an_address_from_which_mail_comes_back_gets_none(centre: Centre, personas: Personas) -> None:
    offers.catalogue(centre)
    BlockedAddress.objects.create(address="post@verein.example", reason="bounce", blocked_at=NOW)

    asked = ask_providers(centre, keys(centre, "Sprachcafé"), actor=personas.editor, now=NOW)

    assert asked == AskedProviders(without_letter=1)
    assert letters(centre) == []
    assert [one.was_mailed for one in rounds(centre)] == [False]


@pytest.mark.parametrize("persona", ["guest", "outsider", "provider", "state_desk"])
def test_only_the_team_asks(centre: Centre, personas: Personas, persona: str) -> None:
    offers.catalogue(centre)

    with pytest.raises(AccessRefused):
        ask_providers(centre, keys(centre), actor=getattr(personas, persona), now=NOW)

    assert rounds(centre) == []
