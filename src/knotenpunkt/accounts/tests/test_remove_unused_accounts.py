"""Accounts that nobody needs any more are erased."""

from datetime import UTC, datetime, timedelta

import pytest

from knotenpunkt.access.policy import OPERATOR, AccessRefused, Role
from knotenpunkt.accounts.actions.remove_unused_accounts import UNUSED, remove_unused_accounts
from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.tests.signed_in import seated
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from tests.harness.personas import Personas

NOW = datetime(2026, 11, 26, 2, 30, tzinfo=UTC)


@pytest.fixture
def _people(centre: Centre) -> None:
    """One with a role, and three without: gone for long, gone for a while, never there."""
    seated(Role.CENTRE_EDITOR, centre)
    for name, last_login in (
        ("long", NOW - UNUSED - timedelta(seconds=1)),
        ("while", NOW - UNUSED + timedelta(days=1)),
        ("never", None),
    ):
        Person.objects.create(email=f"{name}@example.org", display_name=name, last_login=last_login)


@pytest.mark.usefixtures("_people")
def test_accounts_without_a_role_go_half_a_year_after_the_last_sign_in() -> None:
    removed = [remove_unused_accounts(actor=OPERATOR, now=NOW) for _ in range(2)]

    assert removed == [2, 0]
    assert sorted(Person.objects.values_list("email", flat=True)) == [
        "centre_editor@heinsberg.example",
        "while@example.org",
    ]
    events = AuditEvent.objects.filter(action="accounts.remove_unused")
    assert [event.changes for event in events] == [{"number": 2}]


@pytest.mark.usefixtures("_people")
def test_only_the_night_removes_accounts(personas: Personas) -> None:
    with pytest.raises(AccessRefused):
        remove_unused_accounts(actor=personas.head, now=NOW)

    assert Person.objects.count() == 4
