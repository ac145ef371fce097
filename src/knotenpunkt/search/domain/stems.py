"""Stems: what the forms of a word have in common, in each language of the interface. Works on folded words."""

import re
from collections.abc import Callable, Mapping

import Stemmer  # type: ignore[import-not-found]

from knotenpunkt.search.domain.german_letters import without_umlauts
from knotenpunkt.search.domain.light_stems import (
    turkish,
    ukrainian,
    without_arabic_prefixes,
    without_polish_plural,
)
from knotenpunkt.search.domain.word_table import EMPTY, WordTable

_MOST_ROUNDS = 4
_LIBRARY = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "fa": "persian",
    "fr": "french",
    "nl": "dutch",
    "pl": "polish",
    "ro": "romanian",
    "ru": "russian",
}
_FEMALE = re.compile(r"(?:(?<=.er|.or)in|(?<=ist|ant|ent|log|eur)in|(?<=...)innen)$")


class _Repeated:
    """A stemmer of the library, applied until nothing changes: the stem of a stem is itself."""

    def __init__(self, algorithm: str) -> None:
        self._stem: Callable[[str], str] = Stemmer.Stemmer(algorithm, 0).stemWord

    def __call__(self, word: str) -> str:
        for _ in range(_MOST_ROUNDS):
            shorter = self._stem(word)
            if shorter == word or not shorter:
                break
            word = shorter
        return word


_BY_LIBRARY: Mapping[str, Callable[[str], str]] = {
    language: _Repeated(algorithm) for language, algorithm in _LIBRARY.items()
}


def stem(word: str, language: str, table: WordTable = EMPTY) -> str:
    """The stem of a folded word: as the table has it, else by the rules of the language.

    The forms of one word share a stem, and a stem says nothing else: it need not be a word. In a language without
    rules each word is its own stem.
    """
    key = key_of(word, language)
    return table.get(key) or _STEM.get(language, _unchanged)(key, table)


def key_of(word: str, language: str) -> str:
    """How the table of a language spells a folded word."""
    return without_umlauts(word) if language == "de" else word


def rule_stem(word: str, language: str) -> str:
    """The stem by the rules alone, the same for a word that is no form of another one."""
    found = _BY_LIBRARY.get(language)
    if found is not None:
        return found(word)
    return ukrainian(word) if language == "uk" else word


def _german(word: str, table: WordTable) -> str:
    male = _FEMALE.sub("", word)
    if male != word:
        return table.get(male) or table.get(male + "e") or rule_stem(male, "de")
    return rule_stem(word, "de")


def _turkish(word: str, table: WordTable) -> str:
    base = turkish(word, table.__contains__)
    return table.get(base) or base


def _arabic(word: str, table: WordTable) -> str:
    bare = without_arabic_prefixes(word, table.__contains__)
    return table.get(bare) or rule_stem(bare, "ar")


def _polish(word: str, table: WordTable) -> str:
    bare = without_polish_plural(word)
    return (table.get(bare) if bare != word else None) or rule_stem(bare, "pl")


def _unchanged(word: str, table: WordTable) -> str:
    return word


def _by_rules(language: str) -> Callable[[str, WordTable], str]:
    return lambda word, _: rule_stem(word, language)


_STEM: Mapping[str, Callable[[str, WordTable], str]] = {
    **{language: _by_rules(language) for language in (*_LIBRARY, "uk")},
    "de": _german,
    "tr": _turkish,
    "ar": _arabic,
    "pl": _polish,
}
LANGUAGES = frozenset(_STEM)
