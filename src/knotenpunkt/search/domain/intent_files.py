"""Reads and checks the files of words by which conditions are recognised (JSON, one file a language).

A text in brackets stands for several: „kostenlos(|e|er)" for „kostenlos", „kostenlose" and „kostenloser". {n} is any
number, {name} the name of a language. Before a word marked with ~ the particles of `glued` may be written.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from knotenpunkt.search.domain.intent_kinds import IntentKind
from knotenpunkt.search.domain.intent_tokens import NUMBER, phrase_tokens

LANGUAGES = ("de", "en", "nl", "tr", "pl", "ro", "ar", "uk", "ru", "fa", "fr")

_INNERMOST_GROUP = re.compile(r"\(([^()]*)\)")
_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}")
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DAYS = re.compile(r"[1-7](-[1-7])?")
_PART_OF_DAY = re.compile(r"morning|noon|afternoon|evening")
_YEARS = re.compile(r"[1-9]\d?")
_BARE = ("anything", "services")

_AROUND = ("before", "between", "after", "not_before", "not_after", "glued_before")
_GENERAL_LISTS = {"filler": True, "joins": True, "nothing": False, "glued": False}

type Groups = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Section:
    """The phrases of one kind of condition: plain lists by key, and phrases by the value they stand for."""

    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    groups: Mapping[str, Groups] = field(default_factory=dict)

    def phrases(self, key: str) -> tuple[str, ...]:
        """The phrases of a list; none where the language does without."""
        return self.lists.get(key, ())

    def by_value(self, key: str) -> Groups:
        """The phrases by the value they stand for; none where the language does without."""
        return self.groups.get(key, {})


@dataclass(frozen=True, slots=True)
class IntentWords:
    """The words of a language."""

    language: str
    general: Mapping[str, tuple[str, ...]]
    sections: Mapping[IntentKind, Section]


@dataclass(frozen=True, slots=True)
class _Shape:
    """The keys of a section: lists and groups, true where they must be there; the groups' values with their form."""

    lists: Mapping[str, bool] = field(default_factory=dict)
    groups: Mapping[str, tuple[bool, re.Pattern[str]]] = field(default_factory=dict)


_SHAPES = {
    IntentKind.PLACE: _Shape({"before_ordinary": False, "endings": False}),
    IntentKind.AUDIENCE: _Shape(
        {"compound_heads": False},
        {
            "words": (False, _CODE),
            "unattached": (False, _CODE),
            "as_noun": (False, _CODE),
            "only_with_preposition": (True, _CODE),
        },
    ),
    IntentKind.AGE: _Shape(
        {
            "years": True,
            "surely": False,
            "units": True,
            "from": True,
            "up_to": True,
            "below": True,
            "months": True,
            "months_of_children": False,
            "beside_children": True,
            "compound_endings": False,
            "not_with": False,
            "children": True,
        },
        {"numbers": (True, _YEARS), "number_stems": (False, _YEARS)},
    ),
    IntentKind.WEEKDAY: _Shape(
        {"ranges": True, "joined_with": False, "free_standing": False},
        {"words": (True, _DAYS), "abbreviations": (False, _DAYS)},
    ),
    IntentKind.TIME_OF_DAY: _Shape(
        {}, {"words": (True, _PART_OF_DAY), "beside_weekday": (False, _PART_OF_DAY)}
    ),
    IntentKind.FREE: _Shape({"words": True}),
    IntentKind.SPOKEN_LANGUAGE: _Shape(
        {
            "speaking": False,
            "attributive": False,
            "bare": True,
            "learning": True,
            "learning_german": True,
            "services": True,
        },
        {"names": (True, _LANGUAGE_TAG), "manner": (False, _LANGUAGE_TAG)},
    ),
    IntentKind.CHILDCARE: _Shape({"conditions": True, "topics": True, "activities": True}),
    IntentKind.WOMEN_ONLY: _Shape({"words": True}),
}
# Read as they are: capitals matter, or they are no phrases.
_VERBATIM = ("glued", "glued_before", "endings", "compound_endings", "bare")
_PATTERNS = (
    "learning",
    "learning_german",
    "services",
    "activities",
    "not_with",
    "children",
    "compound_heads",
)


