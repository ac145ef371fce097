"""Screen: the history of one organization."""

from dataclasses import replace

import pytest
from django.test import Client

from knotenpunkt.access.policy import Actor, Grant, Role
from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.tests.signed_in import seated, signed_in
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.models import Organization
from knotenpunkt.directory.tests import scenario
from knotenpunkt.directory.tests.scenario import CARITAS, NOW
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.tests.browsing import text_of


@pytest.fixture
def heinsberg(db: None) -> Centre:
    return scenario.heinsberg()


@pytest.fixture
def caritas(heinsberg: Centre) -> Organization:
    found: Organization = Organization.objects.within(Scope.of(heinsberg)).get(name=CARITAS.name)
    return found


@pytest.fixture
def editor(heinsberg: Centre, caritas: Organization) -> Person:
    """Somebody of the team who changed the website."""
    person = seated(Role.CENTRE_EDITOR, heinsberg)
    actor = Actor(str(person.pk), (Grant(Role.CENTRE_EDITOR, heinsberg.pk),))
    change = Change(caritas.pk, replace(CARITAS, website="www.neu.example"))
    save_catalogue(heinsberg, CatalogueChanges(organizations=[change]), actor=actor, now=NOW)
    return person


def address(organization: Organization) -> str:
    return f"/en/heinsberg/arbeitsplatz/traeger/{organization.slug}/verlauf/"


def browser_of(person: Person) -> Client:
    browser = Client()
    browser.force_login(person)
    return browser


def website(organization: Organization) -> str:
    organization.refresh_from_db()
    return organization.website


def test_the_history_says_who_changed_what(caritas: Organization, editor: Person) -> None:
    page = text_of(browser_of(editor).get(address(caritas)))

    assert page.count("· changed Team heinsberg") == 1
    assert page.count("www.neu.example") == 1


def test_an_earlier_state_comes_back(caritas: Organization, editor: Person) -> None:
    before = website(caritas)
    answer = browser_of(editor).post(f"{address(caritas)}1/")

    assert (before, website(caritas)) == ("www.neu.example", CARITAS.website)
    assert answer.headers["Location"] == address(caritas)


def test_a_state_that_never_was_does_not_exist(caritas: Organization, editor: Person) -> None:
    assert browser_of(editor).post(f"{address(caritas)}9/").status_code == 404


def test_a_merged_organization_leads_to_its_own_history(
    heinsberg: Centre, caritas: Organization, editor: Person
) -> None:
    other = Organization.objects.within(Scope.of(heinsberg)).exclude(pk=caritas.pk).order_by("pk")[0]
    Organization.objects.within(Scope.of(heinsberg)).filter(pk=other.pk).update(merged_into=caritas)
    page = browser_of(editor).get(address(caritas)).content.decode()

    assert page.count(f'href="{address(other)}"') == 1


def test_its_own_editor_reads_it_and_changes_nothing(
    heinsberg: Centre, caritas: Organization, editor: Person
) -> None:
    browser = signed_in(Role.PROVIDER_EDITOR, heinsberg, organization=caritas.pk)

    assert browser.get(address(caritas)).status_code == 200
    assert browser.post(f"{address(caritas)}1/").status_code == 403


def test_the_editor_of_another_organization_finds_nothing(heinsberg: Centre, caritas: Organization) -> None:
    assert signed_in(Role.PROVIDER_EDITOR, heinsberg).get(address(caritas)).status_code == 404


def test_another_centre_does_not_exist(caritas: Organization) -> None:
    assert signed_in(Role.CENTRE_HEAD, scenario.dueren()).get(address(caritas)).status_code == 404
