"""When anything that is said of a published service was last written, as one SQL expression."""

from typing import Any

from django.db.models import DateTimeField, Expression, F, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce, Greatest

from knotenpunkt.directory.models import Confirmation, ServicePartner, Translation
from knotenpunkt.directory.queries.translations import shown


def last_written() -> Greatest:
    """Of the service in a query: its entry, its confirmations, its organizations, and the translations readers see.

    A confirmation of which only the day is known counts from the beginning of that day (UTC).
    """
    confirmed = Confirmation.objects.public().filter(service=OuterRef("pk"))
    partners = ServicePartner.objects.public().filter(service=OuterRef("pk"))
    parts = (
        F("organization__changed_at"),
        _latest(confirmed, "service", Coalesce("written_at", Cast("confirmed_on", DateTimeField()))),
        _latest(partners, "service", F("organization__changed_at")),
        _translated("service", "pk"),
        _translated("organization", "organization"),
    )
    return Greatest(
        F("changed_at"), *(Coalesce(part, F("changed_at")) for part in parts), output_field=DateTimeField()
    )


def _translated(owner: str, key: str) -> Subquery:
    translations = Translation.objects.unscoped(reason="hangs on rows that are guarded")
    those = shown(translations.filter(**{owner: OuterRef(key)}))
    return _latest(those, owner, Greatest("made_at", Coalesce("released_at", "made_at")))


def _latest(rows: QuerySet[Any], owner: str, moment: Expression | F) -> Subquery:
    """The latest moment of the rows of one owner; NULL where there are none."""
    return Subquery(rows.order_by().values(owner).annotate(latest=Max(moment)).values("latest"))
