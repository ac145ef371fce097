"""The fixed terms of a centre."""

import uuid

from django.http import Http404

from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet
from knotenpunkt.translating.models import GlossaryTerm


def glossary_of(centre: Centre) -> TenantQuerySet[GlossaryTerm]:
    """All terms by their German word."""
    return GlossaryTerm.objects.within(Scope.of(centre))


def term_of(centre: Centre, key: uuid.UUID) -> GlossaryTerm:
    """One term of a centre; another centre's does not exist."""
    term: GlossaryTerm | None = glossary_of(centre).select_related("centre").filter(pk=key).first()
    if term is None:
        raise Http404(str(key))
    return term
