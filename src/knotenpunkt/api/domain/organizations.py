"""Organizations in the words of HSDS."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from knotenpunkt.api.domain.home import Home
from knotenpunkt.api.domain.places import location
from knotenpunkt.api.domain.records import Record, known, part_key
from knotenpunkt.api.domain.taxonomies import Names, attribute, translation
from knotenpunkt.api.domain.uris import uri
from knotenpunkt.directory.domain.offer import Provider, Reached
from knotenpunkt.directory.domain.translations import Section, Translations

KIND = "organization_kind"


def organization_fields(one: Provider, home: Home) -> Record:
    """What an organization says in its own row."""
    return {"id": str(one.key), "name": one.name, "description": one.description} | known(
        {
            "alternate_name": "; ".join(one.alternate_names),
            "email": one.reached.email,
            "website": uri(one.website),
            "page_url": home.organization_page(one.slug),
            "centre_key": home.key,
            "location_is_protected": one.place_is_protected or None,
            "information_date": str(one.provenance.stated_on or ""),
            "information_source": one.provenance.source,
        }
    )


def organization(one: Provider, home: Home, taxonomies: Mapping[str, Names]) -> Record:
    """An organization with everything nested in it but its services."""
    kinds = [attribute(one.key, "organization", KIND, taxonomies[KIND], one.kind)] if one.kind else []
    return organization_fields(one, home) | known(
        {
            "phones": phones(one.key, "organization_id", one.reached),
            "contacts": contacts(one.key, "organization_id", one.reached),
            "locations": [location(one.place, one.key)] if one.place else [],
            "attributes": kinds,
            "translations": list(translations(one.key, "organization", _FIELDS, one.translations)),
        }
    )


_FIELDS = {Section.DESCRIPTION: "description"}


def phones(owner: UUID, owner_field: str, reached: Reached) -> list[Record]:
    """The telephone numbers of an entry."""
    return [
        {"id": part_key(owner, "phone", one.number), owner_field: str(owner), "number": one.number}
        | known({"description": one.description})
        for one in reached.phones
    ]


def contacts(owner: UUID, owner_field: str, reached: Reached) -> list[Record]:
    """Whom one reaches, where a function is named; never a person."""
    if not reached.function:
        return []
    return [{"id": part_key(owner, "contact"), owner_field: str(owner), "title": reached.function}]


def translations(
    owner: UUID, entity: str, fields: Mapping[Section, str], texts: Translations
) -> Iterator[Record]:
    """The texts of an entry in other languages, as far as readers see them."""
    for language, sections in sorted(texts.items()):
        for section, text in sorted(sections.items()):
            if section in fields:
                yield translation(owner, entity, fields[section], language, text.text) | {
                    "by_machine": text.by_machine,
                    "is_checked": text.is_checked,
                    "is_current": text.is_current,
                }
