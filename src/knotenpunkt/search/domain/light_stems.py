"""Stems by rules of our own, where the library has no stemmer for a language or its stemmer needs the accents."""

from collections.abc import Callable, Iterator

Known = Callable[[str], bool]

_SHORTEST_STEM = 3


def _endings(text: str) -> tuple[str, ...]:
    return tuple(sorted(text.split(), key=len, reverse=True))


_UKRAINIAN = _endings(
    """
    ами ями ові еві єві ів ах ях ам ям ом ем єм ою ею єю оі еі ого його ому йому ими іми их іх им ім ий ій ая яя ую юю
    ость ості істю ення енню енням ень ань ться тися ати ити іти ути яти ає ує іє ають ують ить ать ла ло ли
    а я е є и і о у ю ь й
    """
)
_MOST_ROUNDS = 3


def ukrainian(word: str) -> str:
    """The word without its endings, cut again until none is left, down to three letters."""
    for _ in range(_MOST_ROUNDS):
        shorter = _without_one(word, _UKRAINIAN)
        if shorter == word:
            break
        word = shorter
    return word


def _without_one(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: len(word) - len(ending)]
    return word


# Endings of nouns as they look once „ı" and „ü" are written „i" and „u": plural, possessive, case, and „-ki".
_TURKISH = _endings(
    """
    lar ler lari leri larin lerin larini lerini larina lerine larinda lerinde larindan lerinden larinin lerinin
    in un nin nun a e ya ye na ne i u yi yu ni nu da de ta te nda nde dan den tan ten ndan nden la le yla yle
    im um m imiz umuz miz muz iniz unuz niz nuz si su sina sine suna sini sunu sinda sinde sunda sindan sinden sundan
    sinin sunun ina ine una une ini unu inda inde unda unde indan inden undan unden inin unun
    ki daki deki taki teki ca ce dir dur tir tur lik luk ligi lugu siz suz li lu
    """
)
_TURKISH_PLURAL = _endings(
    "larinda lerinde larindan lerinden larinin lerinin larina lerine lari leri lar ler"
)
_HARDENED = {"b": "p", "c": "c", "d": "t", "g": "k"}
_VOWELS = "aeiou"


def turkish(word: str, known: Known) -> str:
    """The known word that the fewest endings hide („kitabi": „kitap"); an unknown word loses its plural only."""
    if known(word):
        return word
    forms = {word}
    for _ in range(_MOST_ROUNDS):
        shorter = {(stem, ending) for form in forms for stem, ending in _cut_turkish(form)}
        found = [base for stem, ending in shorter for base in _turkish_bases(stem, ending) if known(base)]
        if found:
            return max(found, key=lambda base: (len(base), base))
        forms = {stem for stem, _ in shorter}
    return _without_one(word, _TURKISH_PLURAL)


def _cut_turkish(form: str) -> Iterator[tuple[str, str]]:
    for ending in _TURKISH:
        if form.endswith(ending) and len(form) - len(ending) >= 2:
            yield form.removesuffix(ending), ending


def _turkish_bases(stem: str, ending: str) -> Iterator[str]:
    """The stem as it is, as it sounds without the ending, and with the vowel that the ending took: „kaydi", „kayit"."""
    yield stem
    if ending[0] in _VOWELS and stem[-1] not in _VOWELS:
        hard = stem[:-1] + _HARDENED.get(stem[-1], stem[-1])
        yield hard
        if len(stem) > _SHORTEST_STEM and stem[-2] not in _VOWELS:
            yield from (hard[:-1] + vowel + hard[-1] for vowel in "iu")


_ARABIC_ARTICLES = ("وبال", "وال", "بال", "كال", "فال", "ولل", "لل", "ال")
_ARABIC_PARTICLES = ("و", "ب", "ل", "ك", "ف")


def without_arabic_prefixes(word: str, known: Known) -> str:
    """The word without article and without „and", „in", „for", „like"; a single letter goes only from unknown words."""
    for article in _ARABIC_ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _SHORTEST_STEM - 1:
            return word.removeprefix(article)
    if not known(word) and word[:1] in _ARABIC_PARTICLES and known(word[1:]):
        return word[1:]
    return word


_POLISH = _endings("owie ow")


def without_polish_plural(word: str) -> str:
    """The word without „-ów" and „-owie", whose accent the library's stemmer would need to see."""
    return _without_one(word, _POLISH)
