"""Names of organizations as sets of words: abbreviations written out, endings and legal forms taken off."""

import re
from dataclasses import dataclass

from knotenpunkt.directory.domain.written.text import clean_line, fold

_LEGAL_FORM = re.compile(
    r"\b[eE]\.\s?[vV]\b\.?|\be\s?V\b\.?|\bg?GmbH\b|\bgAG\b|\beG\b|\(\s*i\.\s?Gr\.\s*\)|\bi\.\s?Gr\.|\bu\.\s?a\.(?!\w)"
)
_INITIALS = re.compile(r"\b(?:\w\.){2,}(?:\w\b)?")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_STEM_END = re.compile(r"\s+[–—-]\s+")
_FORMER = re.compile(r"^(?:früher|ehem(?:als|\.)?|vormals|bisher|bis \d{4})\s+", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-ZÄÖÜ][\wÄÖÜäöü.-]*[A-ZÄÖÜ][\w.]*")

_ENDINGS = ("es", "en", "er", "em", "e", "s", "n")
_SHORTEST_STEM = 5


@dataclass(frozen=True, slots=True)
class Name:
    """A name to compare: `needed` are its words, `loose` those it may go without („Verein", „Initiative").

    Each needed word is a set of alternatives, of which one has to be met.
    """

    needed: frozenset[frozenset[str]]
    loose: frozenset[str]

    @property
    def strict(self) -> "Name":
        """The same name with no word to go without."""
        return Name(self.needed | {frozenset((word,)) for word in self.loose}, frozenset())


def variants(name: str) -> tuple[str, ...]:
    """The written name, the name without its brackets, and what the brackets call it."""
    text = clean_line(name)
    return tuple(dict.fromkeys(filter(None, [text, bare(text), *alternate_names(text)])))


def bare(name: str) -> str:
    """The name without what stands in brackets."""
    return _BRACKETS.sub("", clean_line(name)).strip()


def stem(name: str) -> str:
    """What stands before a dash with blanks: the house, where the rest names a part of it."""
    return _STEM_END.split(bare(name), maxsplit=1)[0]


def alternate_names(name: str) -> tuple[str, ...]:
    """Short and former names in brackets: „KI", „IBV" and „VIKZ", „Flüchtlingspaten Hückelhoven"."""
    found: list[str] = []
    for inside in _BRACKETS.findall(clean_line(name)):
        former = _FORMER.sub("", inside)
        if former != inside:
            found.append(former)
        else:
            found.extend(part for part in inside.split("/") if _is_acronym(part.strip()))
    return tuple(part.strip() for part in found)


def _is_acronym(text: str) -> bool:
    return " " not in text and len(text) <= 12 and bool(_ACRONYM.fullmatch(text) or _INITIALS.fullmatch(text))


def key(text: str) -> str:
    """All words in one run, abbreviations written out, without the legal form: equal keys are the same name."""
    return "".join(words(text))


def parse(text: str) -> Name:
    """The words of a name; „AK" may be met by either of its meanings."""
    needed: set[frozenset[str]] = set()
    loose: set[str] = set()
    for word in words(text):
        if word in _FORM_WORDS:
            loose.add(word)
        elif word not in _STOP:
            needed.add(frozenset(_EITHER.get(word, (word,))))
    return Name(frozenset(needed), frozenset(loose))


def words(text: str) -> tuple[str, ...]:
    """Stems of all words in order, abbreviations written out, hyphenated words in their parts."""
    text = _LEGAL_FORM.sub(" ", _spelled(text))
    return tuple(part for word in fold(text).split() for part in _EXPANSIONS.get(word, (_stemmed(word),)))


def vocabulary_of(text: str) -> frozenset[str]:
    """Every word by which a longer name can be met: its words, hyphenated ones joined too („fluechtlingsnetzwerk")."""
    joined = (fold(run).replace(" ", "") for run in _spelled(text).split() if "-" in run)
    return frozenset(words(text)) | frozenset(map(_stemmed, joined))


def says_only_where(word: str) -> bool:
    """Whether a word tells the reach of an organization, not its kind („Kreis", „Region")."""
    return word in _REACH


def is_common(word: str) -> bool:
    """Whether a word stands in the names of many organizations everywhere („Kirchengemeinde", „Gymnasium")."""
    return word in _COMMON


def _spelled(text: str) -> str:
    return _INITIALS.sub(lambda match: match.group(0).replace(".", ""), clean_line(text))


def _stemmed(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return _stemmed(word[: -len(ending)])
    return word


def _stems(*full: str) -> tuple[str, ...]:
    return tuple(map(_stemmed, full))


_EXPANSIONS = {
    "ag": _stems("arbeitsgemeinschaft"),
    "arbeiterwohlfahrt": _stems("awo"),
    "arbeitsagentur": _stems("agentur", "arbeit"),
    "bischoefl": _stems("bischoeflich"),
    "caritasverband": _stems("caritas", "verband"),
    "diakonie": _stems("diakonisch", "werk"),
    "ev": _stems("evangelisch"),
    "evang": _stems("evangelisch"),
    "fb": _stems("fachbereich"),
    "jmd": _stems("jugendmigrationsdienst"),
    "kab": _stems("katholisch", "arbeitnehmer", "bewegung"),
    "kath": _stems("katholisch"),
    "ki": _stems("kommunal", "integrationszentrum"),
    "kv": _stems("kreisverband"),
    "mgh": _stems("mehrgenerationenhaus"),
    "ov": _stems("ortsverein"),
    "rv": _stems("regionalverband"),
    "st": _stems("sankt"),
    "staedt": _stems("staedtisch"),
    "tv": _stems("turnverein"),
    "uep": _stems("uebach", "palenberg"),
    "vhs": _stems("volkshochschule"),
}
_EITHER = {"ak": _stems("arbeitskreis", "aktionskreis")}
_STOP = frozenset(
    _stems(
        *(
            "der",
            "die",
            "das",
            "des",
            "dem",
            "den",
            "im",
            "in",
            "am",
            "an",
            "zur",
            "zum",
            "fuer",
            "und",
            "mit",
            "von",
        ),
        *("ehem", "ehemals", "ehemalig", "vormals", "bei", "beim", "auf"),
    )
)
_FORM_WORDS = frozenset(
    _stems(
        *(
            "verein",
            "verband",
            "kreisverband",
            "ortsverein",
            "ortsverband",
            "regionalverband",
            "bezirksverband",
        ),
        *("initiative", "offene", "region", "gemeinde", "gruppe", "stadt"),
    )
)
_REACH = frozenset(_stems("kreis", "region", "bezirk", "kirchenkreis"))
_COMMON = frozenset(
    _stems(
        *(
            "evangelisch",
            "katholisch",
            "kirchengemeinde",
            "pfarrei",
            "pfarre",
            "sankt",
            "staedtisch",
            "bischoeflich",
        ),
        *(
            "schule",
            "gymnasium",
            "realschule",
            "gesamtschule",
            "grundschule",
            "kita",
            "kindergarten",
            "kreisverband",
        ),
        *(
            "familienzentrum",
            "jugendzentrum",
            "mehrgenerationenhaus",
            "beratungsstelle",
            "sportverein",
            "fluechtling",
        ),
        *("fluechtlingshilfe", "deutsch", "sozial", "integration", "migration", "kultur", "bildung", "amt"),
    )
)
