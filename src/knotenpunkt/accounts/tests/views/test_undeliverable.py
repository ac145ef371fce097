"""Screen: e-mail problems."""

import html
import re
from dataclasses import replace
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import OPERATOR, Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.mail.actions.block_address import block_address
from knotenpunkt.mail.domain.letter import LetterState
from knotenpunkt.mail.models import BlockedAddress, OutgoingMail
from knotenpunkt.mail.models.blocked_address import BlockReason
from knotenpunkt.mail.queries.blocked import is_blocked
from knotenpunkt.mail.tests.letters import LETTER, NOW, posted
from knotenpunkt.regions.models import Centre

ADDRESS = "/en/heinsberg/arbeitsplatz/unzustellbar/"
TEAM = [Role.CENTRE_HEAD, Role.CENTRE_EDITOR, Role.TENANT_ADMINISTRATOR]
OTHERS = [Role.PROVIDER_EDITOR, Role.DATA_PROTECTION_OFFICER]


def blocked(centre: Centre, address: str = "post@verein.example") -> BlockedAddress:
    posted(centre, replace(LETTER, to=address))
    return block_address(address, BlockReason.BOUNCE, evidence="5.1.1", actor=OPERATOR, now=NOW)


def text(response: Any) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def release(row: BlockedAddress) -> str:
    return f"{ADDRESS}{row.pk}/freigeben/"


@pytest.mark.parametrize("role", TEAM)
def test_the_team_sees_whom_no_letter_reaches(role: Role, centre: Centre) -> None:
    blocked(centre)
    page = text(signed_in(role, centre).get(ADDRESS))

    assert "post@verein.example Our letter came back. 5.1.1 1 letter was not sent. Stimmt noch alles?" in page
    assert "26 Nov 2026" in page


@pytest.mark.parametrize("role", TEAM)
def test_an_address_is_released_with_one_button(role: Role, centre: Centre) -> None:
    row = blocked(centre)
    browser = signed_in(role, centre)
    page = browser.get(ADDRESS).content.decode()
    answer = browser.post(release(row))

    assert f'action="{release(row)}"' in page
    assert (answer.status_code, answer.headers["Location"]) == (302, ADDRESS)
    assert (is_blocked(row.address), "All addresses work." in text(browser.get(ADDRESS))) == (False, True)
    assert browser.post(release(row)).status_code == 404


@pytest.mark.parametrize("role", OTHERS)
def test_others_are_refused(role: Role, centre: Centre) -> None:
    row = blocked(centre)
    browser = signed_in(role, centre)

    assert [browser.get(ADDRESS).status_code, browser.post(release(row)).status_code] == [403, 403]
    assert is_blocked(row.address) is True


def test_another_centre_sees_and_releases_nothing(centre: Centre, other_centre: Centre) -> None:
    row = blocked(centre)
    browser = signed_in(Role.CENTRE_HEAD, other_centre)
    own = ADDRESS.replace("heinsberg", "euskirchen")

    assert browser.get(ADDRESS).status_code == 404
    assert "All addresses work." in text(browser.get(own))
    assert browser.post(release(row).replace("heinsberg", "euskirchen")).status_code == 404
    assert is_blocked(row.address) is True


def test_opening_a_link_releases_nothing(centre: Centre) -> None:
    row = blocked(centre)

    assert signed_in(Role.CENTRE_HEAD, centre).get(release(row)).status_code == 405


def test_letters_that_nobody_took_are_listed(centre: Centre) -> None:
    posted(centre)
    OutgoingMail.objects.unscoped(reason="the only letter there is").update(
        state=LetterState.REFUSED, error="5.7.1"
    )
    page = text(signed_in(Role.CENTRE_HEAD, centre).get(ADDRESS))

    assert "post@verein.example Stimmt noch alles? 26 Nov 2026 5.7.1" in page


def test_letters_without_a_server_are_told(centre: Centre) -> None:
    posted(centre)
    page = text(signed_in(Role.CENTRE_HEAD, centre).get(ADDRESS))

    assert "1 letter waits, since no mail server is set up." in page


def test_a_demonstration_has_a_mailbox_instead(centre: Centre) -> None:
    Centre.objects.filter(pk=centre.pk).update(is_demonstration=True)
    posted(centre)
    page = (
        signed_in(Role.CENTRE_HEAD, centre).get("/ar/heinsberg/arbeitsplatz/unzustellbar/").content.decode()
    )

    assert ('href="/ar/heinsberg/postfach/"' in page, "kp-notice" in page, 'dir="rtl"' in page) == (
        True,
        False,
        True,
    )


def test_statements_do_not_grow_with_the_list(
    centre: Centre, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = signed_in(Role.CENTRE_HEAD, centre)
    blocked(centre, "post1@verein.example")
    browser.get(ADDRESS)
    with django_assert_num_queries(8):
        browser.get(ADDRESS)
    for number in (2, 3):
        blocked(centre, f"post{number}@verein.example")
    with django_assert_num_queries(8):
        browser.get(ADDRESS)
