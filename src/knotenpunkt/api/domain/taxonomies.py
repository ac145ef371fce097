"""Curated vocabularies as HSDS taxonomies and terms. Their keys are the same in every instance."""

from collections.abc import Iterator, Mapping

from knotenpunkt.api.domain.records import Record, known, part_key
from knotenpunkt.directory.domain.offer import Term
from knotenpunkt.shared.keys import derived_key

LANGUAGE = "de"

type Names = Mapping[str, str]  # of a taxonomy or a term, by language


def taxonomy_key(code: str) -> str:
    """The key of a taxonomy by its short name."""
    return str(derived_key("taxonomy", code))


def term_key(taxonomy: str, code: str) -> str:
    """The key of a term by the short name of its taxonomy and its code."""
    return str(derived_key("taxonomy", taxonomy, code))


def taxonomy(code: str, names: Names) -> Record:
    """A taxonomy; its description is its name where it has none."""
    key, name = taxonomy_key(code), names.get(LANGUAGE, code)
    return {
        "id": key,
        "name": name,
        "description": name,
        "translations": list(name_translations(key, "taxonomy", names)),
    }


def term(taxonomy_code: str, taxonomy_names: Names, one: Term) -> Record:
    """A term with its names in all languages."""
    record = _german_term(taxonomy_code, taxonomy_names, one)
    names = name_translations(record["id"], "taxonomy_term", one.labels)
    return record | {"translations": list(names)}


def _german_term(taxonomy_code: str, taxonomy_names: Names, one: Term) -> Record:
    """A term as other records nest it: without its names in other languages."""
    return {
        "id": term_key(taxonomy_code, one.code),
        "code": one.code,
        "name": one.label(LANGUAGE),
        "description": one.label(LANGUAGE),
        "taxonomy": taxonomy_names.get(LANGUAGE, taxonomy_code),
        "taxonomy_id": taxonomy_key(taxonomy_code),
        "language": LANGUAGE,
    }


def attribute(owner: object, entity: str, taxonomy_code: str, names: Names, one: Term) -> Record:
    """A term given to a record."""
    return {
        "id": part_key(owner, "attribute", taxonomy_code, one.code),
        "link_id": str(owner),
        "link_entity": entity,
        "link_type": taxonomy_code,
        "taxonomy_term_id": term_key(taxonomy_code, one.code),
        "taxonomy_term": known(_german_term(taxonomy_code, names, one)),
    }


def name_translations(key: str, entity: str, names: Names) -> Iterator[Record]:
    """The names in the other languages."""
    for language, name in sorted(names.items()):
        if language != LANGUAGE:
            yield translation(key, entity, "name", language, name)


def translation(key: object, entity: str, field: str, language: str, text: str) -> Record:
    """A text of a record in another language."""
    return {
        "id": part_key(key, "translation", field, language),
        "link_id": str(key),
        "link_entity": entity,
        "field": field,
        "language": language,
        "text": text,
    }
