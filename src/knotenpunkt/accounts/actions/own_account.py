"""What people change about their own account, and what is noted when they sign in."""

from datetime import datetime
from typing import Any

from allauth.usersessions.models import UserSession
from django.db import transaction

from knotenpunkt.accounts.models import Person
from knotenpunkt.shared import audit


def change_own_details(person: Person, *, display_name: str, language: str, now: datetime) -> None:
    """Change how colleagues see her, and the language of letters to her."""
    with transaction.atomic():
        person.display_name, person.language = display_name, language
        person.save(update_fields=["display_name", "language"])
        _record("accounts.change_own_details", person, now=now, changes={"language": language})


def end_own_sessions(person: Person, sessions: list[UserSession], *, now: datetime) -> None:
    """Sign her out on these devices; sessions of somebody else are left alone."""
    own = [session for session in sessions if session.user_id == person.pk]
    with transaction.atomic():
        for session in own:
            session.end()
        _record("accounts.end_own_sessions", person, now=now, changes={"number": len(own)})


def note_sign_in(person: Person, ways: list[str], *, now: datetime) -> None:
    """Keep on record that she signed in, and how."""
    _record("accounts.sign_in", person, now=now, changes={"ways": ways})


def note_account_change(person: Person, what: str, *, now: datetime) -> None:
    """Keep on record that her password or her second factor changed."""
    _record(f"accounts.{what}", person, now=now)


def _record(action: str, person: Person, *, now: datetime, changes: dict[str, Any] | None = None) -> None:
    audit.record(
        action,
        actor=str(person.pk),
        now=now,
        subject_type="accounts.Person",
        subject_id=person.pk,
        changes=changes,
    )
