"""Nights: due, reminded, doubted, hidden on exact days; late, doubled and killed nights leave the same behind."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from knotenpunkt.access.policy import OPERATOR, AccessRefused
from knotenpunkt.directory.domain.verification import months_later
from knotenpunkt.directory.models import CatalogueSettings, Confirmation, Service
from knotenpunkt.mail.models import BlockedAddress
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.shared.tests.nights import Fault, Killed, failing, night_of
from knotenpunkt.upkeep.actions.confirm_services import confirm_services
from knotenpunkt.upkeep.actions.keep_fresh import keep_fresh
from knotenpunkt.upkeep.tests import offers
from knotenpunkt.upkeep.tests.offers import keys, letters, recorded, rounds, service
from tests.harness.personas import Personas

FIRST = date(2026, 12, 1)


def night(number: int) -> datetime:
    return night_of(FIRST + timedelta(days=number))


def nights(centre: Centre, numbers: Iterable[int]) -> None:
    for number in numbers:
        keep_fresh(centre, actor=OPERATOR, now=night(number))


def subjects(centre: Centre) -> list[tuple[date, str, str]]:
    return [(one.created_at.date(), one.recipient, one.subject) for one in letters(centre)]


def state(centre: Centre) -> list[tuple[Any, ...]]:
    """Everything that nights leave behind, without keys."""
    services = Service.objects.within(Scope.of(centre)).order_by("title")
    return [
        *services.values_list("title", "unconfirmed_since", "hidden_on"),
        *(
            (one.service.title, one.asked_at, one.was_mailed, one.reminded_at, one.answer)
            for one in rounds(centre)
        ),
        *subjects(centre),
    ]


def confirmed(centre: Centre, on: date, *titles: str) -> None:
    for key in keys(centre, *titles):
        Confirmation.objects.create(
            service_id=key, confirmed_on=on, origin="provider", confirmed_by="Sportverein"
        )


def test_silence_goes_its_way_day_by_day(centre: Centre) -> None:
    offers.catalogue(centre)

    nights(centre, range(14))
    assert [subject for _, _, subject in subjects(centre)] == [
        "Stimmt ‚Nähkurs‘ noch?",
        "Stimmen Ihre 2 Angebote noch?",
    ]
    nights(centre, [14])
    assert [(day, subject) for day, _, subject in subjects(centre)[2:]] == [
        (date(2026, 12, 15), "Erinnerung: Stimmt ‚Nähkurs‘ noch?"),
        (date(2026, 12, 15), "Erinnerung: Stimmen Ihre 2 Angebote noch?"),
    ]
    nights(centre, range(15, 30))
    assert service(centre, "Sprachcafé").unconfirmed_since is None
    nights(centre, [30])
    assert service(centre, "Sprachcafé").unconfirmed_since == FIRST
    nights(centre, range(31, 90))
    assert service(centre, "Sprachcafé").hidden_on is None
    nights(centre, [90])
    assert service(centre, "Sprachcafé").hidden_on == date(2027, 3, 1)
    assert [recorded(f"upkeep.service.{done}") for done in ("doubt", "hide")] == [4, 4]
    assert len(letters(centre)) == 4


def test_drafts_and_archived_ones_are_never_asked_about(centre: Centre) -> None:
    offers.catalogue(centre)
    nights(centre, range(40))

    assert [one.service.title for one in rounds(centre)] == ["Chor", "Fußball", "Nähkurs", "Sprachcafé"]


def test_where_the_centre_does_not_ask_nothing_happens(centre: Centre) -> None:
    offers.catalogue(centre, asks=False)
    nights(centre, range(100))

    assert rounds(centre) == []
    assert letters(centre) == []


@pytest.mark.parametrize("rhythm", [3, 6, 12])
def test_the_question_comes_two_weeks_before_the_confirmation_runs_out(centre: Centre, rhythm: int) -> None:
    offers.catalogue(centre)
    Service.objects.within(Scope.of(centre)).update(rhythm_months=rhythm)
    confirmed(centre, FIRST)
    due = (months_later(FIRST, rhythm) - FIRST).days

    nights(centre, [due - 15])
    assert rounds(centre) == []
    nights(centre, [due - 14])
    assert len(rounds(centre)) == 4


def test_what_is_due_soon_goes_into_the_same_letter(centre: Centre) -> None:
    offers.catalogue(centre)
    confirmed(centre, FIRST, "Sprachcafé")
    confirmed(centre, FIRST + timedelta(days=20), "Fußball")
    due = (months_later(FIRST, 6) - FIRST).days

    nights(centre, [due - 14])

    assert [subject for _, to, subject in subjects(centre) if to == "post@verein.example"] == [
        "Stimmen Ihre 2 Angebote noch?"
    ]


def test_after_an_answer_the_rhythm_begins_anew(centre: Centre) -> None:
    offers.catalogue(centre)
    nights(centre, [0])
    confirm_services(
        centre,
        keys(centre),
        origin=Confirmation.Origin.CENTRE,
        confirmed_by="KI",
        actor=OPERATOR,
        now=night(1),
    )

    nights(centre, range(1, 150))
    assert len(letters(centre)) == 2
    nights(centre, range(150, 183))
    assert len(letters(centre)) == 4


def test_a_letter_that_came_back_counts_as_none(centre: Centre) -> None:
    offers.catalogue(centre)
    nights(centre, [0])
    BlockedAddress.objects.create(address="post@verein.example", reason="bounce", blocked_at=night(0))

    nights(centre, range(1, 31))

    assert [(one.service.title, one.was_mailed) for one in rounds(centre)] == [
        ("Chor", False),
        ("Fußball", False),
        ("Nähkurs", True),
        ("Sprachcafé", False),
    ]
    assert [subject for _, to, subject in subjects(centre) if to == "post@verein.example"] == [
        "Stimmen Ihre 2 Angebote noch?"
    ]
    assert service(centre, "Sprachcafé").unconfirmed_since == FIRST


def test_an_address_that_became_known_is_written_to(centre: Centre) -> None:
    offers.catalogue(centre)
    nights(centre, [0])
    service(centre, "Chor").contact.__class__.objects.within(Scope.of(centre)).filter(
        service__title="Chor"
    ).update(email="chor@singkreis.example")

    nights(centre, [1])

    (asked,) = [one for one in rounds(centre) if one.service.title == "Chor"]
    assert (asked.was_mailed, asked.asked_at) == (True, night(1))
    assert subjects(centre)[-1][1:] == ("chor@singkreis.example", "Stimmt ‚Chor‘ noch?")


def test_an_address_gets_one_letter_a_day(centre: Centre, personas: Personas) -> None:
    """The centre asked about one offer in the morning of a day whose night writes about the other."""
    from knotenpunkt.upkeep.actions.ask_providers import ask_providers

    offers.catalogue(centre)
    ask_providers(centre, keys(centre, "Sprachcafé"), actor=personas.editor, now=night(0))

    nights(centre, [0])
    assert [subject for _, to, subject in subjects(centre) if to == "post@verein.example"] == [
        "Stimmt ‚Sprachcafé‘ noch?"
    ]
    nights(centre, [1])
    assert [subject for _, to, subject in subjects(centre) if to == "post@verein.example"] == [
        "Stimmt ‚Sprachcafé‘ noch?",
        "Stimmt ‚Fußball‘ noch?",
    ]


def test_a_question_about_what_is_not_published_any_more_is_closed(centre: Centre) -> None:
    offers.catalogue(centre)
    nights(centre, [0])
    Service.objects.within(Scope.of(centre)).filter(title="Chor").update(status="archived")

    nights(centre, [1])

    assert [one.answer for one in rounds(centre) if one.service.title == "Chor"] == ["closed"]


def test_a_night_that_runs_twice_does_nothing_more(centre: Centre) -> None:
    offers.catalogue(centre)
    for number in (0, 14, 30, 90):
        nights(centre, [number])
        once = state(centre)
        nights(centre, [number])
        assert state(centre) == once


def test_late_nights_are_nobodys_loss(centre: Centre) -> None:
    """Nothing ran for three months: first the reminder, then everything that follows in its own time."""
    offers.catalogue(centre)
    nights(centre, [0, 100])
    assert service(centre, "Sprachcafé").unconfirmed_since is None

    nights(centre, [115, 116, 175])
    assert service(centre, "Sprachcafé").unconfirmed_since == FIRST
    assert service(centre, "Sprachcafé").hidden_on is None
    nights(centre, [176])
    assert service(centre, "Sprachcafé").hidden_on == FIRST + timedelta(days=176)


def test_a_large_catalogue_is_asked_about_over_several_nights(centre: Centre) -> None:
    from knotenpunkt.directory.tests import factories, scenario

    scenario.publish(
        centre,
        (),
        tuple(
            factories.service_record(f"Treff {number:02}", email=f"post{number}@treff.example")
            for number in range(30)
        ),
    )
    CatalogueSettings.objects.create(centre=centre, asks_providers=True)

    nights(centre, [0])
    assert len(letters(centre)) == 25
    nights(centre, [1])
    assert len(letters(centre)) == 30


def test_only_the_console_runs_a_night(centre: Centre, personas: Personas) -> None:
    with pytest.raises(AccessRefused):
        keep_fresh(centre, actor=personas.head, now=night(0))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [0, 14, 30, 90])
def test_a_night_may_be_killed_at_every_write(number: int) -> None:
    """Killed anywhere and started again, a night leaves what one leaves that was never disturbed."""
    from knotenpunkt.directory.tests import factories

    calm = factories.centre("duisburg", "05112")
    offers.catalogue(calm)
    nights(calm, [one for one in (0, 14, 30, 90) if one <= number])
    for write in range(1, 60, 3):
        disturbed = factories.centre(f"centre-{write}", f"9{write:04}")
        offers.catalogue(disturbed)
        nights(disturbed, [one for one in (0, 14, 30, 90) if one < number])
        try:
            with failing(Fault(number, write)) as struck:
                nights(disturbed, [number])
        except Killed:
            pass
        nights(disturbed, [number])
        assert state(disturbed) == state(calm)
        if not struck:
            return
    raise AssertionError("a night writes less than that")
