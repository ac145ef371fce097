"""Asking providers: switched on with open eyes, with numbers that follow one another."""

import pytest
from django.test import Client

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.models import CatalogueSettings
from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.tests import offers
from knotenpunkt.upkeep.tests.offers import recorded, service

ADDRESS = "/de/heinsberg/arbeitsplatz/aktualitaet/"
SENT = {"asks_providers": "on", "usual_rhythm": "12", "reminder": "10", "doubt": "20", "hiding": "60"}


def stored(centre: Centre) -> list[tuple[object, ...]]:
    rows = CatalogueSettings.objects.within(Scope.of(centre))
    return list(
        rows.values_list(
            "asks_providers", "usual_rhythm_months", "days_to_reminder", "days_to_doubt", "days_to_hiding"
        )
    )


def test_the_page_says_what_the_next_night_will_do(centre: Centre) -> None:
    offers.catalogue(centre, asks=False)

    page = " ".join(signed_in(Role.CENTRE_HEAD, centre).get(ADDRESS).content.decode().split())

    assert 'value="14"' in page
    assert page.count("checked") == 1
    assert "2 " in page.partition('id="asks_providers-hint"')[2].partition("</div>")[0]


def test_decisions_are_kept(centre: Centre) -> None:
    client = signed_in(Role.CENTRE_HEAD, centre)
    for _ in range(2):
        assert client.post(ADDRESS, SENT).status_code == 302

    assert stored(centre) == [(True, 12, 10, 20, 60)]
    assert recorded("upkeep.decide_freshness") == 2


def test_new_offers_get_the_usual_rhythm_and_others_keep_theirs(centre: Centre) -> None:
    scenario.publish(centre, (), (factories.service_record("Alt"),))
    signed_in(Role.CENTRE_HEAD, centre).post(ADDRESS, SENT)
    scenario.publish(centre, (), (factories.service_record("Neu"),))

    assert (service(centre, "Alt").rhythm_months, service(centre, "Neu").rhythm_months) == (6, 12)


@pytest.mark.parametrize(
    "wrong",
    [
        {"doubt": "10"},
        {"hiding": "15"},
        {"reminder": "0"},
        {"reminder": "-3"},
        {"reminder": "bald"},
        {"hiding": ""},
        {"hiding": "99999999999999999999"},
        {"usual_rhythm": "4"},
        {"usual_rhythm": ""},
    ],
)
def test_what_makes_no_sense_is_not_kept(centre: Centre, wrong: dict[str, str]) -> None:
    response = signed_in(Role.CENTRE_HEAD, centre).post(ADDRESS, SENT | wrong)

    assert response.status_code == 422
    assert stored(centre) == []


@pytest.mark.parametrize(("role", "status"), [(Role.TENANT_ADMINISTRATOR, 200), (Role.CENTRE_EDITOR, 403)])
def test_heads_and_administrators_decide(centre: Centre, role: Role, status: int) -> None:
    client = signed_in(role, centre)

    assert client.get(ADDRESS).status_code == status
    assert (client.post(ADDRESS, SENT).status_code == 302) == (status == 200)


def test_another_centre_does_not_exist_here(centre: Centre, other_centre: Centre) -> None:
    client = signed_in(Role.CENTRE_HEAD, other_centre)

    assert client.get(ADDRESS).status_code == 404
    assert client.post(ADDRESS, SENT).status_code == 404
    assert stored(centre) == []


def test_nobody_signed_in_is_asked_to(centre: Centre) -> None:
    assert Client().get(ADDRESS).status_code in {302, 403}
