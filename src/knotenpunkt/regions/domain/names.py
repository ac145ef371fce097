"""Names of territories: the word by which people know them, their order, and finding them however they are typed."""

import re
import unicodedata

_KIND = re.compile(r"^(Kreis|Stadt|Städteregion|StädteRegion)\s+")
_ADDITION = re.compile(r"\s*\(.*\)$")
_WORDS = re.compile(r"[^\W_]+")
_TWO_LETTER_VOWELS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("ß", "ss"))


def short_name(territory: str) -> str:
    """The distinguishing word of a territory: „Heinsberg“ for „Kreis Heinsberg“, „Rhein-Erft-Kreis“ as it is.

    The Städteregion keeps its kind, since the city of Aachen has a centre of its own.
    """
    without_addition = _ADDITION.sub("", territory)
    if without_addition.casefold().startswith("städteregion"):
        return without_addition
    return _KIND.sub("", without_addition)


def folded(text: str) -> str:
    """The form in which names are compared: „Köln“, „Koeln“ and „KOLN“ are the same."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    for two, one in _TWO_LETTER_VOWELS:
        plain = plain.replace(two, one)
    return plain


def sorting_key(name: str) -> tuple[str, str]:
    """Order as in a German list of names: umlauts as their vowels (DIN 5007, variant 1), then by spelling."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)), name


def is_named(name: str, search: str) -> bool:
    """Whether each word of a search begins a word of the name, in any order; a search without words finds nothing."""
    words = _WORDS.findall(folded(name))
    wanted = _WORDS.findall(folded(search))
    return bool(wanted) and all(any(word.startswith(part) for word in words) for part in wanted)
