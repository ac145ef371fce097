"""The table of stems of a language, made from a dictionary's forms: only words that the rules get wrong are in it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from knotenpunkt.search.domain.letters import folded
from knotenpunkt.search.domain.light_stems import turkish
from knotenpunkt.search.domain.stems import key_of, rule_stem, stem

_LONGEST = {"ar": 14, "pl": 14, "tr": 10, "ru": 16, "uk": 16}
_LONGEST_ELSEWHERE = 20
_FORMS_OF_A_WORD = 2


@dataclass(frozen=True, slots=True)
class Corrections:
    """What is put right by hand: base forms that words shall have, and stems that all forms of a base shall have."""

    forms: Mapping[str, str] = field(default_factory=dict)
    stems: Mapping[str, str] = field(default_factory=dict)


def stem_entries(forms: Iterable[tuple[str, str]], language: str, corrections: Corrections) -> dict[str, str]:
    """The stems of the words of a language that its rules do not find, by folded word.

    `forms` are words with their base forms, as a dictionary has them.
    """

    def key(word: str) -> str:
        return key_of(folded(word), language)

    bases = _bases(_folded_forms(forms, language), language)
    bases |= {key(form): key(base) for form, base in corrections.forms.items()}
    bases |= {key(base): key(base) for base in (*corrections.forms.values(), *corrections.stems)}
    targets = {base: _target(base, language, bases) for base in set(bases.values())}
    targets |= {key(base): stem for base, stem in corrections.stems.items()}
    by_hand = {key(form): targets[key(base)] for form, base in corrections.forms.items()}
    return _needed(bases, targets, language) | by_hand


def _needed(bases: Mapping[str, str], targets: Mapping[str, str], language: str) -> dict[str, str]:
    """What the table must have. In Arabic and Turkish endings and prefixes are cut where a word of it is left."""
    match language:
        case "ar":
            return {form: targets[base] for form, base in bases.items()}
        case "tr":
            return dict(_turkish_words(bases))
    return {form: targets[base] for form, base in bases.items() if stem(form, language) != targets[base]}


def _folded_forms(forms: Iterable[tuple[str, str]], language: str) -> list[tuple[str, str]]:
    """Forms and bases as they are compared, without those that are not worth their place."""
    longest = _LONGEST.get(language, _LONGEST_ELSEWHERE)
    kept, spelled = [], dict[str, str]()
    for form, base in forms:
        if len(form) > longest or not form.isalpha() or _is_left_to_rules(base, language):
            continue
        if base not in spelled:
            spelled[base] = key_of(folded(base), language)
        if " " not in spelled[base]:
            kept.append((key_of(folded(form), language), spelled[base]))
    return kept


def _is_left_to_rules(base: str, language: str) -> bool:
    """Whether the forms of a word are too many for what they are asked: verbs and names of the richest languages."""
    match language:
        case "pl":
            return base[:1].isupper() or base.endswith("ć") or base.startswith(("nie", "naj"))
        case "uk":
            return base.endswith(("ти", "тися"))
    return False


def _bases(forms: list[tuple[str, str]], language: str) -> dict[str, str]:
    """One base for each form. A word that other words are forms of is its own base, whatever else it may be."""
    counted = Counter(base for form, base in forms if form != base)
    found: dict[str, str] = {}
    for form, base in forms:
        own = form if counted[form] >= _FORMS_OF_A_WORD else base
        if form not in found or own == form:
            found[form] = own
    return found


def _target(base: str, language: str, bases: Mapping[str, str]) -> str:
    """The stem that all forms of a base shall have."""
    if language == "de":
        return _german_target(base, bases)
    return base if language == "tr" else rule_stem(base, language)


def _german_target(base: str, bases: Mapping[str, str]) -> str:
    male = _male(base, bases)
    if male is not None:
        return _german_target(male, {})
    found = rule_stem(base, "de")
    # „Kurs" is not „Kur" in the genitive.
    return (
        base
        if base.endswith("s") and found == rule_stem(base[:-1], "de") and len(found) < len(base)
        else found
    )


def _male(base: str, bases: Mapping[str, str]) -> str | None:
    """The male word of a female one („Lehrerin", which has the plural „Lehrerinnen"), None where there is none."""
    if not base.endswith("in") or bases.get(f"{base}nen") != base:
        return None
    short = base.removesuffix("in")
    return next((word for word in (short, f"{short}e") if bases.get(word) == word), short)


def _turkish_words(bases: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Base forms of all words; of nouns also the forms whose endings do not lead there."""
    words = {base for base in bases.values() if len(base) > 1}
    yield from ((word, word) for word in words)
    verbs = {word for word in words if f"{word}mek" in bases or f"{word}mak" in bases}
    for form, base in bases.items():
        if base not in verbs and form not in words and turkish(form, words.__contains__) != base:
            yield form, base
