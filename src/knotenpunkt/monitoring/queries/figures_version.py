"""Says whether figures that were put together still hold: it changes with deliveries, indicators and territories."""

import uuid
from dataclasses import dataclass

from django.db.models import Count, Subquery, Window

from knotenpunkt.monitoring.models import FigureImport
from knotenpunkt.regions.models import CentreRevision


@dataclass(frozen=True, slots=True)
class FiguresVersion:
    """The newest delivery, how many there are, and how often the instance as a whole changed."""

    newest: uuid.UUID
    deliveries: int
    revision: int


def figures_version() -> FiguresVersion | None:
    """The version of all figures, None where there are none; one SQL statement.

    Figures are written as deliveries only (`store_figures`).
    """
    revision = CentreRevision.objects.filter(centre=None).values("number")[:1]
    row = (
        FigureImport.objects.order_by("-pk")
        .annotate(deliveries=Window(Count("pk")), revision=Subquery(revision))
        .values_list("pk", "deliveries", "revision")
        .first()
    )
    return None if row is None else FiguresVersion(row[0], row[1], row[2] or 0)
