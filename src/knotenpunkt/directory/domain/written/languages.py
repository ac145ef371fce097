"""Spoken languages by their German names, as BCP 47 tags."""

import re

from knotenpunkt.directory.domain.written.text import fold

_TAGS = {
    "albanisch": "sq",
    "amharisch": "am",
    "arabisch": "ar",
    "armenisch": "hy",
    "aserbaidschanisch": "az",
    "bengali": "bn",
    "bengalisch": "bn",
    "bosnisch": "bs",
    "bulgarisch": "bg",
    "chinesisch": "zh",
    "dari": "prs",
    "deutsch": "de",
    "englisch": "en",
    "farsi": "fa",
    "franzoesisch": "fr",
    "gebaerdensprache": "gsg",
    "georgisch": "ka",
    "griechisch": "el",
    "hindi": "hi",
    "italienisch": "it",
    "kroatisch": "hr",
    "kurdisch": "ku",
    "kurmandschi": "kmr",
    "lettisch": "lv",
    "litauisch": "lt",
    "mazedonisch": "mk",
    "niederlaendisch": "nl",
    "paschtu": "ps",
    "paschto": "ps",
    "persisch": "fa",
    "polnisch": "pl",
    "portugiesisch": "pt",
    "punjabi": "pa",
    "romanes": "rom",
    "rumaenisch": "ro",
    "russisch": "ru",
    "serbisch": "sr",
    "singhalesisch": "si",
    "slowakisch": "sk",
    "slowenisch": "sl",
    "somali": "so",
    "sorani": "ckb",
    "spanisch": "es",
    "swahili": "sw",
    "suaheli": "sw",
    "tamil": "ta",
    "tamilisch": "ta",
    "thailaendisch": "th",
    "tigrinya": "ti",
    "tigrinisch": "ti",
    "tschechisch": "cs",
    "tschetschenisch": "ce",
    "tuerkisch": "tr",
    "ukrainisch": "uk",
    "ungarisch": "hu",
    "urdu": "ur",
    "vietnamesisch": "vi",
}
KNOWN_TAGS = frozenset(_TAGS.values())
_SOUGHT = re.compile(r"\([^()]*\bgesucht\b[^()]*\)", re.IGNORECASE)
_INTERPRETING = ("sprachmittl", "dolmetsch", "uebersetz")


def languages_in(text: str) -> tuple[str, ...]:
    """The languages named, in the order written; languages that speakers are only sought for do not count."""
    words = fold(_SOUGHT.sub(" ", text)).split()
    return tuple(dict.fromkeys(_TAGS[word] for word in words if word in _TAGS))


def interpreter_possible(text: str) -> bool | None:
    """True where interpreting is offered in the words of the language column, else unknown."""
    folded = fold(text)
    if f" {folded}".find(" ohne ") >= 0 or "keine" in folded.split():
        return None
    return True if any(stem in folded for stem in _INTERPRETING) else None
