"""Questions that wait to be counted."""

import uuid
from datetime import date

import pytest

from knotenpunkt.search.domain.counted import Searched
from knotenpunkt.search.domain.counting_buffer import CountingBuffer, Heard

CENTRE, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)
TODAY = date(2026, 11, 26)


@pytest.fixture
def buffer() -> CountingBuffer:
    return CountingBuffer(keeps_for=10, most=5, most_kept=8)


def heard(at: float, question: str, language: str = "de", centre: uuid.UUID = CENTRE) -> Heard:
    return Heard(at, centre, TODAY, Searched.of(question, question, language, results=1))


def words(found: list[Heard]) -> list[str]:
    return [one.searched.words for one in found]


def test_nothing_is_due_before_its_time(buffer: CountingBuffer) -> None:
    buffer.put(heard(0, "kurs"))

    assert (words(buffer.due(9)), words(buffer.due(10)), words(buffer.due(10))) == ([], ["kurs"], [])


def test_what_came_just_now_waits_on(buffer: CountingBuffer) -> None:
    buffer.put(heard(0, "kurs"))
    buffer.put(heard(9, "sport"))

    assert (words(buffer.due(12)), words(buffer.everything())) == (["kurs"], ["sport"])


def test_what_somebody_was_still_typing_is_dropped(buffer: CountingBuffer) -> None:
    for second, typed in enumerate(("deu", "deutsch", "deutschkurs", "deutschkurs wegberg")):
        buffer.put(heard(second, typed))

    assert words(buffer.everything()) == ["deutschkurs wegberg"]


def test_the_place_that_was_being_typed_is_no_question_of_its_own(buffer: CountingBuffer) -> None:
    buffer.put(Heard(0, CENTRE, TODAY, Searched.of("Kurs Weg", "Kurs Weg", "de")))
    buffer.put(Heard(1, CENTRE, TODAY, Searched.of("Kurs Wegberg", "Kurs", "de", municipality="05370040")))

    assert words(buffer.everything()) == ["kurs"]


def test_only_one_question_is_dropped_for_another(buffer: CountingBuffer) -> None:
    for second, typed in enumerate(("kurs", "kurs", "kurs mama")):
        buffer.put(heard(second, typed))

    assert words(buffer.everything()) == ["kurs", "kurs mama"]


@pytest.mark.parametrize(
    "earlier",
    [
        heard(0, "deutsch", "en"),
        heard(0, "deutsch", centre=OTHER),
        heard(-11, "deutsch"),
        heard(0, "deutschkurs"),
        heard(0, "kurs"),
    ],
    ids=["another language", "another centre", "long ago", "the same question", "another beginning"],
)
def test_another_question_stays(buffer: CountingBuffer, earlier: Heard) -> None:
    buffer.put(earlier)
    buffer.put(heard(0, "deutschkurs"))

    assert len(buffer.everything()) == 2


def test_too_many_are_due_at_once(buffer: CountingBuffer) -> None:
    for second in range(5):
        assert buffer.due(second) == []
        buffer.put(heard(second, f"{second} kurs"))

    assert len(buffer.due(4)) == 5


def test_what_could_not_be_counted_is_tried_again_after_a_while(buffer: CountingBuffer) -> None:
    buffer.put(heard(0, "kurs"))
    buffer.give_back(buffer.due(10), at=10)

    assert (words(buffer.due(19)), words(buffer.due(20))) == ([], ["kurs"])


def test_a_silent_database_does_not_fill_the_memory(buffer: CountingBuffer) -> None:
    buffer.give_back([heard(0, f"{number} kurs") for number in range(20)], at=0)

    assert words(buffer.everything()) == [f"{number} kurs" for number in range(12, 20)]
