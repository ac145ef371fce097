"""„Still correct": said once a day, by whoever may, and heard everywhere."""

from datetime import date

import pytest

from knotenpunkt.access.policy import AccessRefused, Actor, Grant, Role
from knotenpunkt.directory.models import Confirmation, Organization, Service
from knotenpunkt.regions.models import Centre, CentreRevision
from knotenpunkt.search.models import SearchChange
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.ask_providers import ask_providers
from knotenpunkt.upkeep.actions.confirm_services import confirm_services
from knotenpunkt.upkeep.tests import offers
from knotenpunkt.upkeep.tests.offers import NOW, confirmations, day, keys, recorded, rounds, service
from tests.harness.personas import Personas

CENTRE, PROVIDER = Confirmation.Origin.CENTRE, Confirmation.Origin.PROVIDER


def club_editor(centre: Centre) -> Actor:
    club = Organization.objects.within(Scope.of(centre)).get(name="Sportverein")
    return Actor("club", (Grant(Role.PROVIDER_EDITOR, centre.pk, club.pk),))


def test_confirming_is_written_down_and_answers_the_question(centre: Centre, personas: Personas) -> None:
    offers.catalogue(centre)
    ask_providers(centre, keys(centre, "Sprachcafé"), actor=personas.editor, now=NOW)

    confirmed = confirm_services(
        centre,
        keys(centre, "Sprachcafé"),
        origin=CENTRE,
        confirmed_by="KI",
        actor=personas.editor,
        now=day(3),
    )

    assert list(confirmed) == keys(centre, "Sprachcafé")
    assert confirmations(centre) == [("Sprachcafé", "centre", "KI")]
    assert [(one.answer, one.answered_at) for one in rounds(centre)] == [("confirmed", day(3))]
    assert recorded("upkeep.service.confirm") == 1


def test_confirming_ends_doubt_and_shows_a_hidden_offer_again(centre: Centre, personas: Personas) -> None:
    offers.catalogue(centre)
    rows = Service.objects.within(Scope.of(centre)).filter(title="Sprachcafé")
    rows.update(unconfirmed_since=date(2026, 9, 1), hidden_on=date(2026, 11, 1))
    number = CentreRevision.objects.get(centre=centre).number

    confirm_services(
        centre,
        keys(centre, "Sprachcafé"),
        origin=CENTRE,
        confirmed_by="KI",
        actor=personas.editor,
        now=NOW,
    )

    shown = service(centre, "Sprachcafé")
    assert (shown.unconfirmed_since, shown.hidden_on) == (None, None)
    assert CentreRevision.objects.get(centre=centre).number == number + 1
    assert SearchChange.objects.within(Scope.of(centre)).get(key=f"service:{shown.pk}").number == number + 1


def test_confirming_twice_on_a_day_is_one_confirmation(centre: Centre, personas: Personas) -> None:
    offers.catalogue(centre)
    for _ in range(2):
        confirm_services(
            centre,
            keys(centre, "Chor"),
            origin=CENTRE,
            confirmed_by="KI",
            actor=personas.editor,
            now=NOW,
        )

    assert confirmations(centre) == [("Chor", "centre", "KI")]


def test_what_is_archived_or_of_another_centre_is_passed_over(
    centre: Centre, other_centre: Centre, personas: Personas
) -> None:
    offers.catalogue(centre)

    assert (
        confirm_services(
            centre,
            keys(centre, "Altes"),
            origin=CENTRE,
            confirmed_by="KI",
            actor=personas.editor,
            now=NOW,
        )
        == ()
    )
    assert (
        confirm_services(
            other_centre,
            keys(centre, "Chor"),
            origin=CENTRE,
            confirmed_by="KI",
            actor=personas.outsider,
            now=NOW,
        )
        == ()
    )
    assert confirmations(centre) == []


def test_a_provider_confirms_her_own_and_nothing_else(centre: Centre, personas: Personas) -> None:
    offers.catalogue(centre)
    actor = club_editor(centre)

    confirm_services(
        centre,
        keys(centre, "Sprachcafé", "Fußball"),
        origin=PROVIDER,
        confirmed_by="Sportverein",
        actor=actor,
        now=NOW,
    )
    with pytest.raises(AccessRefused):
        confirm_services(
            centre,
            keys(centre, "Sprachcafé", "Chor"),
            origin=PROVIDER,
            confirmed_by="Sportverein",
            actor=actor,
            now=day(1),
        )

    assert [title for title, *_ in confirmations(centre)] == ["Fußball", "Sprachcafé"]


@pytest.mark.parametrize("persona", ["guest", "outsider", "state_desk"])
def test_nobody_else_confirms(centre: Centre, personas: Personas, persona: str) -> None:
    offers.catalogue(centre)

    with pytest.raises(AccessRefused):
        confirm_services(
            centre,
            keys(centre, "Chor"),
            origin=CENTRE,
            confirmed_by="KI",
            actor=getattr(personas, persona),
            now=NOW,
        )
