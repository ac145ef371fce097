"""Whom to call: everyone who is silent or cannot be written to, with a number; each answer does what it says."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import OPERATOR, Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.models import Service
from knotenpunkt.mail.models import BlockedAddress
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.ask_providers import ask_providers
from knotenpunkt.upkeep.tests import offers
from knotenpunkt.upkeep.tests.offers import confirmations, keys, rounds, service

ADDRESS = "/de/heinsberg/arbeitsplatz/anrufen/"


@pytest.fixture
def silent(centre: Centre) -> Centre:
    """Asked 40 days ago: one in doubt, one hidden, one without an address, one whose letter nobody has answered yet."""
    offers.catalogue(centre)
    asked_at = timezone.now() - timedelta(days=40)
    ask_providers(centre, keys(centre), actor=OPERATOR, now=asked_at)
    services = Service.objects.within(Scope.of(centre))
    since = timezone.localdate(asked_at)
    services.filter(title="Sprachcafé").update(unconfirmed_since=since)
    services.filter(title="Fußball").update(unconfirmed_since=since, hidden_on=timezone.localdate())
    return centre


def titles(page: str) -> list[str]:
    return re.findall(r'<h2 id="call-[^"]+"><a[^>]+><bdi lang="de">([^<]+)</bdi>', page)


def page_of(client: Client) -> str:
    return client.get(ADDRESS).content.decode()


def answer(client: Client, centre: Centre, title: str, do: str, address: str = ADDRESS) -> int:
    return client.post(f"{address}{service(centre, title).pk}/", {"do": do}).status_code


def test_the_list_names_reason_number_and_provider(silent: Centre) -> None:
    page = page_of(signed_in(Role.CENTRE_EDITOR, silent))

    assert sorted(titles(page)) == ["Chor", "Fußball", "Sprachcafé"]
    assert titles(page)[-1] == "Fußball"
    assert sorted(re.findall(r'href="tel:(\+49243[^"]+)"', page)) == [
        "+4924311234",
        "+4924311234",
        "+4924315678",
    ]
    assert "Sportverein" in page


def test_where_letters_come_back_the_offer_is_on_the_list(silent: Centre) -> None:
    from knotenpunkt.upkeep.actions.keep_fresh import keep_fresh

    BlockedAddress.objects.create(address="naehen@kurs.example", reason="bounce", blocked_at=timezone.now())
    keep_fresh(silent, actor=OPERATOR, now=timezone.now())

    assert "Nähkurs" in titles(page_of(signed_in(Role.CENTRE_EDITOR, silent)))


def test_confirmed_by_telephone(silent: Centre) -> None:
    client = signed_in(Role.CENTRE_EDITOR, silent)
    for _ in range(2):
        assert answer(client, silent, "Fußball", "confirmed") == 302

    assert confirmations(silent) == [("Fußball", "centre", "Integrationszentrum Kreis Heinsberg")]
    assert service(silent, "Fußball").hidden_on is None
    assert sorted(titles(page_of(client))) == ["Chor", "Sprachcafé"]


def test_nobody_answered(silent: Centre) -> None:
    client = signed_in(Role.CENTRE_EDITOR, silent)
    answer(client, silent, "Chor", "later")

    assert sorted(titles(page_of(client))) == ["Fußball", "Sprachcafé"]
    (question,) = [one for one in rounds(silent) if one.service.title == "Chor"]
    assert (question.answer, question.call_again_on) == ("", timezone.localdate() + timedelta(days=3))


def test_no_longer_offered(silent: Centre) -> None:
    answer(signed_in(Role.CENTRE_EDITOR, silent), silent, "Chor", "ended")

    assert service(silent, "Chor").status == "archived"
    assert [one.answer for one in rounds(silent) if one.service.title == "Chor"] == ["closed"]


def test_nonsense_changes_nothing(silent: Centre) -> None:
    client = signed_in(Role.CENTRE_EDITOR, silent)
    assert answer(client, silent, "Chor", "destroy") == 302
    assert client.post(f"{ADDRESS}{uuid.uuid4()}/", {"do": "confirmed"}).status_code == 302

    assert confirmations(silent) == []


@pytest.mark.parametrize("role", [Role.PROVIDER_EDITOR, Role.MUNICIPAL_OFFICER, Role.TENANT_ADMINISTRATOR])
def test_others_do_not_call(silent: Centre, role: Role) -> None:
    from knotenpunkt.directory.tests import factories

    where = {"municipality": factories.municipality()} if role is Role.MUNICIPAL_OFFICER else {}
    client = signed_in(role, silent, **where)

    assert client.get(ADDRESS).status_code == 403
    assert answer(client, silent, "Chor", "confirmed") == 403
    assert confirmations(silent) == []


def test_another_centre_does_not_exist_here(silent: Centre, other_centre: Centre) -> None:
    client = signed_in(Role.CENTRE_HEAD, other_centre)

    assert client.get(ADDRESS).status_code == 404
    own = ADDRESS.replace("heinsberg", "euskirchen")
    answer(client, silent, "Chor", "confirmed", own)
    assert confirmations(silent) == []


def test_an_empty_list_says_so(centre: Centre) -> None:
    assert "Niemand" in page_of(signed_in(Role.CENTRE_EDITOR, centre)) or titles("") == []


def test_the_number_of_statements_does_not_grow(
    silent: Centre, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(Role.CENTRE_EDITOR, silent)
    page_of(client)
    answer(client, silent, "Chor", "later")
    with django_assert_num_queries(STATEMENTS):
        page_of(client)
    Service.objects.within(Scope.of(silent)).filter(title="Nähkurs").update(
        unconfirmed_since=timezone.localdate()
    )
    with django_assert_num_queries(STATEMENTS):
        page_of(client)


STATEMENTS = 12