def parsed_files(texts: Mapping[str, str]) -> tuple[IntentWords, ...]:
    """The words of every language from the texts of their files, by language.

    Raises ValueError, naming the file and the key, where a language is missing or unknown, a key is missing or unknown,
    a list is empty, or a text is no phrase.
    """
    if set(texts) != set(LANGUAGES):
        odd = ", ".join(sorted(set(texts) ^ set(LANGUAGES)))
        raise ValueError(f"Files of intents must be exactly those of {', '.join(LANGUAGES)}; see {odd}")
    return tuple(_words(language, texts[language]) for language in LANGUAGES)


def _words(language: str, text: str) -> IntentWords:
    place = f"intents/{language}.json"
    try:
        raw = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"{place}: not JSON, line {error.lineno}: {error.msg}") from error
    if not isinstance(raw, dict):
        raise ValueError(f"{place}: not an object")  # noqa: TRY004 - one error for all that is wrong with a file
    names = {_key(kind): kind for kind in IntentKind}
    _expect_keys(place, raw, _GENERAL_LISTS | dict.fromkeys(names, True))
    general = {key: tuple(_phrases(f"{place}, {key}", raw[key], key)) for key in _GENERAL_LISTS if key in raw}
    sections = {kind: _section(f"{place}, {name}", raw[name], _SHAPES[kind]) for name, kind in names.items()}
    return IntentWords(language, general, sections)


def _key(kind: IntentKind) -> str:
    return kind.value.replace("-", "_")


def _section(place: str, raw: object, shape: _Shape) -> Section:
    if not isinstance(raw, dict) or not raw:
        raise ValueError(f"{place}: not an object with keys")
    lists = {**dict.fromkeys(_AROUND, False), **shape.lists}
    _expect_keys(place, raw, {**lists, **{key: needed for key, (needed, _) in shape.groups.items()}})
    return Section(
        {key: tuple(_phrases(f"{place}.{key}", raw[key], key)) for key in lists if key in raw},
        {
            key: _groups(f"{place}.{key}", raw[key], form)
            for key, (_, form) in shape.groups.items()
            if key in raw
        },
    )


def _expect_keys(place: str, raw: Mapping[str, object], keys: Mapping[str, bool]) -> None:
    for key in raw:
        if key not in keys:
            raise ValueError(f"{place}: unknown key „{key}“")
    for key, needed in keys.items():
        if needed and key not in raw:
            raise ValueError(f"{place}: key „{key}“ is missing")


def _groups(place: str, raw: object, form: re.Pattern[str]) -> Groups:
    if not isinstance(raw, dict) or not raw:
        raise ValueError(f"{place}: not an object with lists")
    for value in raw:
        if not form.fullmatch(value):
            raise ValueError(f"{place}: „{value}“ is no value of it")
    return {value: tuple(_phrases(f"{place}.{value}", phrases, "words")) for value, phrases in raw.items()}


def _phrases(place: str, raw: object, key: str) -> Iterator[str]:
    if not isinstance(raw, list) or not raw:
        raise ValueError(f"{place}: not a list with at least one text")
    for text in raw:
        if not isinstance(text, str) or not text.strip():
            raise ValueError(f"{place}: a text is empty or no text")
        for phrase in dict.fromkeys(spelled_out(text, place)):
            _expect_phrase(place, phrase, key)
            yield phrase


def _expect_phrase(place: str, phrase: str, key: str) -> None:
    if key == "bare" and phrase not in _BARE:
        raise ValueError(f"{place}: „{phrase}“ is none of {', '.join(_BARE)}")
    if key in _PATTERNS and not phrase.strip("*"):
        raise ValueError(f"{place}: „{phrase}“ has no letters")
    if key in _VERBATIM or key in _PATTERNS:
        return
    tokens = phrase_tokens(phrase.replace("{name}", "name"))
    if not tokens or (tokens == (NUMBER,) and key not in _AROUND):
        raise ValueError(f"{place}: „{phrase}“ has no words")


def spelled_out(text: str, place: str = "phrase") -> Iterator[str]:
    """Every text that a text with alternatives in brackets stands for. ValueError where brackets do not fit."""
    group = _INNERMOST_GROUP.search(text)
    if group is None:
        if "(" in text or ")" in text:
            raise ValueError(f"{place}: brackets of „{text}“ do not fit")
        yield " ".join(text.split())
        return
    for choice in group[1].split("|"):
        yield from spelled_out(text[: group.start()] + choice + text[group.end() :], place)
