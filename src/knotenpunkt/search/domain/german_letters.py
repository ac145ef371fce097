"""What only German does with letters: umlauts written as two letters, forms for all genders in one word."""

import re

_WRITTEN_OUT = re.compile("(?:(?<![aeiouyq])u|(?<![aeiouy])[ao])e")
_GENDER_SIGN = re.compile(
    r"(?<=[a-zäöüß])(?:[:*_·]|/-?|\(-?)(?=(?:in|r|n|s|e|en|er)(?:$|[-‐‑)]|nen))", re.IGNORECASE
)
_FEMALE_OF_ER = re.compile(r"(?<=...er)in(?:nen)?$")
_CAPITAL_INSIDE = re.compile(r"(?<=[a-zäöüß])I(?=n(?:nen|$))")


def without_umlauts(folded_word: str) -> str:
    """The word with „ae", „oe", „ue" written as „a", „o", „u", as folding writes „ä", „ö", „ü".

    „Muetter" becomes „mutter", as „Mütter" does. After another vowel both letters are their own: „neue", „Bauer".
    """
    if "ue" in folded_word or "ae" in folded_word or "oe" in folded_word:
        return _WRITTEN_OUT.sub(lambda found: found[0][0], folded_word)
    return folded_word


def without_gender_signs(word: str) -> str:
    """The word for all genders as the female word: „Lehrer:innen", „LehrerInnen", „Lehrer/-in", „Lehrer(innen)"."""
    return _GENDER_SIGN.sub("", _CAPITAL_INSIDE.sub("i", word)).replace(")", "")


def without_female_ending(folded_word: str) -> str:
    """„lehrerin" and „lehrerinnen" as „lehrer"; other female words are told from „termin" by a dictionary only."""
    return _FEMALE_OF_ER.sub("", folded_word)
