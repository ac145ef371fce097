"""The curated vocabularies, by short name, and which term or taxonomy a key of HSDS means."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from knotenpunkt.api.domain.questions import Question
from knotenpunkt.api.domain.records import Record, known
from knotenpunkt.api.domain.taxonomies import Names, taxonomy, taxonomy_key, term, term_key
from knotenpunkt.api.queries.listings import Listing
from knotenpunkt.directory.domain.offer import Term
from knotenpunkt.directory.domain.words import folded
from knotenpunkt.directory.models import Taxonomy, TaxonomyTerm


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """Names of the taxonomies, and the terms of each in their order."""

    names: Mapping[str, Names]
    terms: Mapping[str, tuple[Term, ...]]

    def taxonomy_of(self, key: uuid.UUID) -> str | None:
        """The short name of the taxonomy with this key."""
        return next((name for name in self.names if taxonomy_key(name) == str(key)), None)

    def term_of(self, key: uuid.UUID) -> tuple[str, str] | None:
        """The short name of its taxonomy and the code of the term with this key."""
        return next(
            (
                (name, one.code)
                for name, terms in self.terms.items()
                for one in terms
                if term_key(name, one.code) == str(key)
            ),
            None,
        )


def vocabularies() -> Vocabularies:
    """All of them, in two SQL statements."""
    names = dict(Taxonomy.objects.order_by("slug").values_list("slug", "labels"))
    terms: dict[str, list[Term]] = {name: [] for name in names}
    rows = TaxonomyTerm.objects.order_by("taxonomy_id", "position", "code")
    for owner, code, labels, pictogram, is_facet in rows.values_list(
        "taxonomy_id", "code", "labels", "pictogram", "is_facet"
    ):
        terms[owner].append(Term(code, labels, {}, pictogram, is_facet))
    return Vocabularies(names, {name: tuple(found) for name, found in terms.items()})


def taxonomies(question: Question) -> Listing:
    """The taxonomies whose name has the words that are searched for."""
    found = vocabularies()
    records = {one["id"]: one for one in (taxonomy(name, labels) for name, labels in found.names.items())}
    return _listing({key: one for key, one in records.items() if _has(one, question.search)})


def taxonomy_terms(question: Question) -> Listing:
    """The terms that were asked for. None of them has a wider term: each is a top term and nobody's part."""
    found = vocabularies()
    wanted = found.taxonomy_of(question.taxonomy_id) if question.taxonomy_id else None
    records = {}
    for name, terms in found.terms.items():
        if question.parent_id or (question.taxonomy_id and name != wanted):
            continue
        for one in terms:
            record = term(name, found.names[name], one)
            if _has(record, question.search):
                records[record["id"]] = record
    return _listing(records)


def _listing(records: Mapping[str, Record]) -> Listing:
    return Listing(list(records), lambda keys: [known(records[str(key)]) for key in keys])


def _has(record: Record, search: str) -> bool:
    text = folded(f"{record['name']} {record['description']}")
    return all(word in text for word in folded(search).split())
