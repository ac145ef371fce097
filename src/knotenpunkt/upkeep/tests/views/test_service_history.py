"""Screen: the history of one offer."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from knotenpunkt.access.policy import Actor, Grant, Role
from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.tests.signed_in import seated, signed_in
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.directory.queries.records import stored_entries
from knotenpunkt.directory.tests import scenario
from knotenpunkt.directory.tests.scenario import MOTHERS_COURSE, NOW
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.tests.browsing import text_of

HISTORY = "/en/heinsberg/arbeitsplatz/angebote/sprachkurs-fuer-muetter/verlauf/"


@pytest.fixture
def heinsberg(db: None) -> Centre:
    return scenario.heinsberg()


@pytest.fixture
def editor(heinsberg: Centre) -> Person:
    """Somebody of the team who changed name and cost of the course."""
    person = seated(Role.CENTRE_EDITOR, heinsberg)
    change = replace(MOTHERS_COURSE, title="Kurs", cost_text="2 €", free_of_charge=False)
    actor = Actor(str(person.pk), (Grant(Role.CENTRE_EDITOR, heinsberg.pk),))
    changes = CatalogueChanges(services=[Change(course(heinsberg).pk, change)])
    save_catalogue(heinsberg, changes, actor=actor, now=NOW)
    return person


def course(centre: Centre) -> Service:
    found: Service = Service.objects.within(Scope.of(centre)).get(slug="sprachkurs-fuer-muetter")
    return found


def browser_of(person: Person) -> Client:
    browser = Client()
    browser.force_login(person)
    return browser


def test_the_history_says_who_changed_what(heinsberg: Centre, editor: Person) -> None:
    scenario.confirm(heinsberg, "Kurs", date(2026, 11, 25), "Caritas")
    page = text_of(browser_of(editor).get(HISTORY))

    assert "25 Nov 2026 · confirmed by the provider Caritas" in page
    assert (
        "23 Nov 2026, 10:00 · changed Team heinsberg Field Before After "
        "Name of the offer Sprachkurs für Mütter Kurs Cost kostenlos 2 €"
    ) in page
    assert "· made by machine" in page


def test_a_deleted_account_has_no_name(heinsberg: Centre, editor: Person) -> None:
    editor.delete()
    page = text_of(signed_in(Role.CENTRE_HEAD, heinsberg).get(HISTORY))

    assert ("· changed deleted account" in page, "Team heinsberg Field" in page) == (True, False)


def test_outside_the_team_nobody_is_named(heinsberg: Centre, editor: Person) -> None:
    caritas = Organization.objects.within(Scope.of(heinsberg)).get(name=scenario.CARITAS.name)
    answer = signed_in(Role.PROVIDER_EDITOR, heinsberg, organization=caritas.pk).get(HISTORY)

    assert "· changed the centre's team Field" in text_of(answer)
    assert 'action="' + HISTORY + '1/"' not in answer.content.decode()


def test_an_earlier_state_comes_back(heinsberg: Centre, editor: Person) -> None:
    answer = browser_of(editor).post(f"{HISTORY}1/")

    assert answer.headers["Location"].endswith("/sprachkurs-fuer-muetter/?done=restored")
    key = course(heinsberg).pk
    assert stored_entries(heinsberg, services=[key]).services[key] == MOTHERS_COURSE
    assert course(heinsberg).revision == 3


def test_a_state_that_names_what_is_gone_cannot_come_back(heinsberg: Centre, editor: Person) -> None:
    Service.objects.within(Scope.of(heinsberg)).update(organization=None)
    Organization.objects.within(Scope.of(heinsberg)).filter(name=scenario.CARITAS.name).delete()
    browser = browser_of(editor)
    answer = browser.post(f"{HISTORY}1/")

    assert "It could not be brought back." in text_of(browser.get(answer.headers["Location"]))


def test_a_state_that_never_was_does_not_exist(heinsberg: Centre, editor: Person) -> None:
    assert browser_of(editor).post(f"{HISTORY}7/").status_code == 404


@pytest.mark.parametrize(
    ("role", "read", "restored"),
    [
        (Role.CENTRE_HEAD, 200, 302),
        (Role.PROVIDER_EDITOR, 404, 403),
        (Role.TENANT_ADMINISTRATOR, 403, 403),
        (Role.STATE_DESK, 403, 403),
    ],
)
def test_who_may_read_and_restore(
    heinsberg: Centre, editor: Person, role: Role, read: int, restored: int
) -> None:
    browser = signed_in(role, heinsberg)

    assert (browser.get(HISTORY).status_code, browser.post(f"{HISTORY}1/").status_code) == (read, restored)


def test_entries_that_were_merged_into_it_lead_to_their_own_history(
    heinsberg: Centre, editor: Person
) -> None:
    other = Service.objects.within(Scope.of(heinsberg)).exclude(pk=course(heinsberg).pk).order_by("pk")[0]
    Service.objects.within(Scope.of(heinsberg)).filter(pk=other.pk).update(merged_into=course(heinsberg))
    page = browser_of(editor).get(HISTORY).content.decode()

    assert page.count(f'href="/en/heinsberg/arbeitsplatz/angebote/{other.slug}/verlauf/"') == 1


def test_another_centres_history_does_not_exist(heinsberg: Centre, editor: Person) -> None:
    browser = signed_in(Role.CENTRE_HEAD, scenario.dueren())

    assert [browser.get(HISTORY).status_code, browser.post(f"{HISTORY}1/").status_code] == [404, 404]
    assert browser.get(HISTORY.replace("heinsberg", "dueren", 1)).status_code == 404
