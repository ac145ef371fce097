"""The form for barriers: what it takes, and what it says when something is missing."""

import time

import pytest
from django.utils import translation

from knotenpunkt.regions.forms.accessibility_feedback import (
    LONGEST_MESSAGE,
    AccessibilityFeedbackForm,
    fresh_stamp,
    is_human_pace,
)

SENT = {"message": "The map cannot be read.", "page": "", "reply_email": "", "website": ""}


@pytest.fixture
def stamp(monkeypatch: pytest.MonkeyPatch) -> str:
    """The stamp of a form that was handed out a minute ago."""
    return stamped(monkeypatch, seconds_ago=60)


def stamped(monkeypatch: pytest.MonkeyPatch, *, seconds_ago: int) -> str:
    now = time.time()
    with monkeypatch.context() as past:
        past.setattr(time, "time", lambda: now - seconds_ago)
        return fresh_stamp()


def errors(**changed: str) -> dict[str, list[str]]:
    with translation.override(None):
        form = AccessibilityFeedbackForm(SENT | changed)
        return {field: [str(error) for error in found] for field, found in form.errors.items()}


def test_a_message_alone_is_enough(stamp: str) -> None:
    assert errors(stamp=stamp) == {}


def test_an_empty_message_is_asked_for(stamp: str) -> None:
    assert errors(stamp=stamp, message="  ") == {"message": ["Please write what does not work."]}


def test_a_message_too_long_is_told_its_length(stamp: str) -> None:
    long = "x" * (LONGEST_MESSAGE + 1)

    assert errors(stamp=stamp, message=long) == {
        "message": ["Please shorten your message to 4000 characters. It has 4001."]
    }


def test_a_half_address_is_shown_what_one_looks_like(stamp: str) -> None:
    assert errors(stamp=stamp, reply_email="somebody@") == {
        "reply_email": ["An e-mail address looks like name@example.org."]
    }


def test_a_filled_trap_asks_to_send_again(stamp: str) -> None:
    assert errors(stamp=stamp, website="x") == {
        "__all__": [
            "A field that must stay empty was filled in, perhaps by your browser. Please send it once more."
        ]
    }


@pytest.mark.parametrize(
    ("seconds", "pace"),
    [(1, "not human"), (5, "human"), (24 * 3600 - 60, "human"), (24 * 3600 + 60, "not human")],
)
def test_pace_of_a_person(seconds: int, pace: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = stamped(monkeypatch, seconds_ago=seconds)

    assert ("human" if is_human_pace(stamp) else "not human") == pace


@pytest.mark.parametrize("stamp", ["", "abc", "abc:def:ghi"])
def test_a_made_up_stamp_has_no_pace(stamp: str) -> None:
    assert is_human_pace(stamp) is False


def test_a_wrong_pace_asks_to_send_again() -> None:
    assert errors(stamp=fresh_stamp()) == {
        "__all__": ["The form had been open for too long or only for a moment. Please send it once more."]
    }
