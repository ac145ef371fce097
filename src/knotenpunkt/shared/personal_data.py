"""The register of data about people: every context declares what it keeps, and finds and erases it on request.

Purpose, legal basis and retention are what Art. 30 GDPR asks of a record of processing activities.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.utils.functional import Promise

type Words = str | Promise  # translated when they are shown


@dataclass(frozen=True, slots=True)
class PersonalField:
    """A column that can hold data about a person: `name` as "accounts.Person.email", `holds` in the reader's words."""

    name: str
    holds: Words


@dataclass(frozen=True, slots=True)
class Activity:
    """One processing activity with its fields. `night_job` is the job that ends it when `retention` is over.

    Without a job, something that people do ends it; `retention` then says what.
    """

    code: str
    title: Words
    purpose: Words
    legal_basis: Words
    people: Words
    recipients: Words
    retention: Words
    fields: tuple[PersonalField, ...]
    night_job: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that is kept about a person: of which activity, and what it says by the name of the field."""

    activity: str
    values: Mapping[str, str]


class Holder(Protocol):
    """Finds and erases what one context keeps about the owner of an e-mail address in one centre."""

    def find(self, email: str, *, centre: uuid.UUID) -> list[Found]:
        """Everything about her, the oldest first; the address is in small letters."""

    def erase(self, email: str, *, centre: uuid.UUID, now: datetime) -> int:
        """Erase or make anonymous, inside the caller's transaction; how many things that concerned.

        Raises ErasureRefused where something else has to happen first.
        """


class ErasureRefused(Exception):
    """Something stands in the way; the text is a sentence for whoever asked."""


_activities: dict[str, Activity] = {}
_holders: dict[str, Holder] = {}


def declare(activity: Activity, holder: Holder | None = None) -> None:
    """Enter an activity, and who finds and erases its data where people can ask for them by their address."""
    _activities[activity.code] = activity
    if holder is not None:
        _holders[activity.code] = holder


def activities() -> tuple[Activity, ...]:
    """All activities by their code."""
    return tuple(_activities[code] for code in sorted(_activities))


def holders() -> tuple[Holder, ...]:
    """Everybody who keeps data about people, each once."""
    return tuple(dict.fromkeys(_holders[code] for code in sorted(_holders)))
