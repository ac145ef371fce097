"""The words of texts and questions as the search takes them apart, for contexts that look through their own texts."""

from knotenpunkt.search.domain.slots import PART
from knotenpunkt.search.word_files import analysis


def words_of_text(text: str, language: str) -> frozenset[str]:
    """What is found of a text: the stem of each word, and those of the parts of its compounds."""
    return frozenset(analysis().tokens(text, language))


def words_wanted(question: str, language: str) -> frozenset[str]:
    """What a text must have for all words of a question; filler words count only where there are no others."""
    taken_apart = analysis()
    words = taken_apart.words(question, language)
    telling = [word for word in words if not taken_apart.is_stop_word(word.surface, language)]
    return frozenset(f"{PART}{word.stem}" for word in telling or words)
