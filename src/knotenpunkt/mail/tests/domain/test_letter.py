"""A letter is for one address, with a subject of one line and a text."""

from dataclasses import replace

import pytest

from knotenpunkt.mail.domain.letter import Letter, LetterUnusable, normal_address

LETTER = Letter(to="post@verein.example", subject="Stimmt noch alles?", text="Guten Tag")


@pytest.mark.parametrize(
    "address",
    [
        "post@verein.example",
        "a.b+c@münchen.example",
        "o'neill@verein.example",
        f"{'a' * 64}@{'b' * 60}.{'c' * 60}.de",
    ],
)
def test_a_letter_goes_to_one_plain_address(address: str) -> None:
    assert replace(LETTER, to=address).to == address


@pytest.mark.parametrize(
    "address",
    [
        *("", "post", "@verein.example", "post@", "post@a@verein.example", "post @verein.example"),
        *("a@x.example,b@x.example", "a@x.example;b@x.example", "Verein <a@x.example>", "ä@x.example"),
        *("a@x.example\nBcc: b@x.example", "a@x.example\x00", f"{'a' * 64}@{('b' * 60 + '.') * 4}de"),
        *("a@verein..example", f"a@{'b' * 64}.example"),
    ],
)
def test_anything_else_is_no_address(address: str) -> None:
    with pytest.raises(LetterUnusable):
        replace(LETTER, to=address)
    with pytest.raises(LetterUnusable):
        replace(LETTER, reply_to=address or "-")


@pytest.mark.parametrize("subject", ["", "  ", "Hallo\nBcc: a@x.example", "Hallo\r", "x" * 201])
def test_a_subject_is_one_line(subject: str) -> None:
    with pytest.raises(LetterUnusable):
        replace(LETTER, subject=subject)


def test_a_letter_has_a_text() -> None:
    with pytest.raises(LetterUnusable):
        replace(LETTER, text=" \n")


def test_an_address_is_known_in_small_letters() -> None:
    assert normal_address(" Post@Verein.EXAMPLE ") == "post@verein.example"
