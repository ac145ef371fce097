"""What words are about: the topics whose names and synonyms they are, in any language."""

from collections.abc import Callable

from knotenpunkt.directory.queries.catalogue_rows import vocabularies
from knotenpunkt.directory.queries.question_surroundings import TOPIC_CONCEPT, knowledge_with
from knotenpunkt.regions.queries.portal import Portal


def topics_of_words(portal: Portal) -> Callable[[str, str], frozenset[str]]:
    """Tells the codes of the topics of some words in a language, as the search of the centre understands them."""
    knowledge = knowledge_with(portal.centre.pk, vocabularies()["topic"].values())
    read = knowledge.analysis

    def topics(words: str, language: str) -> frozenset[str]:
        surfaces = [
            word.surface
            for word in read.words(words, language)
            if not read.is_stop_word(word.surface, language)
        ]
        return frozenset(
            concept.code.removeprefix(TOPIC_CONCEPT)
            for match in knowledge.lexicon.matches(surfaces, language)
            for concept in match.concepts
            if concept.code.startswith(TOPIC_CONCEPT)
        )

    return topics
