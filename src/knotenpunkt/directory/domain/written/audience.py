"""What title, target group and description say about who is meant: groups, women only, childcare, language level."""

import re

from knotenpunkt.directory.domain.written.terms import Terms
from knotenpunkt.directory.domain.written.text import fold

_SEPARATORS = re.compile(r"[,;/\n]|\bund\b|\bsowie\b|\boder\b|\bv\.\s*a\.|\bu\.\s*a\.")
_WOMEN = frozenset(("frauen", "maedchen", "muetter", "schwangere", "frau", "mutter"))
_SIDE_PHRASES = re.compile(r"\b(?:mit|aus|von|ohne|im|in|fuer)\b.*")
_ADJECTIVES = frozenset(
    (
        *("gefluechtete", "zugewanderte", "auslaendische", "alleinerziehende", "alleinstehende"),
        *("junge", "aeltere", "neu", "alle"),
    )
)
_ANYBODY = frozenset(("alle", "menschen", "personen", "leute"))
_STATUS = frozenset(("gefluechtete", "zugewanderte", "neuzugewanderte"))
_ORIGINS = (
    ("migrationshintergrund", "Menschen mit Migrationshintergrund"),
    ("zuwanderungsgeschichte", "Menschen mit Zuwanderungsgeschichte"),
    ("einwanderungsgeschichte", "Menschen mit Einwanderungsgeschichte"),
    ("aus der ukraine", "Geflüchtete aus der Ukraine"),
)
_VICTIMS = re.compile(r"^(?:von|durch) (?:haeuslicher )?gewalt betroffene[rn]? ")
_CHILDCARE = re.compile(
    r"\bmit (?:\w+ ){0,3}kinderbetreuung\b|\bkinderbetreuung (?:wird|ist|vorhanden|moeglich|kostenlos|inklusive)"
    r"|\bkinder werden (?:\w+ ){0,2}betreut\b"
)
_NO_CHILDCARE = re.compile(r"\b(?:ohne|keine) kinderbetreuung\b")
_LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")
_LEVEL_SPAN = re.compile(r"\b([ABC][12])\s*(?:-|–|bis|/)\s*([ABC][12])\b")
_LEVEL_UNTIL = re.compile(r"\bbis\s+(?:zum\s+|zu\s+)?(?:(?:Sprach)?[Nn]iveau\s+|Stufe\s+)?([ABC][12])\b")
_LEVEL_FROM = re.compile(r"\bab\s+(?:(?:Sprach)?[Nn]iveau\s+|Stufe\s+)?([ABC][12])\b")
_LEVEL = re.compile(r"\b(?:(?:Sprach)?[Nn]iveau|Stufe|Kurs)\s+([ABC][12])\b")


def target_groups_in(text: str, terms: Terms) -> tuple[str, ...]:
    """Codes of the target groups named: each part, its head without what follows „mit", „aus", …, its words."""
    found: dict[str, None] = {}
    for part in _SEPARATORS.split(text):
        head = _SIDE_PHRASES.sub("", fold(part)).strip()
        whole = terms.find(part) or terms.find(head)
        words = [word for word in head.split() if word in _STATUS or (whole is None and word not in _ANYBODY)]
        codes = [whole, *map(terms.find, words)]
        codes.extend(terms.find(group) for phrase, group in _ORIGINS if phrase in fold(part))
        found.update((code, None) for code in codes if code is not None)
    together = terms.find(text)
    return tuple(dict.fromkeys([*found, *([together] if together else [])]))


def women_only(title: str, target_text: str) -> bool | None:
    """True where every group named is women or girls; never False, for nobody writes that down."""
    parts = [_VICTIMS.sub("", fold(part)) for part in _SEPARATORS.split(target_text) if fold(part)]
    heads = [_SIDE_PHRASES.sub("", part).split() for part in parts]
    if heads and all(_is_women(words) for words in heads):
        return True
    return True if not parts and re.search(r"\b(?:nur|ausschliesslich) fuer frauen\b", fold(title)) else None


def _is_women(words: list[str]) -> bool:
    rest = [word for word in words if word not in _ADJECTIVES]
    return bool(rest) and all(word in _WOMEN for word in rest)


def childcare_in(*texts: str) -> bool | None:
    """Whether children are looked after meanwhile; None where no text says so."""
    folded = [fold(text) for text in texts]
    if any(_NO_CHILDCARE.search(text) for text in folded):
        return False
    return True if any(_CHILDCARE.search(text) for text in folded) else None


def levels_in(*texts: str) -> tuple[str, str]:
    """Lowest and highest level of the Common European Framework that is named, empty where none is."""
    joined = " ".join(texts)
    if match := _LEVEL_SPAN.search(joined):
        low, high = sorted((match[1], match[2]), key=_LEVELS.index)
        return low, high
    if match := _LEVEL_UNTIL.search(joined):
        return "", match[1]
    if match := _LEVEL_FROM.search(joined):
        return match[1], ""
    if match := _LEVEL.search(joined):
        return match[1], match[1]
    return "", ""
