"""The fields of the index on disk, and how large what is written into them may be."""

from tantivy import Schema, SchemaBuilder

from knotenpunkt.search.domain.slots import Field

FORMAT = 1  # counts the forms that an index on disk has had; another one than this is built anew

KEY = "key"
ORDINAL = "ordinal"
AS_OF = "as_of"
COMPLETENESS = "completeness"
TOKENS = "tokens"
STATE = "state"
EVERYTHING = "everything"

STATE_KEY = "#state"  # of the document that holds the state; no source's key begins so

HOW_INDEXED = {
    Field.TITLE: "freq",
    Field.TEXT: "freq",
    Field.SURFACE: "basic",
    Field.FACETS: "basic",
}


def index_schema() -> Schema:
    """Documents with their tokens; `tokens` is kept only of what was changed after the index was built.

    One more document, which carries no words, holds the state: `state` and `everything`.
    """
    builder = SchemaBuilder()
    builder.add_text_field(KEY, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field(ORDINAL, indexed=True, fast=True)
    for field, option in HOW_INDEXED.items():
        builder.add_text_field(field.value, tokenizer_name="whitespace", index_option=option)
    builder.add_unsigned_field(AS_OF, fast=True)
    builder.add_unsigned_field(COMPLETENESS, fast=True)
    for name in (TOKENS, STATE, EVERYTHING):
        builder.add_bytes_field(name, stored=True)
    return builder.build()
