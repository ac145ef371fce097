"""Bringing the curated taxonomies of an instance to the state of the files that come with the program."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.directory.domain.taxonomy_files import TaxonomyFile, TermEntry, read_taxonomy
from knotenpunkt.directory.models import Taxonomy, TaxonomyTerm
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.shared import audit

DATA = Path(__file__).resolve().parent.parent / "data" / "taxonomies"

_TERM_COLUMNS = ("labels", "synonyms", "descriptions", "pictogram", "is_facet", "position")


@dataclass(frozen=True, slots=True)
class LoadedTaxonomies:
    """How many taxonomies there are, and how many terms were created, changed, or are no longer in the files."""

    taxonomies: int
    created: int
    changed: int
    no_longer_listed: int


def taxonomy_files(folder: Path = DATA) -> tuple[TaxonomyFile, ...]:
    """The taxonomies that come with the program; raises TaxonomyError."""
    return tuple(read_taxonomy(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json")))


def load_taxonomies(*, actor: Actor, now: datetime) -> LoadedTaxonomies:
    """Create and update taxonomies and terms, all or nothing; doing it again changes nothing.

    A term that the files no longer have stays, since entries may use it.
    """
    require(actor, Permission.INSTANCE_PREPARE)
    files = taxonomy_files()
    with transaction.atomic():
        changed_names = _save_taxonomies(files)
        stored = {(term.taxonomy_id, term.code): term for term in TaxonomyTerm.objects.all()}
        listed = {
            (file.slug, entry.code): _term(file, entry, place) for file, place, entry in _entries(files)
        }
        created = [term for key, term in listed.items() if key not in stored]
        changed = [
            _with_values_of(stored[key], term)
            for key, term in listed.items()
            if key in stored and _values(stored[key]) != _values(term)
        ]
        TaxonomyTerm.objects.bulk_create(created)
        TaxonomyTerm.objects.bulk_update(changed, _TERM_COLUMNS)
        loaded = LoadedTaxonomies(len(files), len(created), len(changed), len(stored.keys() - listed.keys()))
        if created or changed or changed_names:
            count_change(None, now=now)
            audit.record(
                "directory.taxonomies.load",
                actor=actor.identifier,
                now=now,
                subject_type="taxonomies",
                changes=asdict(loaded),
            )
    return loaded


def _save_taxonomies(files: tuple[TaxonomyFile, ...]) -> int:
    """Create and update the taxonomies themselves; how many were not right already."""
    stored = Taxonomy.objects.in_bulk()
    differing = [
        Taxonomy(slug=file.slug, labels=dict(file.labels))
        for file in files
        if file.slug not in stored or stored[file.slug].labels != file.labels
    ]
    Taxonomy.objects.bulk_create(
        differing, update_conflicts=True, update_fields=["labels"], unique_fields=["slug"]
    )
    return len(differing)


def _entries(files: tuple[TaxonomyFile, ...]) -> Iterable[tuple[TaxonomyFile, int, TermEntry]]:
    return ((file, place, entry) for file in files for place, entry in enumerate(file.terms))


def _term(file: TaxonomyFile, entry: TermEntry, place: int) -> TaxonomyTerm:
    return TaxonomyTerm(
        taxonomy_id=file.slug,
        code=entry.code,
        labels=dict(entry.labels),
        synonyms={language: list(words) for language, words in entry.synonyms.items()},
        descriptions=dict(entry.description),
        pictogram=entry.pictogram,
        is_facet=entry.facets,
        position=place,
    )


def _values(term: TaxonomyTerm) -> tuple[object, ...]:
    return tuple(getattr(term, column) for column in _TERM_COLUMNS)


def _with_values_of(stored: TaxonomyTerm, listed: TaxonomyTerm) -> TaxonomyTerm:
    for column in _TERM_COLUMNS:
        setattr(stored, column, getattr(listed, column))
    return stored
