"""What is known of languages and the field, as far as it comes with the program."""

from functools import cache

from knotenpunkt.search.domain.lexicon import Lexicon
from knotenpunkt.search.domain.understanding import Knowledge
from knotenpunkt.search.word_files import analysis, fillers, intent_vocabulary, lexicon_files, place_names

__all__ = [
    "analysis",
    "fillers",
    "intent_vocabulary",
    "knowledge_of_languages",
    "lexicon_files",
    "place_names",
]


@cache
def knowledge_of_languages() -> Knowledge:
    """Languages, the lexicon and the words of conditions; topics and a centre's own words are not among them."""
    return Knowledge(analysis(), Lexicon(lexicon_files(), analysis()), intent_vocabulary(), fillers())
