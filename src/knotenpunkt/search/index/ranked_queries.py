"""A question's slots as queries of the engine, which scores by BM25."""

from collections.abc import Sequence

from tantivy import FieldType, Occur, Query, Schema

from knotenpunkt.search.domain.slots import Alternative, Field, Slot, Token
from knotenpunkt.search.index.schema import HOW_INDEXED, ORDINAL

TITLE_BOOST = 1.5
MARK_SCORE = 3.0  # of facets and surface words: about what a word in a tenth of all documents scores
TIE_BREAKER = 0.8  # part of what a slot's other alternatives add to its best one


def term(schema: Schema, token: Token) -> Query:
    """The documents with exactly this token in its field."""
    return Query.term_query(schema, token.field.value, token.text, index_option=HOW_INDEXED[token.field])


def any_slot(
    schema: Schema, slots: Sequence[Slot], filters: Sequence[Sequence[str]], *, at_least: int
) -> Query:
    """Documents that fill at least so many slots, scored by all that they fill, and pass every filter."""
    filled = [(Occur.Should, _slot(schema, slot)) for slot in slots]
    scored = Query.boolean_query(filled, minimum_number_should_match=at_least)
    return Query.boolean_query([(Occur.Must, scored), *_filters(schema, filters)])


def all_slots(schema: Schema, slots: Sequence[Slot], filters: Sequence[Sequence[str]]) -> Query:
    """Documents that fill every slot and pass every filter; without slots, documents that pass every filter."""
    parts = [*((Occur.Must, _slot(schema, slot)) for slot in slots), *_filters(schema, filters)]
    return Query.boolean_query(parts or [(Occur.Must, _anything(schema))])


def _anything(schema: Schema) -> Query:
    """Every document with an ordinal: all but the one that holds the state."""
    every = Query.range_query(schema, ORDINAL, FieldType.Unsigned, lower_bound=0)
    return Query.const_score_query(every, 0.0)


def _filters(schema: Schema, filters: Sequence[Sequence[str]]) -> list[tuple[Occur, Query]]:
    """Each filter lets through what carries one of its facets; it adds nothing to the score."""
    return [(Occur.Must, Query.const_score_query(_any_facet(schema, facets), 0.0)) for facets in filters]


def _any_facet(schema: Schema, facets: Sequence[str]) -> Query:
    return Query.boolean_query([(Occur.Should, term(schema, Token(Field.FACETS, facet))) for facet in facets])


def _slot(schema: Schema, slot: Slot) -> Query:
    """The best alternative counts, the others a little."""
    ways = [_alternative(schema, alternative) for alternative in slot.alternatives if alternative.tokens]
    return Query.disjunction_max_query(ways, tie_breaker=TIE_BREAKER) if ways else Query.empty_query()


def _alternative(schema: Schema, alternative: Alternative) -> Query:
    scored = [_scored(schema, token) for token in alternative.tokens]
    query = scored[0] if len(scored) == 1 else Query.boolean_query([(Occur.Must, part) for part in scored])
    return query if alternative.weight == 1.0 else Query.boost_query(query, alternative.weight)


def _scored(schema: Schema, token: Token) -> Query:
    """Words score by BM25, in the title as well; marks and surface words all alike."""
    if token.field is Field.TEXT:
        title = Query.boost_query(term(schema, Token(Field.TITLE, token.text)), TITLE_BOOST)
        return Query.boolean_query([(Occur.Should, term(schema, token)), (Occur.Should, title)])
    if token.field is Field.TITLE:
        return term(schema, token)
    return Query.const_score_query(term(schema, token), MARK_SCORE)
