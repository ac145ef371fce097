"""What the directory offers to search: every offer as a document, drafts too; nothing of a place that is confidential.

Whoever asks for the public narrows to the mark of what is published. The name of an organization that is not
published is in no document.
"""

import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from knotenpunkt.directory.domain.completeness import completeness
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord, Status
from knotenpunkt.directory.domain.search_facets import PUBLISHED, service_marks
from knotenpunkt.directory.domain.translations import (
    NO_TRANSLATIONS,
    Section,
    TranslatedText,
    Translations,
    texts_of,
)
from knotenpunkt.directory.models import Confirmation, Service
from knotenpunkt.directory.queries.records import StoredCatalogue, stored_catalogue
from knotenpunkt.directory.queries.translations import visible_translations
from knotenpunkt.regions.models import Centre, Municipality
from knotenpunkt.search.domain.document import SearchDocument
from knotenpunkt.search.domain.ranking import DOUBTED
from knotenpunkt.shared.tenancy import Scope

SERVICE = "service"
HIDDEN = "status:hidden"


class ServiceDocuments:
    """The offers of all centres."""

    name = SERVICE

    def all_documents(self) -> Iterator[SearchDocument]:
        """Centre by centre, so that only one catalogue is in memory at a time."""
        for centre in Centre.objects.order_by("pk"):
            yield from _documents_of(centre, None)

    def documents(self, keys: Sequence[str]) -> Iterator[SearchDocument]:
        """The offers with these keys that still exist."""
        wanted = {uuid.UUID(key.removeprefix(f"{SERVICE}:")) for key in keys}
        found = Service.objects.unscoped(reason="the index holds the offers of every centre")
        centres = set(found.filter(pk__in=wanted).order_by().values_list("centre_id", flat=True))
        for centre in Centre.objects.filter(pk__in=centres).order_by("pk"):
            yield from _documents_of(centre, wanted)


def service_key(key: uuid.UUID) -> str:
    """The key of an offer's document."""
    return f"{SERVICE}:{key}"


def _documents_of(centre: Centre, wanted: Collection[uuid.UUID] | None) -> Iterator[SearchDocument]:
    stored = stored_catalogue(centre)
    municipalities = dict(
        Municipality.objects.filter(served_by__centre=centre).order_by().values_list("ags", "name")
    )
    confirmed, silent = _confirmed(centre), _silent(centre)
    organizations = _published_by_name(stored)
    originals = {key: texts_of(record) for key, record in stored.services.items()}
    translations = visible_translations(Scope.of(centre), originals)
    for key, record in stored.services.items():
        if wanted is None or key in wanted:
            document = _document(centre, key, record, organizations, municipalities, confirmed.get(key))
            document = replace(document, facets=_with_silence(document.facets, silent.get(key, frozenset())))
            yield replace(document, translations=_in_other_languages(translations.get(key, NO_TRANSLATIONS)))


def _in_other_languages(translations: Translations) -> dict[str, tuple[str, ...]]:
    """The translations that fit today's texts, the title first, or its empty place; Easy Language is German."""
    return {
        language.removesuffix("-x-ls"): tuple(_current(texts.get(section)) for section in Section)
        for language, texts in translations.items()
    }


def _current(translated: TranslatedText | None) -> str:
    return translated.text if translated and translated.is_current else ""


def _document(
    centre: Centre,
    key: uuid.UUID,
    record: ServiceRecord,
    organizations: Mapping[str, OrganizationRecord],
    municipalities: Mapping[str, str],
    confirmed_on: date | None,
) -> SearchDocument:
    stated_on = record.stated_on.earliest if record.stated_on else None
    known_of = max((day for day in (stated_on, confirmed_on) if day), default=None)
    return SearchDocument(
        key=service_key(key),
        title=record.title,
        texts=(
            record.description,
            record.target_text,
            record.language_text,
            record.schedule_text,
            record.cost_text,
            record.registration_text,
        ),
        names=tuple(_names(record, organizations, municipalities)),
        facets=service_marks(centre.pk, record),
        as_of=known_of.toordinal() if known_of else 0,
        completeness=completeness(record),
    )


def _names(
    record: ServiceRecord, organizations: Mapping[str, OrganizationRecord], municipalities: Mapping[str, str]
) -> Iterator[str]:
    """Who offers it and where it is."""
    for name in (record.organization, *record.partners):
        if name in organizations:
            yield from (name, *organizations[name].alternate_names)
    yield record.provider_text
    place = record.place
    if not place.confidential:
        yield from (place.name, place.street, place.postal_code, place.city)
        yield municipalities.get(place.municipality, "")
    yield from (municipalities.get(ags, "") for ags in record.service_areas)


def _published_by_name(stored: StoredCatalogue) -> dict[str, OrganizationRecord]:
    return {
        record.name: record for record in stored.organizations.values() if record.status is Status.PUBLISHED
    }


def _confirmed(centre: Centre) -> dict[uuid.UUID, date]:
    """When each offer was last confirmed."""
    rows = Confirmation.objects.within(Scope.of(centre)).order_by("confirmed_on")
    return dict(rows.values_list("service_id", "confirmed_on"))


def _silent(centre: Centre) -> dict[uuid.UUID, frozenset[str]]:
    """The services whose providers are silent, and what their marks are about that."""
    silent = Service.objects.within(Scope.of(centre)).exclude(unconfirmed_since=None, hidden_on=None)
    return {
        key: frozenset((DOUBTED, HIDDEN) if hidden else (DOUBTED,))
        for key, hidden in silent.order_by().values_list("pk", "hidden_on")
    }


def _with_silence(marks: frozenset[str], silence: frozenset[str]) -> frozenset[str]:
    """The marks of a service with those of its provider's silence: what is hidden is not marked as published."""
    return (marks - {PUBLISHED} if HIDDEN in silence else marks) | silence
