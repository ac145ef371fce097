"""Counting what people search for: some seconds later, by day, and never at the expense of an answer."""

import logging
import uuid
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from knotenpunkt.regions.models import Centre
from knotenpunkt.search.actions import count_searches as action
from knotenpunkt.search.actions.brief_wait import BRIEF, brief_wait
from knotenpunkt.search.actions.count_searches import count_search, flush_searches, note_missing
from knotenpunkt.search.domain.counted import Searched
from knotenpunkt.search.models import SearchCount
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope

TODAY = date(2026, 11, 26)


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    stopped = Clock()
    monkeypatch.setattr(action, "monotonic", stopped)
    action.waiting.give_back([], at=-100)  # whatever another test made of the time
    yield stopped
    action.waiting.give_back([], at=-100)


def question(words: str, *, results: int = 1, language: str = "de", municipality: str = "") -> Searched:
    return Searched.of(words, words, language, municipality=municipality, results=results)


def counted(centre: Centre) -> list[tuple[str, int, int, int]]:
    rows = SearchCount.objects.within(Scope.of(centre)).order_by("day", "words", "language", "municipality")
    return list(rows.values_list("words", "searches", "without_results", "missing"))


def test_a_search_is_counted_some_seconds_later(centre: Centre, clock: Clock) -> None:
    count_search(centre.pk, question("Deutschkurs"), today=TODAY)
    at_once = counted(centre)
    clock.seconds = action.FLUSH_AFTER
    count_search(centre.pk, question("Sport"), today=TODAY)

    assert (at_once, counted(centre)) == ([], [("deutschkurs", 1, 0, 0)])


def test_searches_are_added_up_by_day_words_language_and_place(centre: Centre, other_centre: Centre) -> None:
    for one in (
        question("Kurs", results=0),
        question("kurs!"),
        question("Kurs", language="en"),
        question("Kurs", municipality="05370040"),
    ):
        count_search(centre.pk, one, today=TODAY)
    count_search(centre.pk, question("Kurs"), today=TODAY + timedelta(days=1))
    count_search(other_centre.pk, question("Kurs"), today=TODAY)
    flush_searches()

    rows = SearchCount.objects.within(Scope.of(centre)).order_by("day", "language", "municipality")
    assert list(
        rows.values_list("day", "words", "language", "municipality", "searches", "without_results")
    ) == [
        (TODAY, "kurs", "de", "", 2, 1),
        (TODAY, "kurs", "de", "05370040", 1, 0),
        (TODAY, "kurs", "en", "", 1, 0),
        (TODAY + timedelta(days=1), "kurs", "de", "", 1, 0),
    ]
    assert counted(other_centre) == [("kurs", 1, 0, 0)]


def test_searches_counted_later_are_added_to_those_before(centre: Centre) -> None:
    for _ in range(3):
        count_search(centre.pk, question("Kurs", results=0), today=TODAY)
        flush_searches()

    assert counted(centre) == [("kurs", 3, 3, 0)]


def test_what_was_only_being_typed_is_not_counted(centre: Centre) -> None:
    for typed in ("Deu", "Deutsch", "Deutschkurs"):
        count_search(centre.pk, question(typed), today=TODAY)
    flush_searches()

    assert counted(centre) == [("deutschkurs", 1, 0, 0)]


@pytest.mark.parametrize("words", ["", "??", "02452 134222", "amira@example.org"])
def test_what_must_not_be_counted_is_not(centre: Centre, words: str) -> None:
    count_search(centre.pk, question(words), today=TODAY)
    note_missing(centre, question(words), today=TODAY)
    flush_searches()

    assert counted(centre) == []


