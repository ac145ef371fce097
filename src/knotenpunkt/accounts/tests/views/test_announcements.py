"""Screen: what the desk of the state tells everybody who works in a centre."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from knotenpunkt.access.policy import AccessRefused, Role
from knotenpunkt.accounts.actions.announcements import announce, withdraw_announcement
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from tests.harness.personas import Personas

ADDRESS = "/de/heinsberg/arbeitsplatz/mitteilungen/"
NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


def test_it_is_shown_in_full_up_to_and_including_its_last_day(personas: Personas, centre: Centre) -> None:
    today = timezone.localdate()
    announce("Fachtag", "Bitte <b>anmelden</b>.", today, actor=personas.state_desk, now=NOW)
    announce("Vorbei", "War schön.", today - timedelta(days=1), actor=personas.state_desk, now=NOW)
    page = signed_in(Role.CENTRE_EDITOR, centre).get(ADDRESS).content.decode()

    assert ("Bitte &lt;b&gt;anmelden&lt;/b&gt;." in page, "Vorbei" in page) == (True, False)


def test_taking_one_back_twice_changes_nothing_more(personas: Personas, centre: Centre) -> None:
    made = announce("Fachtag", "Bitte anmelden.", NOW.date(), actor=personas.state_desk, now=NOW)
    for _ in range(2):
        withdraw_announcement(made, actor=personas.state_desk, now=NOW)

    assert AuditEvent.objects.filter(action="accounts.withdraw_announcement").count() == 1


def test_a_centre_announces_nothing_to_all(personas: Personas, centre: Centre) -> None:
    with pytest.raises(AccessRefused):
        announce("Fachtag", "Bitte anmelden.", NOW.date(), actor=personas.head, now=NOW)


def test_nobody_reads_them_without_signing_in_or_in_a_foreign_centre(
    client: Client, centre: Centre, other_centre: Centre
) -> None:
    assert client.get(ADDRESS).status_code == 403
    assert signed_in(Role.CENTRE_HEAD, other_centre).get(ADDRESS).status_code == 404


def test_a_workspace_without_announcements_says_so(centre: Centre) -> None:
    page = signed_in(Role.CENTRE_HEAD, centre).get("/en/heinsberg/arbeitsplatz/mitteilungen/")

    assert "There is no announcement at the moment." in page.content.decode()
