"""Frames of pages."""

import pytest
from django.utils.html import format_html

from knotenpunkt.directory.presentation.frames import Frame, slot


def test_frame_is_filled_at_its_slots() -> None:
    frame = Frame.of(format_html("<p>{}</p><b>{}</b><i>{}</i>", slot("one"), slot("two"), slot("one")))

    assert frame.filled({"one": "1", "two": "<u>2</u>"}) == "<p>1</p><b><u>2</u></b><i>1</i>"


def test_markup_without_slots_stays_as_it_is() -> None:
    assert Frame.of("<p>").filled({}) == "<p>"


def test_slot_that_nobody_fills_is_an_error() -> None:
    with pytest.raises(KeyError, match="one"):
        Frame.of(slot("one")).filled({})
