"""Doing one thing to many entries of a list; each outcome says to how many it was done, and why not to the others."""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from knotenpunkt.access.policy import Actor, Permission
from knotenpunkt.accounts.models import Person
from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.models import Confirmation, Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.ask_providers import ask_providers
from knotenpunkt.upkeep.actions.assign_services import assign_services
from knotenpunkt.upkeep.actions.confirm_services import confirm_services
from knotenpunkt.upkeep.actions.set_status import archive_organizations, set_status, take_back
from knotenpunkt.upkeep.domain.outcome import NOTHING_DONE, Deed, Outcome, Remark

PERMISSION_OF: Mapping[Deed, Permission] = {
    Deed.CONFIRM: Permission.SERVICE_CONFIRM,
    Deed.ASK: Permission.CATALOGUE_EDIT,
    Deed.PUBLISH: Permission.CATALOGUE_EDIT,
    Deed.ARCHIVE: Permission.CATALOGUE_EDIT,
    Deed.ASSIGN: Permission.CATALOGUE_EDIT,
    Deed.TAKE_BACK: Permission.CATALOGUE_EDIT,
}


@dataclass(frozen=True, slots=True)
class Order:
    """What shall be done: why, to whom it is handed over, and as whom it is confirmed."""

    deed: Deed
    reason: str = ""
    colleague: Person | None = None
    origin: Confirmation.Origin = Confirmation.Origin.CENTRE
    confirmed_by: str = ""


def act_on_services(
    centre: Centre, keys: Collection[uuid.UUID], order: Order, *, actor: Actor, now: datetime
) -> Outcome:
    """Do it to these services. Raises AccessRefused."""
    return _done_to(centre, keys, order, actor=actor, now=now) if keys else NOTHING_DONE


def _done_to(
    centre: Centre, keys: Collection[uuid.UUID], order: Order, *, actor: Actor, now: datetime
) -> Outcome:
    match order.deed:
        case Deed.CONFIRM:
            return _confirm(centre, keys, order, actor=actor, now=now)
        case Deed.ASK:
            return _ask(centre, keys, actor=actor, now=now)
        case Deed.ASSIGN:
            number = assign_services(centre, keys, order.colleague, actor=actor, now=now)
            return Outcome(Deed.ASSIGN, number)
        case Deed.PUBLISH:
            return _publish(centre, keys, actor=actor, now=now)
        case Deed.ARCHIVE:
            number, batch = set_status(
                centre, keys, Status.ARCHIVED, reason=order.reason, actor=actor, now=now
            )
            return _changed(Deed.ARCHIVE, len(keys), number, batch)
    raise ValueError(order.deed)


def act_on_organizations(
    centre: Centre,
    offers: Mapping[uuid.UUID, Collection[uuid.UUID]],
    order: Order,
    *,
    actor: Actor,
    now: datetime,
) -> Outcome:
    """Do it to these organizations: their state is their own, everything else is done to their `offers`."""
    match order.deed:
        case Deed.ARCHIVE if offers:
            number, busy, batch = archive_organizations(
                centre, offers, reason=order.reason, actor=actor, now=now
            )
            return _changed(Deed.ARCHIVE, len(offers), number, batch, busy=busy)
        case Deed.PUBLISH if offers:
            return _publish(centre, offers, actor=actor, now=now)
    return act_on_offers_of(centre, offers, order, actor=actor, now=now)


def act_on_offers_of(
    centre: Centre,
    offers: Mapping[uuid.UUID, Collection[uuid.UUID]],
    order: Order,
    *,
    actor: Actor,
    now: datetime,
) -> Outcome:
    """Do it to the `offers` of these organizations or places; it is remarked how many have none."""
    if not offers:
        return NOTHING_DONE
    together = {service for services in offers.values() for service in services}
    outcome = _done_to(centre, together, order, actor=actor, now=now)
    without = sum(not services for services in offers.values())
    return Outcome(
        outcome.deed, outcome.number, {**outcome.remarks, Remark.WITHOUT_OFFERS: without}, outcome.batch
    )


def take_back_many(centre: Centre, batch: uuid.UUID | None, *, actor: Actor, now: datetime) -> Outcome:
    """Undo what was published or archived together."""
    if batch is None:
        return NOTHING_DONE
    number, left = take_back(centre, batch, actor=actor, now=now)
    return Outcome(Deed.TAKE_BACK, number, {Remark.CHANGED_SINCE: left})


def _confirm(
    centre: Centre, keys: Collection[uuid.UUID], order: Order, *, actor: Actor, now: datetime
) -> Outcome:
    confirmed = confirm_services(
        centre, keys, origin=order.origin, confirmed_by=order.confirmed_by, actor=actor, now=now
    )
    return Outcome(Deed.CONFIRM, len(confirmed), {Remark.IS_ARCHIVED: len(keys) - len(confirmed)})


def _ask(centre: Centre, keys: Collection[uuid.UUID], *, actor: Actor, now: datetime) -> Outcome:
    asked = ask_providers(centre, keys, actor=actor, now=now)
    number = asked.by_letter + asked.without_letter
    published = Service.objects.within(Scope.of(centre)).filter(pk__in=keys, status=Status.PUBLISHED).count()
    return Outcome(
        Deed.ASK,
        number,
        {
            Remark.LETTERS: asked.letters,
            Remark.NOT_MAILED: asked.without_letter,
            Remark.ASKED_ALREADY: max(0, published - number),
            Remark.NOT_PUBLISHED: max(0, len(keys) - published),
        },
    )


def _publish(centre: Centre, keys: Collection[uuid.UUID], *, actor: Actor, now: datetime) -> Outcome:
    number, batch = set_status(centre, keys, Status.PUBLISHED, actor=actor, now=now)
    return _changed(Deed.PUBLISH, len(keys), number, batch)


def _changed(deed: Deed, wanted: int, number: int, batch: uuid.UUID, *, busy: int = 0) -> Outcome:
    remarks = {Remark.HAS_OFFERS: busy, Remark.IS_SO_ALREADY: wanted - number - busy}
    return Outcome(deed, number, remarks, str(batch) if number else "")
