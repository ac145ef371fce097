"""What a machine must leave alone comes back as it was, or the text does not count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.translating.domain.protection import masked, unmasked


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Anruf unter 02431 123456 oder 0173/1234567.", ("02431 123456", "0173/1234567")),
        ("Tel. +49 2452 13-4222", ("+49 2452 13-4222",)),
        ("Mail an kurs@caritas.example bitte", ("kurs@caritas.example",)),
        (
            "Siehe https://caritas.example/kurs und www.bamf.de",
            ("https://caritas.example/kurs", "www.bamf.de"),
        ),
        ("Im Haus, Am Hagelkreuz 2, 41812 Erkelenz", ("41812 Erkelenz",)),
        ("Bahnhofstraße 12 a, Lange Straße 5", ("Bahnhofstraße 12 a", "Lange Straße 5")),
        ("Hallo {name}, %(number)s Plätze", ("{name}", "%(number)s")),
        ("Der Kurs dauert 3 Monate und kostet 20 Euro.", ()),
    ],
)
def test_numbers_and_addresses_are_kept(text: str, kept: tuple[str, ...]) -> None:
    assert masked(text).kept == kept


@given(st.text(alphabet="ab <>&\"'/x=0123+@.\n", max_size=60))
def test_a_faithful_machine_gives_every_text_back(text: str) -> None:
    sent = masked(text)

    assert unmasked(sent.markup, sent.kept) == text


def test_markup_of_a_text_is_not_taken_for_a_mark() -> None:
    sent = masked('<x id="0"/> & <b>fett</b>')

    assert sent.markup == '&lt;x id="0"/&gt; &amp; &lt;b&gt;fett&lt;/b&gt;'
    assert unmasked(sent.markup, sent.kept) == '<x id="0"/> & <b>fett</b>'


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ('Call <x id="0"/>!', "Call 02431 1!"),
        ("Call <X ID='0'></X>!", "Call 02431 1!"),
        ('Call &amp; ask <x id="0" />', "Call & ask 02431 1"),
        ("Call!", None),
        ('<x id="0"/> or <x id="0"/>', None),
        ('<x id="1"/>', None),
        ('<b>Call</b> <x id="0"/>', None),
    ],
)
def test_marks_come_back_exactly_once_and_nothing_else(answer: str, text: str | None) -> None:
    assert unmasked(answer, ["02431 1"]) == text
