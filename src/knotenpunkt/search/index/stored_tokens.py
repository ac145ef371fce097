"""The tokens of a document that changed after the index was built, stored with it: by them kept sets are corrected."""

import json

from knotenpunkt.search.domain.document import SearchDocument, TokenisedDocument
from knotenpunkt.search.domain.slots import Field, Token

MOST_CORRECTED = (
    2_000  # documents; if more changed at once, readers forget what they kept rather than correct it
)


def written_tokens(document: SearchDocument, tokens: TokenisedDocument) -> bytes:
    """Each token of each field once."""
    by_field = {
        Field.TITLE: tokens.title,
        Field.TEXT: tokens.text,
        Field.SURFACE: tokens.surface,
        Field.FACETS: document.facets,
    }
    distinct = {field.value: sorted(set(words)) for field, words in by_field.items()}
    return json.dumps(distinct, ensure_ascii=False, separators=(",", ":")).encode()


def read_tokens(written: bytes) -> tuple[Token, ...]:
    """The tokens as they were stored."""
    by_field: dict[str, list[str]] = json.loads(written)
    return tuple(Token(Field(field), text) for field, words in by_field.items() for text in words)
