"""Names of places in other letters: the sounds that Arabic, Persian and Cyrillic letters share with Latin ones.

Vowels are mostly not written in Arabic, and one sound is written in several ways. So names are compared by their
consonants, grouped by what is confused; this is coarse, and its users must be strict about the rest.
"""

import re

from rapidfuzz.distance import OSA

_LATIN = (
    ("tsch", "s"),
    ("sch", "s"),
    ("ch", "h"),
    ("ck", "k"),
    ("ph", "f"),
    ("th", "t"),
    ("qu", "kf"),
    ("dt", "t"),
    ("tz", "s"),
    ("x", "ks"),
)
_LATIN_LETTERS = {
    **dict.fromkeys("bp", "b"),
    **dict.fromkeys("fvw", "f"),
    **dict.fromkeys("gkqc", "k"),
    **dict.fromkeys("dt", "t"),
    **dict.fromkeys("sz", "s"),
    **{letter: letter for letter in "hlmnr"},
}
_CYRILLIC_LETTERS = {
    **dict.fromkeys("бп", "b"),
    **dict.fromkeys("вф", "f"),
    **dict.fromkeys("гґк", "k"),
    **dict.fromkeys("дт", "t"),
    **dict.fromkeys("сзцшщжч", "s"),
    **dict(zip("хлмнр", "hlmnr", strict=True)),
}
_ARABIC_LETTERS = {
    **dict.fromkeys("بپ", "b"),
    **dict.fromkeys("فڤ", "f"),
    **dict.fromkeys("غجگكقڨ", "k"),
    **dict.fromkeys("دتطض", "t"),
    **dict.fromkeys("سزصشذظثچژ", "s"),
    **dict.fromkeys("هحخ", "h"),
    **dict(zip("لمنر", "lmnr", strict=True)),
}
_CONSONANTS = _LATIN_LETTERS | _CYRILLIC_LETTERS | _ARABIC_LETTERS
_VOWELS = {
    **{letter: letter for letter in "aeiou"},
    **dict.fromkeys("yj", "i"),
    **dict(zip("аеиоуыэюяіїєй", "aeiouieuaiiei", strict=True)),
}
_CYRILLIC_VOWELS = "аеиоуыэюяіїєй"
_DOUBLED = re.compile(r"(.)\1+")
_ARABIC = re.compile("[\u0600-\u06ff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")


def alphabet_of(word: str) -> str:
    """Whether a word is written in „arabic", „cyrillic" or „latin" letters."""
    if _ARABIC.search(word):
        return "arabic"
    return "cyrillic" if _CYRILLIC.search(word) else "latin"


def is_in_other_letters(word: str) -> bool:
    """Whether a word is written in Arabic or Cyrillic letters."""
    return alphabet_of(word) != "latin"


def consonants(word: str) -> str:
    """The consonants of a folded word in any letters, grouped by sound; „Wegberg" and „Вегберг" have the same.

    A „w" that begins a word in Arabic is و, which otherwise is a vowel.
    """
    text = word
    for letters, sound in _LATIN:
        text = text.replace(letters, sound)
    beginning = "f" if text[:1] == "و" else ""
    return _DOUBLED.sub(r"\1", beginning + "".join(_CONSONANTS.get(letter, "") for letter in text))


def all_consonants(word: str) -> tuple[str, ...]:
    """The ways to hear a folded word: Ukrainian writes г for h („Гайнсберг")."""
    return (consonants(word), consonants(word.replace("г", "х"))) if "г" in word else (consonants(word),)


def vowels_apart(word: str, name: str) -> int:
    """How many vowels of a word in Cyrillic letters differ from those of a name; none of one in Arabic letters.

    The last vowel is no part of the name where the name has none there, but an ending („в Дреммене").
    """
    if _ARABIC.search(word):
        return 0
    stem = word if _vowels(name[-1:]) else word.rstrip(_CYRILLIC_VOWELS)
    return OSA.distance(_vowels(stem), _vowels(name.replace("ei", "ai")))


def _vowels(word: str) -> str:
    return "".join(_VOWELS.get(letter, "") for letter in word)
