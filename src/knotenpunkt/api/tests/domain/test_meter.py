"""How often somebody asks within a minute."""

import pickle

from knotenpunkt.api.domain.meter import Meter

MINUTE = 29_000_000 * 60.0


def test_questions_above_the_limit_wait_for_the_next_minute() -> None:
    meter = Meter()
    waits = [meter.seconds_to_wait("198.51.100.7", 2, MINUTE + second) for second in (0.0, 10.0, 20.5, 59.9)]

    assert waits == [0, 0, 40, 1]
    assert meter.seconds_to_wait("198.51.100.7", 2, MINUTE + 60) == 0


def test_others_are_counted_for_themselves() -> None:
    meter = Meter()
    asking = ("198.51.100.7", "198.51.100.7", "203.0.113.9", "")

    assert [meter.seconds_to_wait(who, 1, MINUTE) for who in asking] == [0, 60, 0, 0]


def test_without_a_limit_nobody_waits() -> None:
    meter = Meter()

    assert {meter.seconds_to_wait("198.51.100.7", 0, MINUTE) for _ in range(9)} == {0}


def test_no_address_is_kept() -> None:
    meter = Meter()
    meter.seconds_to_wait("198.51.100.7", 5, MINUTE)
    kept = {name: value for name, value in vars(meter).items() if name != "_lock"}

    assert b"198.51.100.7" not in pickle.dumps(kept)
