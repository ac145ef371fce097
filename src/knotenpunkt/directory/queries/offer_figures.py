"""Figures of offers' pages within somebody's reach."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Sum

from knotenpunkt.access.policy import Share
from knotenpunkt.directory.domain.offer_figures import Figures, last_months
from knotenpunkt.directory.models import OfferFigure, Service, ServicePartner
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet

_NAMES = {OfferFigure.Kind.VIEW: "views", OfferFigure.Kind.CALL: "calls", OfferFigure.Kind.MAIL: "mails"}


@dataclass(frozen=True, slots=True)
class OfferWithFigures:
    """An offer and its figures of twelve months."""

    key: uuid.UUID
    title: str
    slug: str
    figures: Figures


def counted_services(centre: Centre, share: Share) -> TenantQuerySet[Service]:
    """The services whose figures may be read: all of the centre, or those of one's own organizations."""
    scope = Scope.of(centre)
    rows = Service.objects.within(scope)
    if share.is_whole:
        return rows
    partners = ServicePartner.objects.within(scope).filter(organization__in=share.organizations)
    return rows.filter(Q(organization__in=share.organizations) | Q(pk__in=partners.values("service")))


def figures_by_month(services: TenantQuerySet[Service], centre: Centre, today: date) -> dict[date, Figures]:
    """The sums of these services in each of the last twelve months."""
    rows = _rows(services, centre, today).values("month", "kind").annotate(sum=Sum("number"))
    found = _gathered((row["month"], row["kind"], row["sum"]) for row in rows.order_by("month", "kind"))
    return {month: found.get(month, Figures()) for month in last_months(today)}


def figures_by_offer(
    services: TenantQuerySet[Service], centre: Centre, today: date
) -> tuple[OfferWithFigures, ...]:
    """These services with their sums of twelve months, the most viewed first; those nobody looked at are left out."""
    rows = _rows(services, centre, today).values("service", "kind").annotate(sum=Sum("number"))
    found = _gathered((row["service"], row["kind"], row["sum"]) for row in rows.order_by("service", "kind"))
    named = services.filter(pk__in=found).order_by("title", "pk").values_list("pk", "title", "slug")
    offers = [OfferWithFigures(key, title, slug, found[key]) for key, title, slug in named]
    return tuple(sorted(offers, key=lambda offer: -offer.figures.views))


def _rows(services: TenantQuerySet[Service], centre: Centre, today: date) -> TenantQuerySet[OfferFigure]:
    rows = OfferFigure.objects.within(Scope.of(centre)).filter(month__gte=last_months(today)[0])
    return rows.filter(service__in=services.order_by().values("pk"))


def _gathered[Key](rows: Iterable[tuple[Key, str, int]]) -> dict[Key, Figures]:
    sums: defaultdict[Key, dict[str, int]] = defaultdict(dict)
    for key, kind, number in rows:
        sums[key][_NAMES[OfferFigure.Kind(kind)]] = number
    return {key: Figures(**numbers) for key, numbers in sums.items()}
