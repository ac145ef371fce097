"""The lists of words that come with the program: complete, tidy, and in the letters of their languages."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from knotenpunkt.search.domain.intent_files import LANGUAGES
from knotenpunkt.search.domain.letters import folded
from knotenpunkt.search.domain.lexicon import LONGEST_PHRASE, Concept, Lexicon, parsed_concepts
from knotenpunkt.search.domain.question_words import QuestionWords
from knotenpunkt.search.domain.vocabulary import Vocabulary
from knotenpunkt.search.word_files import analysis, fillers, lexicon_files, stop_words

CONTEXTS = Path(__file__).parents[2]
DATA = CONTEXTS / "search" / "data"
LEXICON = sorted((DATA / "lexicon").glob("*.jsonl"))
TOPICS = CONTEXTS / "directory" / "data" / "taxonomies" / "topics.json"

ZERO_WIDTH_NON_JOINER = "\u200c"  # part of the Persian spelling
# Letters that look right in a language and are another one's, so that no reader sees the mistake.
FOREIGN_LETTERS = {
    "fa": "\u064a\u0643\u0649\u0629",  # Arabic ya, kaf, alef maksura, ta marbuta
    "ar": "\u06cc\u06a9\u06af\u0686\u067e\u0698",  # Persian ya, kaf, gaf, che, pe, zhe
    "ro": "şţŞŢ",  # with cedillas instead of commas
    "uk": "ыэёъЫЭЁЪ",
    "ru": "іїєґІЇЄҐ",
}


def twice(values: Iterable[str]) -> list[str]:
    return [value for value, number in Counter(values).items() if number > 1]


def lexicon_texts() -> Iterator[tuple[str, str, str]]:
    """Code, language and every text of the lexicon."""
    for concept in lexicon_files():
        for language, texts in concept.words.items():
            for text in texts:
                yield concept.code, language, text


def all_texts() -> Iterator[tuple[str, str]]:
    """The language and every text of all lists, as they are written."""
    yield from ((language, text) for _, language, text in lexicon_texts())
    for name in ("filler_words.json", "stop_words.json"):
        for language, texts in json.loads((DATA / name).read_text(encoding="utf-8")).items():
            yield from ((language, text) for text in texts)
    for language in LANGUAGES:
        yield language, (DATA / "intents" / f"{language}.json").read_text(encoding="utf-8")


def topic_codes() -> list[str]:
    return [term["code"] for term in json.loads(TOPICS.read_text(encoding="utf-8"))["terms"]]


@pytest.mark.parametrize("file", LEXICON, ids=lambda file: file.stem)
def test_each_file_of_the_lexicon_holds_concepts_in_all_languages(file: Path) -> None:
    concepts = parsed_concepts(file.name, file.read_text(encoding="utf-8"), LANGUAGES)
    assert {(concept.code != "", *sorted(concept.words)) for concept in concepts} == {
        (True, *sorted(LANGUAGES))
    }


def test_lexicon_is_made_of_all_its_files() -> None:
    lines = [line for file in LEXICON for line in file.read_text(encoding="utf-8").splitlines() if line]
    assert [concept.code for concept in lexicon_files()] == [json.loads(line)["code"] for line in lines]


def test_lexicon_has_eleven_languages() -> None:
    assert sorted(LANGUAGES) == ["ar", "de", "en", "fa", "fr", "nl", "pl", "ro", "ru", "tr", "uk"]


def test_codes_of_concepts_are_unique_and_plain() -> None:
    codes = [concept.code for concept in lexicon_files()]
    assert (twice(codes), [code for code in codes if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)]) == (
        [],
        [],
    )


def test_topics_of_concepts_are_those_of_the_directory_and_each_has_some() -> None:
    assert {topic for concept in lexicon_files() for topic in concept.topics} == set(topic_codes())


def test_no_concept_has_a_topic_twice() -> None:
    assert [concept.code for concept in lexicon_files() if twice(concept.topics)] == []


def test_no_concept_says_a_word_twice() -> None:
    def doubles(concept: Concept) -> Iterator[tuple[str, list[str]]]:
        for language, texts in concept.words.items():
            yield language, twice(text.casefold() for text in texts)

    assert [
        (concept.code, language, found)
        for concept in lexicon_files()
        for language, found in doubles(concept)
        if found
    ] == []


def test_texts_of_the_lexicon_have_something_to_read() -> None:
    assert [one for one in lexicon_texts() if not analysis().words(one[2], one[1])] == []


def test_no_phrase_of_the_lexicon_is_longer_than_is_looked_for() -> None:
    def telling(language: str, text: str) -> int:
        words = analysis().words(text, language)
        return sum(not analysis().is_stop_word(word.surface, language) for word in words)

    assert [one for one in lexicon_texts() if telling(one[1], one[2]) > LONGEST_PHRASE] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_concept_is_found_by_some_of_its_words(language: str) -> None:
    lexicon = Lexicon(lexicon_files(), analysis())
    words = QuestionWords(analysis(), lexicon, fillers(), Vocabulary({}))

    def is_found(concept: Concept, text: str) -> bool:
        surfaces = [word.surface for word in words.read(text, language, ())]
        return any(concept in match.concepts for match in lexicon.matches(surfaces, language))

    assert [
        concept.code
        for concept in lexicon_files()
        if not any(is_found(concept, text) for text in concept.words[language])
    ] == []


def test_texts_of_the_lexicon_are_tidy() -> None:
    def tidy(text: str) -> str:
        return unicodedata.normalize("NFC", " ".join(text.split()))

    assert [one for one in lexicon_texts() if one[2] != tidy(one[2])] == []


def test_texts_have_no_characters_that_nobody_sees() -> None:
    def unseen(language: str, text: str) -> list[str]:
        allowed = f"\n{ZERO_WIDTH_NON_JOINER}" if language in ("fa", "ar") else "\n"
        return [letter for letter in text if unicodedata.category(letter)[0] == "C" and letter not in allowed]

    assert [(language, text) for language, text in all_texts() if unseen(language, text)] == []


@pytest.mark.parametrize("language", FOREIGN_LETTERS)
def test_texts_have_no_letters_of_another_language(language: str) -> None:
    foreign = set(FOREIGN_LETTERS[language])
    texts = [text for written_in, text in all_texts() if written_in == language]
    assert [sorted(foreign.intersection(text)) for text in texts if foreign.intersection(text)] == []


@pytest.mark.parametrize("name", ["filler_words.json", "stop_words.json"])
def test_lists_of_words_cover_the_eleven_languages(name: str) -> None:
    lists = json.loads((DATA / name).read_text(encoding="utf-8"))
    assert sorted(language for language, words in lists.items() if words) == sorted(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_stop_words_are_such_as_the_analysis_reads(language: str) -> None:
    def read(word: str) -> list[str]:
        return [found.surface for found in analysis().words(word, language)]

    assert [word for word in sorted(stop_words()[language]) if read(word) != [word]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_fillers_of_several_words_have_every_word_in_the_lists(language: str) -> None:
    known = fillers()[language] | stop_words()[language]

    def is_said(filler: str) -> bool:
        surfaces = [word.surface for word in analysis().words(filler, language)]
        return all(surface in known or len(surface) == 1 for surface in surfaces)

    assert [filler for filler in sorted(fillers()[language]) if not is_said(filler)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_filler_is_written_twice(language: str) -> None:
    written = json.loads((DATA / "filler_words.json").read_text(encoding="utf-8"))[language]
    assert twice(written) == []


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("de", "suche brauche hilfe angebote"),
        ("en", "looking need help offers"),
        ("nl", "zoek nodig hulp aanbod"),
        ("tr", "arıyorum lazım yardım"),
        ("pl", "szukam potrzebuję pomoc oferty"),
        ("ro", "caut nevoie ajutor oferte"),
        ("ar", "أبحث أحتاج مساعدة عروض"),
        ("uk", "шукаю потрібно допомога пропозиції"),
        ("ru", "ищу помощь предложения"),
        ("fa", "دنبال نیاز کمک پیشنهاد"),
        ("fr", "cherche besoin aide offres"),
    ],
)
def test_words_that_only_ask_are_fillers(language: str, texts: str) -> None:
    assert [word for word in texts.split() if folded(word) not in fillers()[language]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_limits_is_a_filler(language: str) -> None:
    limits = "ohne nur without only zonder alleen sans seulement bez tylko fără بدون فقط без только"
    assert sorted(fillers()[language].intersection(map(folded, limits.split()))) == []
