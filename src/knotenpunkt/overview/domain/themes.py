"""Which themes centres have chosen: rows of a matrix, themes that are chosen together, and those nobody chose."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

FEWEST_TOGETHER = 3
MOST_PAIRS = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """A centre works on a theme: in a field, with a focus area of this title, and how that stands.

    `progress` is the code of the newest note, "" where there is none; `result` that of the closed plan.
    """

    centre: str
    theme: str
    field: str
    title: str
    progress: str
    result: str


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme and what each centre that chose it does about it."""

    theme: str
    by_centre: Mapping[str, tuple[Choice, ...]]

    @property
    def centres(self) -> int:
        return len(self.by_centre)


@dataclass(frozen=True, slots=True)
class ThemePair:
    """Two themes: how many centres chose both, and how many at least one of them."""

    first: str
    second: str
    both: int
    either: int


def theme_rows(choices: Iterable[Choice], themes: Iterable[str]) -> tuple[ThemeRow, ...]:
    """A row for every theme: the one that most centres chose first, equal ones in the order of the themes."""
    found: dict[str, dict[str, list[Choice]]] = {theme: {} for theme in themes}
    for choice in choices:
        found.setdefault(choice.theme, {}).setdefault(choice.centre, []).append(choice)
    rows = [
        ThemeRow(theme, {centre: tuple(chosen) for centre, chosen in by_centre.items()})
        for theme, by_centre in found.items()
    ]
    return tuple(sorted(rows, key=lambda row: -row.centres))


def theme_pairs(rows: Sequence[ThemeRow]) -> tuple[ThemePair, ...]:
    """The pairs that go together most: by the share of both among either, at least three centres with both."""
    themes_of: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        for centre in row.by_centre:
            themes_of[centre].append(row.theme)
    together = Counter(pair for themes in themes_of.values() for pair in combinations(themes, 2))
    chosen = {row.theme: row.centres for row in rows}
    pairs = [
        ThemePair(first, second, both, chosen[first] + chosen[second] - both)
        for (first, second), both in together.items()
        if both >= FEWEST_TOGETHER
    ]
    pairs.sort(key=lambda pair: (-pair.both / pair.either, -pair.both, pair.first, pair.second))
    return tuple(pairs[:MOST_PAIRS])
