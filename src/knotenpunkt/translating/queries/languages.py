"""Languages and entries as addresses name them."""

import uuid

from django.http import Http404

from knotenpunkt.directory.domain.translations import TARGET_LANGUAGES
from knotenpunkt.translating.domain.entries import Kind, Reference

IN_ADDRESSES = {Kind.SERVICE: "angebot", Kind.ORGANIZATION: "traeger"}


def target_language(code: str) -> str:
    """A language into which texts are translated; any other does not exist."""
    if code not in TARGET_LANGUAGES:
        raise Http404(code)
    return code


def reference_of(kind: str, key: uuid.UUID) -> Reference:
    """The entry that an address names."""
    kinds = {word: known for known, word in IN_ADDRESSES.items()}
    if kind not in kinds:
        raise Http404(kind)
    return Reference(kinds[kind], key)
