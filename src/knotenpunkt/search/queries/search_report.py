"""What people searched for in a period: words, places, languages and subjects with their figures."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q, Sum

from knotenpunkt.regions.models import Centre
from knotenpunkt.search.domain.counted import Figures
from knotenpunkt.search.domain.small_numbers import FEWEST, ShownWords, WordFigures, shown_words
from knotenpunkt.search.models import SearchCount
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet

PERIODS = (30, 90, 365)  # days, today included
MOST_WORDS = 200  # in one table
MOST_WORDS_WITH_SUBJECT = 5_000  # the most frequent ones; what is rarer counts among those without

# The subjects (codes) of words in a language; several, or none.
type SubjectsOf = Callable[[str, str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Share:
    """Figures of one place (AGS), language or subject (code); an empty key: none was named, or none is known."""

    key: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class SearchReport:
    """A centre's figures from `first_day` to `last_day`.

    `words` are shown where they were seen at least three times; `unanswered` are those of them that found nothing, and
    `missing` those of which somebody said that they are missing, each with the largest figures first. Words may have
    several subjects, so `subjects` add up to more than `everything`.
    """

    first_day: date
    last_day: date
    everything: Figures
    words: ShownWords
    unanswered: tuple[WordFigures, ...]
    missing: tuple[WordFigures, ...]
    municipalities: tuple[Share, ...]
    languages: tuple[Share, ...]
    subjects: tuple[Share, ...]


def search_report(centre: Centre, *, days: int, today: date, subjects_of: SubjectsOf) -> SearchReport:
    """What people searched for in the last so many days, read in five SQL statements."""
    first_day = today - timedelta(days=days - 1)
    counts = SearchCount.objects.within(Scope.of(centre)).filter(day__range=(first_day, today))
    everything = _figures(counts.order_by().aggregate(**_SUMS))
    words = shown_words(_frequent_words(counts), everything, most=MOST_WORDS)
    return SearchReport(
        first_day=first_day,
        last_day=today,
        everything=everything,
        words=words,
        unanswered=_largest(words, lambda figures: figures.without_results),
        missing=_largest(words, lambda figures: figures.missing),
        municipalities=_shares(counts, "municipality"),
        languages=_shares(counts, "language"),
        subjects=_subjects(counts, everything, subjects_of),
    )


_SUMS = {
    "all_searches": Sum("searches", default=0),
    "all_without_results": Sum("without_results", default=0),
    "all_missing": Sum("missing", default=0),
}


def _figures(row: Any) -> Figures:
    return Figures(row["all_searches"], row["all_without_results"], row["all_missing"])


def _frequent_words(counts: TenantQuerySet[SearchCount]) -> list[WordFigures]:
    """Words that may be shown; rare ones are not even read."""
    rows = (
        counts.order_by()
        .values("words")
        .annotate(**_SUMS)
        .filter(Q(all_searches__gte=FEWEST) | Q(all_missing__gte=FEWEST))
    )
    return [WordFigures(row["words"], _figures(row)) for row in rows]


def _largest(words: ShownWords, figure: Callable[[Figures], int]) -> tuple[WordFigures, ...]:
    found = [word for word in words.words if figure(word.figures)]
    return tuple(sorted(found, key=lambda word: (-figure(word.figures), word.words)))


def _shares(counts: TenantQuerySet[SearchCount], column: str) -> tuple[Share, ...]:
    rows = counts.order_by().values(key=F(column)).annotate(**_SUMS)
    return _ordered([Share(row["key"], _figures(row)) for row in rows])


def _subjects(
    counts: TenantQuerySet[SearchCount], everything: Figures, subjects_of: SubjectsOf
) -> tuple[Share, ...]:
    rows = (
        counts.order_by()
        .values("words", "language")
        .annotate(**_SUMS)
        .order_by(F("all_searches").desc(), "words", "language")[:MOST_WORDS_WITH_SUBJECT]
    )
    sums: dict[str, Figures] = {}
    without = everything
    for row in rows:
        figures, subjects = _figures(row), set(subjects_of(row["words"], row["language"]))
        for subject in subjects:
            sums[subject] = sums.get(subject, Figures()) + figures
        if subjects:
            without -= figures
    found = [Share(subject, figures) for subject, figures in sums.items()]
    return _ordered([*found, Share("", without)] if without != Figures() else found)


def _ordered(shares: list[Share]) -> tuple[Share, ...]:
    """The largest first; what has no key comes last."""
    return tuple(
        sorted(
            shares,
            key=lambda share: (not share.key, -share.figures.searches, -share.figures.missing, share.key),
        )
    )
