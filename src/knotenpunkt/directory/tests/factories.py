"""Building blocks for tests of the directory: a small territory, a centre, records with sensible facts."""

from datetime import date

from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.directory.models import Taxonomy, TaxonomyTerm
from knotenpunkt.regions.models import (
    AdministrativeDistrict,
    Centre,
    CentreMunicipality,
    District,
    FigureSource,
    Municipality,
)


def municipality(ags: str = "05370004", name: str = "Erkelenz") -> Municipality:
    """A municipality of Kreis Heinsberg, with everything above it."""
    source, _ = FigureSource.objects.get_or_create(
        code="test",
        defaults={"title": "Test", "publisher": "Test", "reference_on": date(2021, 12, 31), "licence": "-"},
    )
    cologne, _ = AdministrativeDistrict.objects.get_or_create(key="053", defaults={"name": "Köln"})
    district, _ = District.objects.get_or_create(
        ags=ags[:5], defaults={"name": "Heinsberg", "kind": "county", "administrative_district": cologne}
    )
    found, _ = Municipality.objects.get_or_create(
        ags=ags,
        defaults={
            "name": name,
            "kind": "town",
            "district": district,
            "population": 43492,
            "area": "117.34",
            "latitude": 51.08,
            "longitude": 6.32,
            "source": source,
        },
    )
    return found


def centre(slug: str = "heinsberg", key: str = "05370", *municipalities: Municipality) -> Centre:
    """A centre that serves the given municipalities."""
    made = Centre.objects.create(
        key=key, slug=slug, name=f"Kommunales Integrationszentrum {slug}", territory=f"Kreis {slug}"
    )
    for served in municipalities:
        CentreMunicipality.objects.create(centre=made, municipality=served)
    return made


def term(taxonomy: str, code: str, label: str) -> TaxonomyTerm:
    """A term of a curated vocabulary with a German label."""
    owner, _ = Taxonomy.objects.get_or_create(slug=taxonomy)
    found, _ = TaxonomyTerm.objects.get_or_create(
        taxonomy=owner, code=code, defaults={"labels": {"de": label}}
    )
    return found


def organization_record(name: str = "Caritasverband", **facts: object) -> OrganizationRecord:
    """An organization with the given facts."""
    return OrganizationRecord(name=name, **facts)  # type: ignore[arg-type]


def service_record(title: str = "Sprachcafé", **facts: object) -> ServiceRecord:
    """A service with the given facts."""
    return ServiceRecord(title=title, **facts)  # type: ignore[arg-type]
