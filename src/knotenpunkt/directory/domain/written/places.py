"""Which municipality a written place means: by its name, by a village's name, never by a postal code."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from knotenpunkt.directory.domain.written.reading import Issue, IssueKind, RawCell, Reading, note, question
from knotenpunkt.directory.domain.written.text import clean_line, fold, is_placeholder, is_row_above, shown

DISTRICT_WIDE = "kreisweit"
_SPLIT = re.compile(r"\s*(?:/|,|;|\+|&|\bund\b)\s*")
_ADDITION = re.compile(r"\s*\([^()]*\)\s*$")
_EVERYWHERE = frozenset(
    ("kreisweit", "im ganzen kreis", "ganzer kreis", "gesamter kreis", "kreisgebiet", "kreis")
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it is written, and what it means: municipalities (AGS, in the order written) or the whole district."""

    city: str = ""
    municipalities: tuple[str, ...] = ()
    district_wide: bool = False

    @property
    def municipality(self) -> str:
        """The municipality where exactly one is meant."""
        return self.municipalities[0] if len(self.municipalities) == 1 else ""


@dataclass(frozen=True, slots=True)
class PlaceIndex:
    """Municipalities by AGS, names of the district, and villages with the municipalities that have one so named.

    The folded names of `by_name` may belong to one municipality only; a village may belong to several.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    by_name: Mapping[str, str] = field(default_factory=dict)
    district: frozenset[str] = frozenset()
    villages: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        municipalities: Mapping[str, str],
        district_names: Iterable[str],
        villages: Mapping[str, Iterable[str]],
    ) -> "PlaceIndex":
        """From names by AGS, names of the district („Kreis Heinsberg") and village names by AGS."""
        folded: dict[str, list[tuple[str, str]]] = {}
        for ags, own in villages.items():
            for village in own:
                _add_village(folded, village, ags)
        return cls(
            dict(municipalities),
            {fold(name): ags for ags, name in municipalities.items()},
            _EVERYWHERE | {fold(name) for name in district_names},
            {village: tuple(found) for village, found in folded.items()},
        )

    def learning(self, cities: Iterable[object]) -> "PlaceIndex":
        """With the villages that a sheet itself names as „Municipality-Village"."""
        folded = {village: list(found) for village, found in self.villages.items()}
        for city in cities:
            text = _ADDITION.sub("", clean_line(city)) if isinstance(city, str) else ""
            ags, village = self._begun(text)
            if ags and village:
                _add_village(folded, village, ags)
        return PlaceIndex(
            self.names, self.by_name, self.district, {name: tuple(found) for name, found in folded.items()}
        )

    def municipality(self, name: str) -> str:
        """The AGS of „Hückelhoven" or „Hückelhoven-Ratheim", empty for anything else."""
        text = _ADDITION.sub("", name)
        return self.by_name.get(fold(text)) or self._begun(text)[0]

    def villages_named(self, name: str) -> tuple[tuple[str, str], ...]:
        """AGS and full name („Hückelhoven-Ratheim") of each village of that name."""
        found = self.villages.get(fold(_ADDITION.sub("", name)), ())
        return tuple((ags, f"{self.names[ags]}-{village}") for ags, village in found if ags in self.names)

    def spelled(self, word: str) -> str:
        """A single word with the umlauts of the municipality or village it names in other spelling („Hueckelhoven")."""
        folded = fold(word)
        ags = self.by_name.get(folded)
        candidates = [self.names[ags]] if ags else [village for _, village in self.villages.get(folded, ())]
        fits = candidates and " " not in word and not any(letter in "äöüßÄÖÜ" for letter in word)
        return candidates[0] if fits and re.search("[aouAOU]e|ss", word) else word

    def _begun(self, text: str) -> tuple[str, str]:
        """AGS and village of „Municipality-Village" (also with a blank around the hyphen); empty where it is none."""
        for match in re.finditer(r"\s*[-–]\s*", text):
            ags = self.by_name.get(fold(text[: match.start()]))
            rest = text[match.end() :]
            if ags and rest and fold(text) not in self.by_name:
                return ags, rest
        return "", ""


def _add_village(folded: dict[str, list[tuple[str, str]]], village: str, ags: str) -> None:
    entry = (ags, village)
    found = folded.setdefault(fold(village), [])
    if ags not in (known for known, _ in found):
        found.append(entry)


def read_place(cell: RawCell, index: PlaceIndex) -> Reading[Place]:
    """The place of a row: the district becomes „kreisweit", a lone village gets its municipality."""
    text = clean_line(shown(cell))
    if not text:
        return Reading(Place(), "")
    if is_placeholder(text):
        return Reading(Place(), "", (note(IssueKind.PLACEHOLDER, text),))
    if is_row_above(text):
        return Reading(Place(), "", (question(IssueKind.UNRESOLVED_REFERENCE, text),))
    if fold(text) in index.district:
        return Reading(Place(DISTRICT_WIDE, (), True), DISTRICT_WIDE)
    whole = _one(text, index)
    if whole is not None:
        return whole
    parts = [part for part in _SPLIT.split(text) if part]
    if len(parts) < 2:
        return Reading(Place(text), text, (note(IssueKind.UNKNOWN_PLACE, text),))
    return _several(text, parts, index)


def _one(text: str, index: PlaceIndex) -> Reading[Place] | None:
    ags = index.municipality(text)
    if ags:
        name = index.names[ags]
        city = name if fold(text) == fold(name) else text
        return Reading(Place(city, (ags,)), city)
    villages = index.villages_named(text)
    if len(villages) == 1:
        ags, city = villages[0]
        return Reading(Place(city, (ags,)), city, (note(IssueKind.OTHER_WORD, text, chosen=city),))
    if villages:
        names = tuple(name for _, name in villages)
        return Reading(Place(text), text, (question(IssueKind.AMBIGUOUS_PLACE, text, candidates=names),))
    return None


def _several(text: str, parts: list[str], index: PlaceIndex) -> Reading[Place]:
    found: dict[str, None] = {}
    issues: list[Issue] = []
    everywhere = False
    for part in parts:
        if fold(part) in index.district:
            everywhere = True
            continue
        ags = index.municipality(part) or _only(index.villages_named(part))
        if ags:
            found[ags] = None
        else:
            issues.append(note(IssueKind.UNKNOWN_PLACE, part))
    return Reading(Place(text, tuple(found), everywhere), text, tuple(issues))


def _only(villages: tuple[tuple[str, str], ...]) -> str:
    return villages[0][0] if len(villages) == 1 else ""
