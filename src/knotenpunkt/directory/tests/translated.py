"""Stored translations for tests: of an offer's texts as they are today, or as they were before."""

from datetime import UTC, date, datetime
from typing import Any

from knotenpunkt.directory.domain.translations import Section, source_hash
from knotenpunkt.directory.models import CatalogueSettings, Organization, Service, Translation
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

MADE_AT = datetime(2026, 5, 3, 9, 0, tzinfo=UTC)
MADE_ON = date(2026, 5, 3)


def translate(
    entry: Service | Organization,
    section: Section,
    language: str,
    text: str,
    *,
    source: str | None = None,
    **columns: Any,
) -> Translation:
    """A released translation by a person, of today's text unless another `source` is given."""
    made_of = getattr(entry, section) if source is None else source
    owner = "service" if isinstance(entry, Service) else "organization"
    facts: dict[str, Any] = {
        "origin": "person",
        "made_at": MADE_AT,
        "released_at": MADE_AT,
        owner: entry,
    } | columns
    made: Translation = Translation.objects.create(
        centre_id=entry.centre_id,
        section=section,
        language=language,
        text=text,
        source=made_of,
        source_hash=source_hash(made_of),
        **facts,
    )
    count_change(made.centre, now=MADE_AT)
    return made


def by_machine(entry: Service | Organization, section: Section, language: str, text: str) -> Translation:
    """What a machine made and nobody has read."""
    return translate(entry, section, language, text, origin="machine", released_at=None)


def show_machine_translations(centre: Centre) -> None:
    """The centre decides that readers see what a machine wrote."""
    CatalogueSettings.objects.create(centre=centre, shows_machine_translations=True)
    count_change(centre, now=MADE_AT)


def service(centre: Centre, title: str) -> Service:
    """An offer by its title."""
    found: Service = Service.objects.within(Scope.of(centre)).get(title=title)
    return found
