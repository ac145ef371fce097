"""Translations as something to do."""

from datetime import date

import pytest
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import Role, Share
from knotenpunkt.accounts.queries.actors import actor_for
from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.accounts.tests.signed_in import seated
from knotenpunkt.directory.domain.translations import Section
from knotenpunkt.directory.tests import scenario
from knotenpunkt.directory.tests.translated import service, translate
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.portal import portal_for
from knotenpunkt.translating.queries.tasks import translation_tasks

TODAY = date(2026, 11, 26)
ADDRESS = "/en/heinsberg/arbeitsplatz/uebersetzungen/"


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


def workplace(centre: Centre, role: Role = Role.CENTRE_EDITOR) -> Workplace:
    actor = actor_for(seated(role, centre))
    return Workplace(portal_for("en", centre.slug), actor, "Team", Share(), ())


def told(place: Workplace) -> list[tuple[str, int, bool]]:
    with override("en"):
        found = [task for task in translation_tasks(place, TODAY) if task.count]
    assert {task.address for task in found} <= {ADDRESS}
    return [(task.label, task.count, task.is_urgent) for task in found]


def test_languages_that_nobody_began_are_nothing_to_do(centre: Centre) -> None:
    assert told(workplace(centre)) == []


def test_what_a_begun_language_needs_is_counted(centre: Centre) -> None:
    translate(service(centre, "Frauenhaus"), Section.TITLE, "ar", "قديم", source="alt")
    translate(service(centre, "Migrationsberatung"), Section.TITLE, "ar", "نصح", released_at=None)
    translate(service(centre, "Frauenhaus"), Section.TITLE, "tr", "Ev")

    assert told(workplace(centre)) == [
        ("Outdated translations", 1, True),
        ("Translations waiting for release", 1, False),
        ("Missing translations", 5, False),
    ]


def test_counting_is_done_once_for_each_state_of_the_data(
    centre: Centre, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    translate(service(centre, "Frauenhaus"), Section.TITLE, "ar", "بيت")
    place = workplace(centre)
    told(place)

    with django_assert_num_queries(0):
        again = told(place)
    translate(service(centre, "Migrationsberatung"), Section.TITLE, "ar", "نصح")
    assert (again, told(Workplace(portal_for("en", centre.slug), place.actor, "Team", Share(), ()))) == (
        [("Missing translations", 3, False)],
        [("Missing translations", 2, False)],
    )


def test_who_may_not_translate_is_told_nothing(centre: Centre) -> None:
    translate(service(centre, "Frauenhaus"), Section.TITLE, "ar", "قديم", source="alt")

    assert told(workplace(centre, Role.TENANT_ADMINISTRATOR)) == []
