"""What editing leaves to do, as the start page of the workspace tells it."""

from dataclasses import replace

import pytest
from django.test import Client
from django.utils import timezone

from knotenpunkt.access.policy import Actor, Grant, Role
from knotenpunkt.accounts.tests.signed_in import seated, signed_in
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.models import Service
from knotenpunkt.directory.tests import scenario
from knotenpunkt.directory.tests.scenario import MOTHERS_COURSE
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.tests.browsing import fields_of, text_of

START = "/en/heinsberg/arbeitsplatz/"
COURSE = f"{START}angebote/sprachkurs-fuer-muetter/"


@pytest.fixture
def heinsberg(db: None) -> Centre:
    return scenario.heinsberg()


@pytest.fixture
def team(heinsberg: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, heinsberg)


def test_drafts_wait_for_release(team: Client) -> None:
    page = team.get(START)

    assert "Drafts 1 " in text_of(page)
    assert "angebote/?state=draft" in page.content.decode()


def test_what_was_begun_is_gone_on_with(team: Client) -> None:
    team.post(f"{COURSE}entwurf/", fields_of(team.get(COURSE)) | {"title": "Halb"})
    page = team.get(START)

    assert "Begun by you and not saved 1 " in text_of(page)
    assert f'href="{COURSE}"' in page.content.decode()


def test_a_begun_organization_is_gone_on_with(team: Client) -> None:
    place = f"{START}traeger/caritasverband-erkelenz/"
    team.post(f"{place}entwurf/", fields_of(team.get(place)) | {"name": "Halb"})

    assert f'href="{place}"' in team.get(START).content.decode()


def test_colleagues_changes_are_news(team: Client, heinsberg: Centre) -> None:
    colleague = seated(Role.CENTRE_HEAD, heinsberg)
    actor = Actor(str(colleague.pk), (Grant(Role.CENTRE_HEAD, heinsberg.pk),))
    key = Service.objects.within(Scope.of(heinsberg)).get(title=MOTHERS_COURSE.title).pk
    change = Change(key, replace(MOTHERS_COURSE, title="Kurs"))
    save_catalogue(heinsberg, CatalogueChanges(services=[change]), actor=actor, now=timezone.now())

    assert "Team heinsberg has changed 1 entry." in text_of(team.get(START))
    own = Client()
    own.force_login(colleague)
    assert "has changed" not in text_of(own.get(START))


def test_outside_the_team_there_are_no_drafts_to_release(heinsberg: Centre) -> None:
    page = text_of(signed_in(Role.PROVIDER_EDITOR, heinsberg).get(START))

    assert ("Drafts 1" in page, "has changed" in page) == (False, False)
