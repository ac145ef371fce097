"""What columns mean to a centre: for reading its workbooks, and to look at."""

import uuid

from django.http import Http404

from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.mapping import ColumnMapping, mapping_of
from knotenpunkt.importers.models import ColumnMeaning
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet


def column_meanings_of(centre: Centre) -> TenantQuerySet[ColumnMeaning]:
    """All of them, sheet by sheet."""
    return ColumnMeaning.objects.within(Scope.of(centre))


def column_meaning_of(centre: Centre, key: uuid.UUID) -> ColumnMeaning:
    """One of a centre; another centre's does not exist."""
    meaning = column_meanings_of(centre).select_related("centre").filter(pk=key).first()
    if meaning is None:
        raise Http404(str(key))
    return meaning


def mapping_for(centre: Centre) -> ColumnMapping:
    """All of them as reading needs them."""
    rows = column_meanings_of(centre).values_list("sheet", "column", "heading")
    return mapping_of(
        (sheet, column, Heading(heading) if heading else None) for sheet, column, heading in rows
    )
