"""Loading the curated taxonomies."""

from datetime import UTC, datetime

import pytest

from knotenpunkt.access.policy import NOBODY, OPERATOR, AccessRefused
from knotenpunkt.directory.actions.load_taxonomies import (
    LoadedTaxonomies,
    load_taxonomies,
    taxonomy_files,
)
from knotenpunkt.directory.models import Taxonomy, TaxonomyTerm
from knotenpunkt.regions.models import CentreRevision
from knotenpunkt.shared.models import AuditEvent

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)


def test_load_taxonomies_stores_every_term_in_its_order() -> None:
    files = taxonomy_files()
    loaded = load_taxonomies(actor=OPERATOR, now=NOW)
    assert loaded == LoadedTaxonomies(len(files), sum(len(file.terms) for file in files), 0, 0)
    for file in files:
        stored = TaxonomyTerm.objects.filter(taxonomy_id=file.slug).order_by("position")
        assert [(term.code, term.labels) for term in stored] == [
            (entry.code, entry.labels) for entry in file.terms
        ]


def test_load_taxonomies_a_second_time_changes_nothing() -> None:
    load_taxonomies(actor=OPERATOR, now=NOW)
    loaded = load_taxonomies(actor=OPERATOR, now=NOW)
    assert (loaded.created, loaded.changed, loaded.no_longer_listed) == (0, 0, 0)
    assert AuditEvent.objects.count() == 1
    assert CentreRevision.objects.get(centre=None).number == 1


def test_load_taxonomies_repairs_words_and_keeps_the_key_of_a_term() -> None:
    load_taxonomies(actor=OPERATOR, now=NOW)
    term = TaxonomyTerm.objects.filter(taxonomy_id="topic").order_by("position")[0]
    TaxonomyTerm.objects.filter(pk=term.pk).update(labels={"de": "falsch"}, position=99)
    Taxonomy.objects.filter(slug="topic").update(labels={})
    assert load_taxonomies(actor=OPERATOR, now=NOW).changed == 1
    repaired = TaxonomyTerm.objects.get(pk=term.pk)
    assert (repaired.labels, repaired.position) == (term.labels, 0)
    assert Taxonomy.objects.get(slug="topic").labels != {}


def test_load_taxonomies_keeps_terms_that_entries_may_use() -> None:
    load_taxonomies(actor=OPERATOR, now=NOW)
    TaxonomyTerm.objects.create(taxonomy_id="topic", code="of-old", position=98)
    assert load_taxonomies(actor=OPERATOR, now=NOW).no_longer_listed == 1
    assert TaxonomyTerm.objects.filter(code="of-old").count() == 1


def test_load_taxonomies_refuses_who_may_not() -> None:
    with pytest.raises(AccessRefused):
        load_taxonomies(actor=NOBODY, now=NOW)
    assert Taxonomy.objects.count() == 0
