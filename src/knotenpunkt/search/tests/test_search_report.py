"""What people searched for, as a centre sees it."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.regions.models import Centre
from knotenpunkt.search.domain.counted import Figures
from knotenpunkt.search.models import SearchCount
from knotenpunkt.search.queries import search_report as query
from knotenpunkt.search.queries.search_report import SearchReport, Share, search_report

TODAY = date(2026, 11, 26)
WEGBERG = "05370040"


def subjects(words: str, language: str) -> Iterable[str]:
    """Sport is about sport, in German only; a course for swimming is about two things."""
    if language == "de":
        yield from ("sport" for word in words.split() if word in {"sport", "schwimmkurs"})
        yield from ("courses" for word in words.split() if word == "schwimmkurs")


def count(
    centre: Centre, words: str, searches: int, without: int = 0, missing: int = 0, **more: object
) -> None:
    facts = {"day": TODAY, "language": "de", "municipality": ""} | more
    SearchCount.objects.create(
        centre=centre, words=words, searches=searches, without_results=without, missing=missing, **facts
    )


def report(centre: Centre, days: int = 30) -> SearchReport:
    return search_report(centre, days=days, today=TODAY, subjects_of=subjects)


def test_words_are_added_up_and_the_most_frequent_come_first(centre: Centre) -> None:
    count(centre, "sport", 2)
    count(centre, "sport", 2, 1, language="en")
    count(centre, "schwimmkurs", 5, 5, 3, municipality=WEGBERG)
    count(centre, "rap", 2, 2)
    found = report(centre)

    assert [(word.words, word.figures) for word in found.words.words] == [
        ("schwimmkurs", Figures(5, 5, 3)),
        ("sport", Figures(4, 1, 0)),
    ]
    assert (found.words.others, found.everything) == (Figures(2, 2), Figures(11, 8, 3))
    assert [word.words for word in found.unanswered] == ["schwimmkurs", "sport"]
    assert [word.words for word in found.missing] == ["schwimmkurs"]


def test_places_languages_and_subjects_have_their_figures(centre: Centre) -> None:
    count(centre, "sport", 2)
    count(centre, "sport", 3, 1, language="en")
    count(centre, "schwimmkurs", 4, 4, 3, municipality=WEGBERG)
    found = report(centre)

    assert found.municipalities == (Share(WEGBERG, Figures(4, 4, 3)), Share("", Figures(5, 1)))
    assert found.languages == (Share("de", Figures(6, 4, 3)), Share("en", Figures(3, 1)))
    assert found.subjects == (
        Share("sport", Figures(6, 4, 3)),
        Share("courses", Figures(4, 4, 3)),
        Share("", Figures(3, 1)),
    )


def test_words_too_rare_to_be_read_count_among_those_without_a_subject(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(query, "MOST_WORDS_WITH_SUBJECT", 1)
    count(centre, "sport", 2)
    count(centre, "schwimmkurs", 1)

    assert report(centre).subjects == (Share("sport", Figures(2)), Share("", Figures(1)))


@pytest.mark.parametrize(("days", "searches"), [(30, 3), (90, 7), (365, 15)])
def test_a_period_includes_its_first_and_its_last_day(centre: Centre, days: int, searches: int) -> None:
    for ago, number in ((0, 1), (29, 2), (30, 4), (364, 8), (365, 16), (-1, 32)):
        count(centre, "sport", number, day=TODAY - timedelta(days=ago))
    found = report(centre, days)

    assert found.everything.searches == searches
    assert (found.first_day, found.last_day) == (TODAY - timedelta(days=days - 1), TODAY)


def test_another_centres_searches_are_not_among_them(centre: Centre, other_centre: Centre) -> None:
    count(other_centre, "sport", 9)
    found = report(centre)

    assert (found.everything, found.words.words, found.languages, found.subjects) == (Figures(), (), (), ())


@pytest.mark.parametrize("number", [1, 30])
def test_statements_are_constant(
    centre: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for position in range(number):
        count(centre, f"{position} sport", 3)

    with django_assert_num_queries(5):
        report(centre)
