"""Screen: web addresses that no longer work."""

import html
import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import override_settings
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import Actor, Grant, Role, Share
from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.portal import portal_for
from knotenpunkt.upkeep.models import CheckedLink
from knotenpunkt.upkeep.queries.link_tasks import link_tasks

ADDRESS = "/en/heinsberg/arbeitsplatz/webadressen/"
DEAD = "https://weg.example/kurs"
NOW = datetime(2027, 3, 1, 2, 30, tzinfo=UTC)


def publish_dead(centre: Centre, number: int = 0) -> None:
    """An offer and its provider that name an address which is gone."""
    address = f"{DEAD}{number or ''}"
    CheckedLink.objects.get_or_create(
        address=address,
        defaults={"checked_on": date(2027, 3, 8), "status": "gone", "since": date(2027, 3, 1)},
    )
    facts: dict[str, Any] = {
        "centre": centre,
        "website": address.removeprefix("https://"),
        "status": Status.PUBLISHED,
        "created_at": NOW,
        "changed_at": NOW,
    }
    Service.objects.create(title=f"Sprachtreff {centre.slug}", slug=f"treff-{number}", **facts)
    Organization.objects.create(name=f"Träger {centre.slug}{number or ''}", slug=f"traeger-{number}", **facts)


def text(response: Any) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


@pytest.mark.parametrize("role", [Role.CENTRE_HEAD, Role.CENTRE_EDITOR])
def test_the_team_sees_which_entries_name_a_dead_address(
    role: Role, centre: Centre, other_centre: Centre
) -> None:
    publish_dead(centre)
    publish_dead(other_centre)
    page = signed_in(role, centre).get(ADDRESS)

    assert f"{DEAD} Sprachtreff heinsberg Träger heinsberg 1 Mar 2027" in text(page)
    assert (
        "euskirchen" in text(page),
        'href="/en/heinsberg/arbeitsplatz/angebote/treff-0/"' in page.content.decode(),
    ) == (False, True)


def test_where_nothing_is_checked_the_page_says_so(centre: Centre) -> None:
    browser = signed_in(Role.CENTRE_HEAD, centre)
    unchecked = text(browser.get(ADDRESS))
    with override_settings(CHECK_LINKS=True):
        checked = text(browser.get(ADDRESS))

    assert (
        "Web addresses are not checked on this instance." in unchecked,
        "All web addresses work." in checked,
    ) == (
        True,
        True,
    )


@pytest.mark.parametrize("role", [Role.PROVIDER_EDITOR, Role.TENANT_ADMINISTRATOR])
def test_others_are_refused(role: Role, centre: Centre) -> None:
    assert signed_in(role, centre).get(ADDRESS).status_code == 403


def test_another_centres_page_does_not_exist(centre: Centre, other_centre: Centre) -> None:
    assert signed_in(Role.CENTRE_HEAD, other_centre).get(ADDRESS).status_code == 404


def test_dead_addresses_are_something_to_do_for_editors(centre: Centre) -> None:
    publish_dead(centre)

    def told(role: Role) -> list[tuple[int, date | None, str]]:
        actor = Actor("somebody", (Grant(role, centre.pk),))
        workplace = Workplace(portal_for("de", centre.slug), actor, "", Share(is_whole=True), ())
        return [
            (task.count, task.oldest_on, task.address) for task in link_tasks(workplace, date(2027, 3, 9))
        ]

    assert told(Role.CENTRE_EDITOR) == [(1, date(2027, 3, 1), "/de/heinsberg/arbeitsplatz/webadressen/")]
    assert told(Role.TENANT_ADMINISTRATOR) == []


def test_statements_do_not_grow_with_the_list(
    centre: Centre, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = signed_in(Role.CENTRE_HEAD, centre)
    publish_dead(centre, 1)
    browser.get(ADDRESS)
    with django_assert_num_queries(7):
        browser.get(ADDRESS)
    for number in (2, 3):
        publish_dead(centre, number)
    with django_assert_num_queries(7):
        browser.get(ADDRESS)