def test_many_searches_are_counted_at_once(centre: Centre, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(action.MOST_WAITING):
        count_search(centre.pk, question(f"{number} Kurs"), today=TODAY)

    assert len(counted(centre)) == action.MOST_WAITING


def test_a_centre_that_is_gone_takes_no_other_with_it(centre: Centre) -> None:
    count_search(uuid.UUID(int=1), question("Kurs"), today=TODAY)
    count_search(centre.pk, question("Kurs"), today=TODAY)
    flush_searches()

    assert counted(centre) == [("kurs", 1, 0, 0)]


def test_a_database_that_does_not_answer_breaks_no_answer_and_loses_nothing(
    centre: Centre, clock: Clock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*figures: object) -> None:
        raise DatabaseError("UPDATE … 'geheim'")

    count_search(centre.pk, question("geheim"), today=TODAY)
    with monkeypatch.context() as broken, caplog.at_level(logging.WARNING):
        broken.setattr(action, "_add", refuse)
        clock.seconds = 10
        count_search(centre.pk, question("Sport"), today=TODAY)
        clock.seconds = 15
        count_search(centre.pk, question("Sport"), today=TODAY)
    clock.seconds = 20
    count_search(centre.pk, question("Tanz"), today=TODAY)

    assert counted(centre) == [("geheim", 1, 0, 0), ("sport", 1, 0, 0)]
    assert [(record.getMessage(), record.exc_info) for record in caplog.records] == [
        ("1 searches could not be counted yet: the database is not free.", None)
    ]


def test_nobody_fills_the_table(centre: Centre, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(action, "MOST_WORDS_A_DAY", 2)
    for words in ("Kurs", "Sport", "Tanz", "Kurs"):
        count_search(centre.pk, question(words), today=TODAY)
        flush_searches()

    assert counted(centre) == [("kurs", 2, 0, 0), ("sport", 1, 0, 0)]


def test_what_is_missing_is_noted_at_once(centre: Centre) -> None:
    for _ in range(2):
        note_missing(centre, question("Schwimmen", results=0), today=TODAY)

    assert counted(centre) == [("schwimmen", 0, 0, 2)]


def test_what_is_missing_is_noted_beside_the_search(centre: Centre) -> None:
    count_search(centre.pk, question("Schwimmen", results=0), today=TODAY)
    note_missing(centre, question("Schwimmen", results=0), today=TODAY)
    flush_searches()

    assert counted(centre) == [("schwimmen", 1, 1, 1)]


def test_no_more_is_missing_in_a_day_than_people_say(
    centre: Centre, other_centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(action, "MOST_MISSING_A_DAY", 2)
    for words in ("Kurs", "Sport", "Tanz"):
        note_missing(centre, question(words), today=TODAY)
    note_missing(centre, question("Tanz"), today=TODAY + timedelta(days=1))
    note_missing(other_centre, question("Tanz"), today=TODAY)

    assert counted(centre) == [("kurs", 0, 0, 1), ("sport", 0, 0, 1), ("tanz", 0, 0, 1)]
    assert counted(other_centre) == [("tanz", 0, 0, 1)]


def test_a_search_leaves_no_trail(centre: Centre) -> None:
    count_search(centre.pk, question("Kurs"), today=TODAY)
    note_missing(centre, question("Kurs"), today=TODAY)
    flush_searches()

    assert AuditEvent.objects.count() == 0


def test_nothing_that_tells_of_a_person_has_a_column() -> None:
    columns = {field.name for field in SearchCount._meta.get_fields()}

    assert columns == {
        *("id", "centre", "day", "words", "language", "municipality"),
        *("searches", "without_results", "missing"),
    }


@pytest.mark.parametrize(
    "wrong", [{"words": ""}, {"searches": 1, "without_results": 2}, {"words": "kurs"}], ids=str
)
def test_impossible_rows_are_refused(centre: Centre, wrong: dict[str, object]) -> None:
    row = {"centre": centre, "day": TODAY, "words": "kurs", "language": "de"}
    SearchCount.objects.create(**row)

    with pytest.raises(IntegrityError), transaction.atomic():
        SearchCount.objects.create(**row | {"language": "de"} | wrong)


def test_counting_waits_briefly_for_a_locked_database_and_others_as_long_as_ever(db: None) -> None:
    before = waits()
    with brief_wait(BRIEF):
        within = waits()

    assert (within, waits()) == (BRIEF if connection.vendor == "sqlite" else before, before)


def waits() -> int:
    """Milliseconds until a locked database is an error; PostgreSQL locks rows and knows no such time."""
    if connection.vendor != "sqlite":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        return int(cursor.fetchone()[0])
