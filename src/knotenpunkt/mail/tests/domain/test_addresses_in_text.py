"""In a text only addresses of our own instance lead somewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.mail.domain.addresses_in_text import Piece, pieces_of

OURS = {"https://portal.example", "http://127.0.0.1:8000"}


def test_our_own_addresses_lead_to_their_path() -> None:
    text = (
        "Stimmt noch: https://portal.example/de/x/?schluessel=a%20b&c=1.\n(http://127.0.0.1:8000/de/) Danke"
    )

    assert list(pieces_of(text, OURS)) == [
        Piece("Stimmt noch: "),
        Piece("https://portal.example/de/x/?schluessel=a%20b&c=1", "/de/x/?schluessel=a%20b&c=1"),
        Piece(".\n("),
        Piece("http://127.0.0.1:8000/de/", "/de/"),
        Piece(") Danke"),
    ]


@pytest.mark.parametrize(
    "foreign",
    [
        *("https://evil.example/de/", "http://portal.example/", "https://portal.example@evil.example/"),
        *("https://portal.example.evil.example/", "https://portal.example", "https://[portal.example/"),
        *("javascript:alert(1)", "https://portal.example:81/", "ftp://portal.example/"),
    ],
)
def test_others_are_text(foreign: str) -> None:
    assert [piece.path for piece in pieces_of(f"Siehe {foreign} dort", OURS) if piece.path] == []


def test_a_path_never_leads_to_another_host() -> None:
    assert [piece.path for piece in pieces_of("https://portal.example//evil.example/x", OURS)] == [
        "/evil.example/x"
    ]


@given(st.text(alphabet='ab .:/?&<>"hts\nportal.example', max_size=80))
def test_nothing_of_a_text_is_lost(text: str) -> None:
    assert "".join(piece.text for piece in pieces_of(text, OURS)) == text
