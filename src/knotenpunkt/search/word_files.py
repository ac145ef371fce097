"""The word lists that come with the program and the tables made from them and from dictionaries: read here only.

Tables take seconds to make, so they are kept in `build/words`, from where all processes map them into memory; which of
them is valid its name says: it changes with everything that the table is made of.
"""

import json
import logging
import mmap
import os
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from django.conf import settings

from knotenpunkt.search.domain import compound_lexicon, known_words, word_table
from knotenpunkt.search.domain.analysis import Analysis
from knotenpunkt.search.domain.compound_counts import counted_lexicon
from knotenpunkt.search.domain.compounds import CompoundSplitter
from knotenpunkt.search.domain.intent_files import LANGUAGES
from knotenpunkt.search.domain.intent_vocabulary import IntentVocabulary, parsed_intents
from knotenpunkt.search.domain.known_words import KnownWords
from knotenpunkt.search.domain.letters import folded
from knotenpunkt.search.domain.lexicon import Concept, parsed_concepts
from knotenpunkt.search.domain.place_files import PlaceNames, parsed_place_names
from knotenpunkt.search.domain.stem_entries import Corrections, stem_entries
from knotenpunkt.search.domain.stems import key_of
from knotenpunkt.search.domain.word_table import WordTable

_log = logging.getLogger(__name__)
_PACKAGE = files("knotenpunkt.search")
_LONGEST_FIRST = ("pl", "ru", "de", "tr", "uk", "ar", "nl", "ro", "fr", "en", "fa")
_COMPOUNDS = "compounds"
_MADE_BY = ("letters", "german_letters")
_STEMS_MADE_BY = (*_MADE_BY, "light_stems", "stems", "stem_entries", "word_table")
_COMPOUNDS_MADE_BY = (*_MADE_BY, "compound_lexicon", "compound_counts", "compounds")


@cache
def analysis() -> Analysis:
    """The analysis of words. The tables of a language are read, or made, when a word of it is first met."""
    return Analysis(stem_table, compound_splitter, stop_words(), words_of_dictionary)


def names_of_word_tables() -> tuple[str, ...]:
    """The tables there are: those of the languages, the ones that take longest first, and of German compounds."""
    return (*_LONGEST_FIRST, _COMPOUNDS)


def make_word_table(name: str) -> None:
    """Make a table unless it is there, of a language its stems and its dictionary; all take a minute of computing."""
    if name == _COMPOUNDS:
        compound_splitter()
    else:
        stem_table(name)
        words_of_dictionary(name)


def make_word_tables() -> None:
    """Make every table that is not there."""
    for name in names_of_word_tables():
        make_word_table(name)


@cache
def stop_words() -> Mapping[str, frozenset[str]]:
    """Words that say nothing about what is looked for, folded, by language."""
    lines: dict[str, list[str]] = json.loads(_text("stop_words.json"))
    return {language: frozenset(folded(" ".join(words)).split()) for language, words in lines.items()}


@cache
def fillers() -> Mapping[str, frozenset[str]]:
    """Words with which people only say that they are looking for something, folded, by language."""
    words: dict[str, list[str]] = json.loads(_text("filler_words.json"))
    return {language: frozenset(map(folded, own)) for language, own in words.items()}


@cache
def intent_vocabulary() -> IntentVocabulary:
    """The words by which conditions are recognised."""
    return parsed_intents({language: _text(f"intents/{language}.json") for language in LANGUAGES})


@cache
def place_names() -> PlaceNames:
    """Other names of places: in other letters, exonyms, names that are ordinary words."""
    return parsed_place_names(_text("intents/place_names.json"))


@cache
def lexicon_files() -> tuple[Concept, ...]:
    """The concepts of the field in all languages."""
    names = sorted(
        file.name for file in (_PACKAGE / "data" / "lexicon").iterdir() if file.name.endswith(".jsonl")
    )
    return tuple(
        concept for name in names for concept in parsed_concepts(name, _text(f"lexicon/{name}"), LANGUAGES)
    )


@cache
def stem_table(language: str) -> WordTable:
    """The stems that the rules of a language do not find; an empty table for a language without rules."""
    if language not in LANGUAGES:
        return word_table.EMPTY
    made_of = [*_versions(), *map(_code, _STEMS_MADE_BY), _text("stem_corrections.json")]
    return WordTable(_kept(f"stems-{language}", made_of, partial(_made_stems, language)))


@cache
def compound_splitter() -> CompoundSplitter:
    """What takes German compounds apart."""
    made_of = [*_versions(), *map(_code, _COMPOUNDS_MADE_BY), _text("compound_words.txt")]
    written = bytes(_kept("compounds-de", made_of, _made_compounds))
    return CompoundSplitter(compound_lexicon.parsed(written.decode()))


@cache
def words_of_dictionary(language: str) -> KnownWords:
    """The words of a language, in all their forms; none for a language without rules."""
    if language not in LANGUAGES:
        return known_words.NONE
    made_of = [*_versions(), *map(_code, (*_MADE_BY, "known_words"))]
    return KnownWords(_kept(f"known-{language}", made_of, partial(_made_known_words, language)))


def _made_stems(language: str) -> bytes:
    corrections = json.loads(_text("stem_corrections.json")).get(language, {})
    return word_table.written(stem_entries(_forms(language), language, Corrections(**corrections)))


def _made_compounds() -> bytes:
    own = compound_lexicon.field_words(_text("compound_words.txt"))
    return compound_lexicon.written(counted_lexicon({base for _, base in _forms("de")}, own)).encode()


def _made_known_words(language: str) -> bytes:
    return known_words.written(key_of(folded(form), language) for form, _ in _forms(language))


def _forms(language: str) -> Iterable[tuple[str, str]]:
    """The words of the dictionary with their base forms. Its memory (up to 350 MB) is free again afterwards."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    return DefaultDictionaryFactory().get_dictionary(language).items()


def _kept(name: str, made_of: Iterable[str], make: Callable[[], bytes]) -> bytes | mmap.mmap:
    """What was kept under the name, mapped, if it was made of the same; else it is made and kept."""
    fingerprint = blake2b("\n".join(made_of).encode(), digest_size=8).hexdigest()
    folder = Path(settings.BASE_DIR) / "build" / "words"
    path = folder / f"{name}-{fingerprint}"
    try:
        return _mapped(path)
    except OSError:
        _log.info("Words are worked out for %s; once kept, they are only read.", name)
        made = make()
    try:
        _keep(path, made)
        for old in folder.glob(f"{name}-*"):
            if old != path:
                old.unlink(missing_ok=True)
        return _mapped(path)
    except OSError as problem:
        _log.warning("Words are worked out anew at each start, %s cannot be written: %s", path, problem)
    return made


def _mapped(path: Path) -> bytes | mmap.mmap:
    with path.open("rb") as file:
        is_empty = not path.stat().st_size  # which cannot be mapped
        return b"" if is_empty else mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_bytes(content)
    draft.replace(path)


def _versions() -> tuple[str, ...]:
    return version("simplemma"), version("pystemmer")


def _code(module: str) -> str:
    return (_PACKAGE / "domain" / f"{module}.py").read_text(encoding="utf-8")


def _text(name: str) -> str:
    return (_PACKAGE / "data" / name).read_text(encoding="utf-8")
