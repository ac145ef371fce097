"""The whole published catalogue of a centre: which state it is in, its services one after the other, and as tables."""

from collections.abc import Iterator
from dataclasses import replace

from django.conf import settings
from django.utils import timezone

from knotenpunkt.api.domain.catalogue_state import CatalogueState
from knotenpunkt.api.domain.licences import read_licence
from knotenpunkt.api.domain.questions import Question
from knotenpunkt.api.domain.records import Record
from knotenpunkt.api.domain.tables import Tables
from knotenpunkt.api.queries.areas import LANGUAGE, Area
from knotenpunkt.api.queries.organizations import organizations
from knotenpunkt.api.queries.services import services
from knotenpunkt.api.queries.vocabularies import taxonomies, taxonomy_terms
from knotenpunkt.hsds.queries.objects import vocabulary
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.last_change import last_change
from knotenpunkt.regions.queries.revisions import centre_version
from knotenpunkt.shared.web.addresses import screen_address

EVERYTHING = Question(full=True)


def catalogue_state(centre: Centre, address: str) -> CatalogueState:
    """What files of the centre's catalogue say of it; `address` is that of the instance."""
    version = centre_version(centre.slug)
    page = screen_address("centre_start", {"language": LANGUAGE, "centre": centre.slug})
    return CatalogueState(
        slug=centre.slug,
        key=centre.key,
        territory=centre.territory,
        publisher=centre.name,
        email=centre.email,
        page=f"{address}{page}",
        address=address,
        licence=read_licence(settings.DATA_LICENCE),
        number=version.number if version else 0,
        changed_at=last_change(version) if version else None,
    )


def catalogue_tables(area: Area, state: CatalogueState) -> Tables:
    """Services, organizations and the vocabularies with all that hangs on them."""
    then = as_of(state, area)
    tables = Tables(vocabulary())
    tables.add("organization", organizations(EVERYTHING, then).everything())
    tables.add("service", services(EVERYTHING, then).everything())
    tables.add("taxonomy", taxonomies(EVERYTHING).everything())
    tables.add("taxonomy_term", taxonomy_terms(EVERYTHING).everything())
    return tables


def whole_services(area: Area) -> Iterator[Record]:
    """Every service with everything nested in it, some of them in memory at a time."""
    return services(EVERYTHING, area).everything()


def as_of(state: CatalogueState, area: Area) -> Area:
    """The same on the day of the last change, so that what is said of a state does not depend on who asks when."""
    return replace(area, today=timezone.localdate(state.changed_at)) if state.changed_at else area
