"""Suggesting: a change of a service or an organization, an end, a new service, or a mistake that somebody noticed.

Who has an account, or a link from a mail, acts with a permission; a public page is open to everybody and changes
nothing by itself.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import get_language

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.accounts.models import Person
from knotenpunkt.directory.domain.plain_records import plain
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.directory.queries.subjects import organization_subject, service_subject
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.upkeep.actions.take_over import is_trusted, take_over_at_once
from knotenpunkt.upkeep.domain.reference import HOW_MANY, reference_of
from knotenpunkt.upkeep.models import ConfirmationRound, Suggestion

_Kind, _Origin = Suggestion.Kind, Suggestion.Origin


@dataclass(frozen=True, slots=True)
class Sender:
    """Who suggests: by which way, as whom where that is known, and where an answer goes if one is wanted."""

    origin: Suggestion.Origin
    person: Person | None = None
    email: str = ""


def suggest_change(
    service: Service,
    record: ServiceRecord,
    *,
    origin: Suggestion.Origin,
    based_on: int,
    message: str = "",
    sender: Person | None = None,
    sender_email: str = "",
    round: ConfirmationRound | None = None,  # noqa: A002 - the word of the domain
    actor: Actor,
    now: datetime,
) -> Suggestion:
    """Suggest what the service should be, made from its revision `based_on`; a trusted provider's takes effect at once.

    Where somebody else has changed the same facts meanwhile, a trusted provider's change waits like any other.
    """
    _require(service, origin, actor)
    suggestion = Suggestion(
        service=service,
        kind=_Kind.CHANGE,
        content=plain(record),
        based_on=based_on,
        message=message,
        round=round,
    )
    return _send(suggestion, Sender(origin, sender, sender_email), actor=actor, now=now)


def suggest_organization(
    organization: Organization,
    record: OrganizationRecord,
    *,
    based_on: int,
    sender: Sender,
    actor: Actor,
    now: datetime,
) -> Suggestion:
    """Suggest what the organization should be, made from its revision `based_on`; a trusted one's takes effect at once.

    Where it cannot (somebody changed the same facts meanwhile, or the name is another's), it waits.
    """
    subject = organization_subject(organization)
    require(actor, Permission.CHANGE_PROPOSE, centre=organization.centre_id, subject=subject)
    suggestion = Suggestion(
        centre=organization.centre,
        organization=organization,
        kind=_Kind.ORGANIZATION,
        content=plain(record),
        based_on=based_on,
    )
    return _send(suggestion, sender, actor=actor, now=now)


def suggest_end(
    service: Service,
    *,
    origin: Suggestion.Origin,
    message: str = "",
    sender: Person | None = None,
    sender_email: str = "",
    round: ConfirmationRound | None = None,  # noqa: A002 - the word of the domain
    actor: Actor,
    now: datetime,
) -> Suggestion:
    """Say that the service is no longer offered; a trusted provider's word takes effect at once."""
    _require(service, origin, actor)
    suggestion = Suggestion(service=service, kind=_Kind.END, message=message, round=round)
    return _send(suggestion, Sender(origin, sender, sender_email), actor=actor, now=now)


def suggest_new(
    centre: Centre,
    record: ServiceRecord | None = None,
    *,
    sender: Sender,
    message: str = "",
    organization: Organization | None = None,
    actor: Actor,
    now: datetime,
) -> Suggestion:
    """Suggest a service that is not in the catalogue yet, as a record or in words; it always waits."""
    if sender.origin is not _Origin.PUBLIC:
        subject = organization_subject(organization) if organization else None
        require(
            actor, Permission.CHANGE_PROPOSE, centre=centre.pk, **({"subject": subject} if subject else {})
        )
    suggestion = Suggestion(
        centre=centre,
        organization=organization,
        kind=_Kind.NEW,
        content=plain(record) if record else {},
        message=message,
    )
    return _send(suggestion, sender, actor=actor, now=now)


def report_mistake(
    about: Service | Organization, message: str, *, sender: Sender, actor: Actor, now: datetime
) -> Suggestion:
    """Tell the centre in words what is wrong with a service or an organization; anybody may."""
    if isinstance(about, Service):
        suggestion = Suggestion(service=about, kind=_Kind.MISTAKE, message=message)
    else:
        suggestion = Suggestion(organization=about, centre=about.centre, kind=_Kind.MISTAKE, message=message)
    return _send(suggestion, sender, actor=actor, now=now)


def _require(service: Service, origin: Suggestion.Origin, actor: Actor) -> None:
    if origin is not _Origin.PUBLIC:
        require(actor, Permission.CHANGE_PROPOSE, centre=service.centre_id, subject=service_subject(service))


def _send(suggestion: Suggestion, sender: Sender, *, actor: Actor, now: datetime) -> Suggestion:
    """Keep the suggestion under a number of its own; the trail says that it came, not what it says."""
    if suggestion.service is not None:
        suggestion.centre = suggestion.service.centre
        suggestion.organization = suggestion.service.organization
    suggestion.reference = reference_of(secrets.randbelow(HOW_MANY))
    suggestion.origin, suggestion.sender, suggestion.sender_email = sender.origin, sender.person, sender.email
    suggestion.language = get_language() or "de"
    suggestion.created_at = now
    with transaction.atomic():
        suggestion.save(force_insert=True)
        audit.record(
            "upkeep.suggestion.send",
            actor=actor.identifier,
            now=now,
            centre_key=suggestion.centre.key,
            subject_type="upkeep.Suggestion",
            subject_id=suggestion.pk,
            changes={"kind": suggestion.kind, "origin": suggestion.origin},
        )
        if is_trusted(suggestion, actor):
            take_over_at_once(suggestion, actor=actor, now=now)
    return suggestion
