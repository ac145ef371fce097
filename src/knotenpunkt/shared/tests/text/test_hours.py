"""Opening hours as few lines."""

from datetime import time

from knotenpunkt.shared.text.hours import Span, opening_lines

MORNING = (time(8, 30), time(12))
AFTERNOON = (time(14), time(17))


def spans(days: list[int], hours: tuple[time, time]) -> list[Span]:
    return [(day, *hours) for day in days]


def test_opening_lines_draw_days_that_follow_each_other_together() -> None:
    assert opening_lines(spans([0, 1, 2, 3, 4], MORNING), "de") == (("Mo–Fr", "8:30–\u206012\u00a0Uhr"),)


def test_opening_lines_join_days_with_the_same_hours() -> None:
    week = spans([0, 1, 2, 3, 4], MORNING) + spans([1, 3], AFTERNOON)

    assert opening_lines(week, "de") == (
        ("Mo, Mi, Fr", "8:30–\u206012\u00a0Uhr"),
        ("Di, Do", "8:30–\u206012\u00a0Uhr, 14–\u206017\u00a0Uhr"),
    )


def test_opening_lines_write_two_days_apart_from_a_span() -> None:
    assert opening_lines(spans([0, 1, 3, 4, 5], MORNING), "de") == (
        ("Mo, Di, Do–Sa", "8:30–\u206012\u00a0Uhr"),
    )


def test_opening_lines_do_not_depend_on_the_order_given() -> None:
    shuffled = [*spans([4, 0], AFTERNOON), *spans([0], MORNING)]

    assert opening_lines(shuffled, "de") == (
        ("Mo", "8:30–\u206012\u00a0Uhr, 14–\u206017\u00a0Uhr"),
        ("Fr", "14–\u206017\u00a0Uhr"),
    )


def test_opening_lines_of_nothing_are_none() -> None:
    assert opening_lines([], "de") == ()


def test_opening_lines_use_the_arabic_comma_in_arabic_and_persian() -> None:
    week = spans([0, 2], MORNING)

    assert [opening_lines(week, language)[0][0] for language in ("ar", "fa")] == [
        "الاثنين، الأربعاء",
        "دوشنبه، چهارشنبه",
    ]
