"""Screen: what the last nights did."""

import html
import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import nightly
from knotenpunkt.shared.models import JobRun
from knotenpunkt.shared.nightly import Job, run_night

ADDRESS = "/en/heinsberg/arbeitsplatz/naechte/"


@pytest.fixture(autouse=True)
def _jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that works and one that fails."""
    jobs = [Job("first", lambda now: "3 Briefe verschickt"), Job("second", lambda now: f"{1 // 0}")]
    monkeypatch.setattr(nightly, "_jobs", jobs)


def text(response: Any) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


@pytest.mark.parametrize("role", [Role.CENTRE_HEAD, Role.TENANT_ADMINISTRATOR])
def test_whoever_looks_after_settings_sees_what_was_done(role: Role, centre: Centre) -> None:
    run_night(timezone.now(), clock=timezone.now)
    page = text(signed_in(role, centre).get(ADDRESS))

    assert ("3 Briefe verschickt" in page, "failed (ZeroDivisionError)" in page) == (True, True)
    assert "No night since" not in page


def test_a_missing_night_is_told_with_what_to_do(centre: Centre) -> None:
    long_ago = timezone.now() - timedelta(hours=37)
    run_night(long_ago, clock=lambda: long_ago)
    page = text(signed_in(Role.CENTRE_HEAD, centre).get(ADDRESS))

    assert ("No night since" in page, "“knotenpunkt nightly”" in page) == (True, True)


def test_a_run_that_was_killed_is_not_finished(centre: Centre) -> None:
    now = timezone.now()
    JobRun.objects.create(job="first", for_day=timezone.localdate(now), started_at=now)

    assert "not finished" in text(signed_in(Role.CENTRE_HEAD, centre).get(ADDRESS))


def test_before_the_first_night_there_is_nothing_to_see(centre: Centre) -> None:
    assert "<table" not in signed_in(Role.CENTRE_HEAD, centre).get(ADDRESS).content.decode()


@pytest.mark.parametrize("role", [Role.CENTRE_EDITOR, Role.PROVIDER_EDITOR])
def test_others_are_refused(role: Role, centre: Centre) -> None:
    assert signed_in(role, centre).get(ADDRESS).status_code == 403


def test_another_centres_page_does_not_exist(centre: Centre, other_centre: Centre) -> None:
    assert signed_in(Role.CENTRE_HEAD, other_centre).get(ADDRESS).status_code == 404
