"""The register of organizations by their many names: which one a written name means, and how certain that is."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from knotenpunkt.directory.domain.records import OrganizationRecord
from knotenpunkt.directory.domain.written.text import fold
from knotenpunkt.importers.domain import names

_ALIKE = 88.0
_MOST_MISTYPED = 2
_SHORTEST_FOR_TYPING_ERRORS = 8
_WORTH_ASKING = 65.0
_MOST_CANDIDATES = 4
_SMALL_REGISTER = 500


class Certainty(StrEnum):
    """How a name was met: it is one of the organization's own, it can mean only this one, or neither."""

    SAME = "same"
    CERTAIN = "certain"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Where:
    """Where a row's service takes place: evidence for which of several organizations is meant."""

    municipality: str = ""
    street: str = ""


NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class Match:
    """The organization's canonical name (empty while uncertain) and which ones it could be."""

    certainty: Certainty
    name: str = ""
    candidates: tuple[str, ...] = ()

    @property
    def found(self) -> bool:
        return bool(self.name)


@dataclass(frozen=True, slots=True)
class _Entry:
    record: OrganizationRecord
    cores: frozenset[frozenset[frozenset[str]]]
    vocabulary: frozenset[str]


@dataclass(slots=True)
class ProviderRegister:
    """The organizations of a centre by all their names. `places` are the words that only say where („heinsberg")."""

    organizations: tuple[OrganizationRecord, ...] = ()
    places: frozenset[str] = frozenset()
    _entries: list[_Entry] = field(default_factory=list, init=False, repr=False)
    _by_key: dict[str, list[int]] = field(default_factory=dict, init=False, repr=False)
    _by_stem: dict[str, list[int]] = field(default_factory=dict, init=False, repr=False)
    _by_core: dict[frozenset[frozenset[str]], list[int]] = field(default_factory=dict, init=False, repr=False)
    _having: dict[str, set[int]] = field(default_factory=dict, init=False, repr=False)
    _folded: list[str] = field(default_factory=list, init=False, repr=False)
    _kept: dict[tuple[str, Where, bool], Match] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def of(
        cls, organizations: Iterable[OrganizationRecord], place_names: Iterable[str] = ()
    ) -> "ProviderRegister":
        return cls(
            tuple(organizations), frozenset(word for name in place_names for word in names.words(name))
        )

    def __post_init__(self) -> None:
        for index, record in enumerate(self.organizations):
            self._add(index, record)

    def _add(self, index: int, record: OrganizationRecord) -> None:
        ways = names.variants(record.name)
        if record.number is None:
            ways = (record.name, names.bare(record.name))
        cores = frozenset(names.parse(way).needed for way in ways)
        vocabulary = names.vocabulary_of(" ".join([record.name.replace("/", " "), *ways, record.seat.city]))
        self._entries.append(_Entry(record, cores, vocabulary))
        self._folded.append(fold(record.name))
        for key in {names.key(way) for way in ways}:
            self._by_key.setdefault(key, []).append(index)
        self._by_stem.setdefault(names.key(names.stem(record.name)), []).append(index)
        for core in cores:
            self._by_core.setdefault(core, []).append(index)
        for word in vocabulary:
            self._having.setdefault(word, set()).add(index)

    def match(self, text: str, where: Where = NOWHERE, *, strict: bool = False) -> Match:
        """What `text` means. `strict`: every word is needed, no place is evidence, as for parts of an enumeration."""
        kept = (text, where, strict)
        if kept not in self._kept:
            met = self._match(text, where, strict=strict)
            self._kept[kept] = met if met.found else self._confirmed(text, met)
        return self._kept[kept]

    def _confirmed(self, text: str, met: Match) -> Match:
        """The only organization it could be, where the page of its own source is about the name as written."""
        written = fold(text)
        if len(met.candidates) != 1 or " " not in written:
            return met
        source = next(one.source for one in self.organizations if one.name == met.candidates[0])
        about = fold(source.rstrip("/").rpartition("/")[2])
        return Match(Certainty.CERTAIN, met.candidates[0]) if f"{about} ".startswith(f"{written} ") else met

    def similar(self, record: OrganizationRecord) -> tuple[str, ...]:
        """Other organizations that may be the same: one name contains the other, or the other's note names this one."""
        own = names.parse(names.bare(record.name))
        own_words = names.vocabulary_of(f"{record.name} {record.seat.city}")
        found = []
        for entry in self._entries:
            if entry.record.name == record.name:
                continue
            other = names.parse(names.bare(entry.record.name)).needed
            if (
                self._within(own.needed, entry.vocabulary)
                or self._within(other, own_words)
                or self._within(own.needed, frozenset(names.words(entry.record.note)))
            ):
                found.append(entry.record.name)
        return tuple(found[:_MOST_CANDIDATES])

    def _within(self, needed: frozenset[frozenset[str]], vocabulary: frozenset[str]) -> bool:
        return bool(self._distinctive(needed)) and all(word & vocabulary for word in needed)

    def _match(self, text: str, where: Where, *, strict: bool) -> Match:
        key = names.key(text)
        if key in self._by_key:
            return self._decide(self._by_key[key], where, Certainty.SAME)
        if len(self._by_stem.get(key, ())) == 1:
            return self._decide(self._by_stem[key], where, Certainty.CERTAIN)
        name = names.parse(text)
        if not name.needed:
            return Match(Certainty.UNCERTAIN, candidates=self._names(self._containing(name.strict)))
        if strict or not self._distinctive(name.needed):
            name = name.strict
        equal = self._by_core.get(name.needed, [])
        if len(self._numbered(equal)) == 1 and self._distinctive(name.needed):
            return self._decide(equal, where, Certainty.CERTAIN)
        found = equal or self._containing(name)
        if not found:
            return self._guess(text, strict=strict)
        return self._narrow(text, name.needed, self._numbered(found), where, strict=strict)

    def _containing(self, name: names.Name) -> list[int]:
        if not name.needed:
            return []
        sets = [set[int]().union(*(self._having.get(word, ()) for word in either)) for either in name.needed]
        return sorted(set.intersection(*sets))

    def _narrow(
        self, text: str, needed: frozenset[frozenset[str]], found: list[int], where: Where, *, strict: bool
    ) -> Match:
        """Certain: the only one whose other words say but where, with two words, near, or that is no site."""
        distinctive = self._distinctive(needed)
        whole = [index for index in found if distinctive and self._is_whole(needed, self._entries[index])]
        if len(whole) == 1:
            return self._decide(whole, where, Certainty.CERTAIN)
        if len(found) == 1 and len(needed) > 1 and self._tells_one(distinctive):
            return self._decide(found, where, Certainty.CERTAIN)
        if distinctive and not strict:
            near = self._near([index for index in whole or found if self._begins(index, text)], where)
            if len(near) == 1:
                return self._decide(near, where, Certainty.CERTAIN)
            main = self._without_sites(found, text)
            if len(main) == 1:
                return self._decide(main, where, Certainty.CERTAIN)
        return Match(Certainty.UNCERTAIN, candidates=self._names(found))

    def _tells_one(self, distinctive: frozenset[frozenset[str]]) -> bool:
        """Whether words mean one organization only: two or more, or one that no other has; at least one not common."""
        rare = [either for either in distinctive if not any(map(names.is_common, either))]
        owners = [
            self._numbered(sorted(set().union(*(self._having[word] for word in either)))) for either in rare
        ]
        return bool(rare) and (len(distinctive) > 1 or len(owners[0]) == 1)

    def _begins(self, index: int, text: str) -> bool:
        """Whether the organization's name begins with the text, words or letters."""
        name = self._entries[index].record.name
        joined = fold(text).replace(" ", "")
        return names.key(name).startswith(names.key(text)) or self._folded[index].replace(" ", "").startswith(
            joined
        )

    def _without_sites(self, found: list[int], text: str) -> list[int]:
        """Where rows „X – Standort Y" exist, X alone means the organization itself, not one of its sites."""
        sites = set(self._by_stem.get(names.key(text), ()))
        rest = [index for index in found if index not in sites]
        return rest if sites and all(self._begins(index, text) for index in rest) else []

    def _distinctive(self, needed: frozenset[frozenset[str]]) -> frozenset[frozenset[str]]:
        """The words that say more than where."""
        return frozenset(either for either in needed if not any(map(self._says_only_where, either)))

    def _says_only_where(self, word: str) -> bool:
        return word in self.places or names.says_only_where(word)

    def _is_whole(self, needed: frozenset[frozenset[str]], entry: _Entry) -> bool:
        """Whether the names differ but in words that say where, and not in where."""
        distinctive = self._distinctive(needed)
        where = {either for either in needed - distinctive if either & self.places}
        for core in entry.cores:
            theirs = {either for either in core - self._distinctive(core) if either & self.places}
            if self._distinctive(core) == distinctive and (where <= theirs or not theirs):
                return True
        return False

    def _near(self, found: list[int], where: Where) -> list[int]:
        """Those at the same address with a house number, else those of the same municipality."""
        if not where.municipality:
            return []
        local = [
            index for index in found if self._entries[index].record.seat.municipality == where.municipality
        ]
        street = fold(where.street) if any(map(str.isdigit, where.street)) else ""
        same_house = [
            index for index in local if street and fold(self._entries[index].record.seat.street) == street
        ]
        return same_house or local

    def _numbered(self, found: list[int]) -> list[int]:
        """Rows without a number are near-duplicates: they do not compete with numbered ones."""
        return [index for index in found if self._entries[index].record.number is not None] or list(found)

    def _decide(self, found: list[int], where: Where, certainty: Certainty) -> Match:
        numbered = self._numbered(found)
        remaining = numbered if len(numbered) == 1 else self._near(numbered, where)
        if len(remaining) != 1:
            return Match(Certainty.UNCERTAIN, candidates=self._names(numbered))
        return Match(certainty, self._entries[remaining[0]].record.name)

    def _guess(self, text: str, *, strict: bool) -> Match:
        """A typing error where one name alone is nearly the same, figures included; else names worth asking about."""
        folded = fold(text)
        pool = self._sharing_a_word(text)
        ranked = process.extract(folded, pool, scorer=fuzz.ratio, limit=2, score_cutoff=_ALIKE)
        if len(ranked) == 1 and not strict and _only_mistyped(folded, ranked[0][0]):
            return Match(Certainty.CERTAIN, self._entries[ranked[0][2]].record.name)
        near = process.extract(
            folded, pool, scorer=fuzz.token_sort_ratio, limit=_MOST_CANDIDATES, score_cutoff=_WORTH_ASKING
        )
        return Match(Certainty.UNCERTAIN, candidates=self._names(index for _, _, index in near))

    def _sharing_a_word(self, text: str) -> dict[int, str]:
        """Folded names that have a rarer word of the text; all of a small register."""
        if len(self._folded) <= _SMALL_REGISTER:
            return dict(enumerate(self._folded))
        sharing = (self._having.get(word, set()) for word in names.words(text))
        return {
            index: self._folded[index]
            for found in sharing
            if len(found) <= _SMALL_REGISTER
            for index in found
        }

    def _names(self, found: Iterable[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._entries[index].record.name for index in found))[:_MOST_CANDIDATES]


def _only_mistyped(text: str, name: str) -> bool:
    """At most two letters differ in a name long enough, and no figure."""
    figures = [[letter for letter in one if letter.isdigit()] for one in (text, name)]
    near = OSA.distance(text, name, score_cutoff=_MOST_MISTYPED) <= _MOST_MISTYPED
    return near and figures[0] == figures[1] and len(text) >= _SHORTEST_FOR_TYPING_ERRORS
