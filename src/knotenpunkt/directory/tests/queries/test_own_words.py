"""A centre's own words in the search of its offers: there from the next question on, and nowhere else."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.directory.domain.records import ServiceRecord
from knotenpunkt.directory.tests import scenario
from knotenpunkt.directory.tests.searchable import searchable
from knotenpunkt.regions.models import Centre
from knotenpunkt.search.actions.edit_synonyms import (
    SynonymContent,
    add_synonym,
    change_synonym,
    remove_synonym,
)
from knotenpunkt.search.domain.synonyms import SynonymWords

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
CHOIR = "Chor &lt;b&gt;Vielklang&lt;/b&gt;"


def content(typed: str, means: str) -> SynonymContent:
    return SynonymContent(SynonymWords((typed,), (means,)))


@pytest.fixture
def centre(db: None, tmp_path: Path) -> Iterator[Centre]:
    with searchable(tmp_path):
        yield scenario.heinsberg()


def titles(client: Client, question: str, language: str = "de", centre: str = "heinsberg") -> list[str]:
    page = client.get(f"/{language}/{centre}/angebote/", {"q": question}).content.decode()
    return [
        re.sub(r"</?mark>", "", title)
        for title in re.findall(r'kp-card__title"><a [^>]*><span>(.*?)</span></a>', page)
    ]


@pytest.mark.parametrize("language", ["de", "ar", "uk"])
def test_a_word_is_understood_from_the_next_question_on(
    client: Client, centre: Centre, language: str
) -> None:
    before = titles(client, "Zwitscherbude", language)
    add_synonym(centre, content("Zwitscherbude", "Chor"), actor=OPERATOR, now=NOW)

    assert (before, titles(client, "Zwitscherbude", language)) == ([], [CHOIR])


def test_a_changed_and_a_removed_word_mean_what_they_mean_now(client: Client, centre: Centre) -> None:
    synonym = add_synonym(centre, content("Zwitscherbude", "Chor"), actor=OPERATOR, now=NOW)
    found = [titles(client, "Zwitscherbude")]
    change_synonym(synonym, content("Zwitscherbude", "Migrationsberatung"), actor=OPERATOR, now=NOW)
    found.append(titles(client, "Zwitscherbude")[:1])
    remove_synonym(synonym, actor=OPERATOR, now=NOW)
    found.append(titles(client, "Zwitscherbude"))

    assert found == [[CHOIR], ["Migrationsberatung"], []]


def test_words_of_one_centre_are_no_words_of_another(client: Client, centre: Centre) -> None:
    other = scenario.dueren()
    scenario.publish(other, (), (ServiceRecord(title="Chor in Düren"),))
    add_synonym(centre, content("Zwitscherbude", "Chor"), actor=OPERATOR, now=NOW)

    assert titles(client, "Zwitscherbude", centre="dueren") == []


def test_the_languages_own_words_stay_known_beside_a_centres_own(client: Client, centre: Centre) -> None:
    before = titles(client, "German course", "en")
    add_synonym(centre, content("Zwitscherbude", "Chor"), actor=OPERATOR, now=NOW)

    assert (titles(client, "German course", "en"), before[:1]) == (before, ["Sprachkurs für Mütter"])
