"""Concepts of the field that are a topic of the vocabulary, and those that only belong to one."""

import pytest

from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.directory.queries.question_surroundings import knowledge_of
from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.queries.portal import portal_for
from knotenpunkt.search.domain.lexicon import MARK, TOPIC

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("question", "weight"),
    [("apprendre allemand", MARK), ("language tandem", TOPIC)],
)
def test_a_concept_by_the_name_of_a_topic_is_the_topic(question: str, weight: float) -> None:
    scenario.heinsberg()
    portal = portal_for("de", "heinsberg")
    knowledge = knowledge_of(portal, published_catalogue(portal))
    surfaces = [word.surface for word in knowledge.analysis.words(question, "ar")]
    ways = [
        way
        for match in knowledge.lexicon.matches(surfaces, "ar")
        for concept in match.concepts
        for way in knowledge.lexicon.alternatives(concept, "ar")
    ]

    marks = {way.tokens[0].text: way.weight for way in ways if way.tokens[0].text.startswith("thema:")}
    assert marks["thema:german-language"] == weight
