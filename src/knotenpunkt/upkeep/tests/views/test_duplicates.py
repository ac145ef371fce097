"""Screen: pairs of entries that may be the same, and merges that can be taken back."""

import html
import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR, Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.records import ServiceRecord
from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre
from knotenpunkt.upkeep.actions.decide_duplicate import ask_later
from knotenpunkt.upkeep.actions.find_duplicates import find_duplicates
from knotenpunkt.upkeep.actions.merge_entries import MergeChoice, merge_entries
from knotenpunkt.upkeep.models import EntryMerge
from knotenpunkt.upkeep.tests.twins import (
    NOW,
    TWIN,
    WORKSHOP,
    key_of,
    pair_of,
    pairs,
    service_now,
    with_twins,
)

ADDRESS = "/en/heinsberg/arbeitsplatz/doppelte/"


@pytest.fixture
def twins(centre: Centre) -> Centre:
    return with_twins(centre)


@pytest.fixture
def editor(centre: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, centre)


def text(response: Any) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def merged(twins: Centre, hours_ago: int = 1) -> EntryMerge:
    choice = MergeChoice(key_of(twins, WORKSHOP.title))
    then = timezone.now() - timedelta(hours=hours_ago)
    return merge_entries(pair_of(twins, "service"), choice, actor=OPERATOR, now=then)


def test_pairs_are_listed_in_words(editor: Client, twins: Centre) -> None:
    page = editor.get(ADDRESS)

    assert re.findall(r"(?:Offer|Organization) · (?:Very probably|Perhaps) the same", text(page)) == [
        "Organization · Perhaps the same",
        "Offer · Very probably the same",
    ]
    assert "Speaks for it: similar name, same provider, same place, same phone number" in text(page)
    assert "Speaks against it: other topics" in text(page)
    assert re.findall(rf'href="({ADDRESS}[^"]+)"', page.content.decode()) == [
        f"{ADDRESS}{pair_of(twins, kind).pk}/" for kind in ("organization", "service")
    ]


def test_an_empty_list_says_when_it_is_looked_again(editor: Client, centre: Centre) -> None:
    assert "No pair waits for a decision." in text(editor.get(ADDRESS))


def test_what_is_postponed_is_counted(editor: Client, twins: Centre) -> None:
    ask_later(pair_of(twins, "service"), actor=OPERATOR, now=NOW)

    assert "1 pair is asked about again later." in text(editor.get(ADDRESS))


def test_a_merge_is_taken_back_by_its_button(editor: Client, twins: Centre) -> None:
    merge = merged(twins)
    page = editor.get(ADDRESS)
    answer = editor.post(f"{ADDRESS}{merge.pk}/trennen/")

    assert "Fahradwerkstatt leads to Fahrradwerkstatt ." in text(page)
    assert f'action="{ADDRESS}{merge.pk}/trennen/"' in page.content.decode()
    assert (answer.status_code, answer.headers["Location"]) == (302, ADDRESS)
    assert [service_now(twins, merge.kept), service_now(twins, merge.absorbed)] == [WORKSHOP, TWIN]
    assert pairs(twins)[1] == ("service", "open")


@pytest.mark.parametrize(
    ("hours_ago", "written", "told"),
    [
        (1, 1, "Somebody has changed one of the two entries since."),
        (26, 0, "A merge can be taken back for one day"),
    ],
)
def test_a_refusal_says_why(editor: Client, twins: Centre, hours_ago: int, written: int, told: str) -> None:
    merge = merged(twins, hours_ago)
    for _ in range(written):
        change = Change(merge.kept, service_now(twins, merge.kept))
        save_catalogue(twins, CatalogueChanges(services=[change]), actor=OPERATOR, now=NOW)
    answer = editor.post(f"{ADDRESS}{merge.pk}/trennen/")

    assert (answer.status_code, told in text(answer), pairs(twins)[1]) == (409, True, ("service", "same"))


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.CENTRE_HEAD, 200),
        (Role.CENTRE_EDITOR, 200),
        (Role.PROVIDER_EDITOR, 403),
        (Role.TENANT_ADMINISTRATOR, 403),
    ],
)
def test_the_list_is_for_the_team(centre: Centre, role: Role, status: int) -> None:
    assert signed_in(role, centre).get(ADDRESS).status_code == status


def test_another_centre_sees_nothing(twins: Centre, other_centre: Centre) -> None:
    outsider = signed_in(Role.CENTRE_EDITOR, other_centre)
    merge = merged(twins)
    own = f"/en/{other_centre.slug}/arbeitsplatz/doppelte/"

    assert [
        outsider.get(ADDRESS).status_code,
        outsider.post(f"{ADDRESS}{merge.pk}/trennen/").status_code,
    ] == [404, 404]
    assert [outsider.post(f"{own}{merge.pk}/trennen/").status_code, "Fahrrad" in text(outsider.get(own))] == [
        404,
        False,
    ]


def test_the_team_is_told_at_its_start(editor: Client, twins: Centre) -> None:
    start = text(editor.get("/en/heinsberg/arbeitsplatz/"))

    assert "Probably there twice 2" in start
    assert "Probably there twice" not in text(
        signed_in(Role.PROVIDER_EDITOR, twins).get("/en/heinsberg/arbeitsplatz/")
    )


def test_more_pairs_need_no_more_statements(editor: Client, twins: Centre) -> None:
    editor.get(ADDRESS)
    counted = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as sent:
            editor.get(ADDRESS)
        counted.append(len(sent))
        more = [ServiceRecord(f"{word}werkstatt") for word in ("Metall", "Metall", "Papier", "Papier")]
        scenario.publish(twins, (), tuple(more))
        find_duplicates(twins, actor=OPERATOR, now=NOW)
        editor.get(ADDRESS)

    assert (counted[0], len(pairs(twins))) == (counted[1], 14)
