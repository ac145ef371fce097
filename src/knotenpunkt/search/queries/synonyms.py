"""The words of a centre's own, for its screen and for the search."""

import uuid

from django.http import Http404

from knotenpunkt.regions.models import Centre
from knotenpunkt.search.domain.lexicon import TEXT_LANGUAGE, Concept
from knotenpunkt.search.domain.synonyms import read_words
from knotenpunkt.search.models import Synonym
from knotenpunkt.shared.languages import INTERFACE_LANGUAGES
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet


def synonyms_of(centre: Centre) -> TenantQuerySet[Synonym]:
    """All entries of a centre, by their words."""
    return Synonym.objects.within(Scope.of(centre))


def synonym_of(centre: Centre, key: uuid.UUID) -> Synonym:
    """One entry of a centre; another centre's does not exist."""
    synonym = synonyms_of(centre).select_related("centre").filter(pk=key).first()
    if synonym is None:
        raise Http404(str(key))
    return synonym


def synonym_concepts(centre: uuid.UUID) -> tuple[Concept, ...]:
    """What a centre's own words mean, in whatever language somebody reads the pages."""
    stored = Synonym.objects.within(Scope(frozenset({centre})))
    return tuple(
        _concept(key, read_words(words), read_words(means))
        for key, words, means in stored.values_list("pk", "words", "means")
    )


def _concept(key: uuid.UUID, typed: tuple[str, ...], means: tuple[str, ...]) -> Concept:
    words = {language.code: typed for language in INTERFACE_LANGUAGES}
    return Concept(f"synonym:{key}", words | {TEXT_LANGUAGE: (*means, *typed)})
