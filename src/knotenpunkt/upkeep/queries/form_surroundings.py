"""What forms of the upkeep are filled in against: curated words, organizations and places of the centre."""

from knotenpunkt.directory.models import Organization, TaxonomyTerm
from knotenpunkt.directory.queries.written_words import places_of
from knotenpunkt.regions.queries.portal import Portal
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.domain.surroundings import Surroundings

_TAXONOMIES = ("topic", "target_group", "organization_kind")


def surroundings_of(portal: Portal) -> Surroundings:
    """The words in the language of the portal, in three SQL statements."""
    labels: dict[str, dict[str, str]] = {taxonomy: {} for taxonomy in _TAXONOMIES}
    rows = TaxonomyTerm.objects.filter(taxonomy__in=_TAXONOMIES).order_by("position", "code")
    for taxonomy, code, names in rows.values_list("taxonomy_id", "code", "labels"):
        labels[taxonomy][code] = names.get(portal.language.code) or names.get("de") or code
    organizations = (
        Organization.objects.within(Scope.of(portal.centre)).exclude(status="archived").order_by("name")
    )
    return Surroundings(
        topics=labels["topic"],
        target_groups=labels["target_group"],
        kinds=labels["organization_kind"],
        organizations=tuple(organizations.values_list("name", flat=True)),
        places=places_of(portal.centre),
    )
