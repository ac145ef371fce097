"""Web addresses in the letters of a URI."""

import pytest
from hypothesis import given
from hypothesis import strategies as any_
from jsonschema_rs import Draft202012Validator

from knotenpunkt.api.domain.uris import uri

IS_URI = Draft202012Validator({"format": "uri"}, validate_formats=True)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("www.caritas.example", "https://www.caritas.example"),
        ("https://www.bündnis-hs.de/über uns", "https://www.xn--bndnis-hs-q9a.de/%C3%BCber"),
        ("http://Fußball.DE:8080/a?b=ä&c=100%", "http://xn--fuball-cta.de:8080/a?b=%C3%A4&c=100%25"),
        ("https://a.example/%C3%BC?q=[x]#ä", "https://a.example/%C3%BC?q=%5Bx%5D#%C3%A4"),
        ("https://name:password@a.example/", "https://a.example/"),
        ("https://[half/", ""),
        ("https://a.example:99999/", ""),
        ("https://<b>/", ""),
        ("see the notice board", ""),
        ("", ""),
    ],
)
def test_address_has_only_letters_of_a_uri(written: str, address: str) -> None:
    assert uri(written) == address


@given(any_.text(max_size=30), any_.text(max_size=30))
def test_whatever_was_written_is_no_address_or_a_plain_one(host: str, path: str) -> None:
    address = uri(f"https://{host}.de/{path}")

    assert address == "" or IS_URI.is_valid(address)
    assert uri(address) == address
