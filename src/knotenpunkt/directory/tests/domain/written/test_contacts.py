"""E-mail and web addresses without what people put around them."""

import pytest

from knotenpunkt.directory.domain.written.contacts import read_email, read_website
from knotenpunkt.directory.domain.written.reading import IssueKind
from knotenpunkt.directory.tests.domain.written.samples import text_cell


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("gsa-gk(at)caritas.de", "gsa-gk@caritas.de"),
        ("gsa-gk [at] caritas (punkt) de", "gsa-gk@caritas.de"),
        ("mailto:ordnungsamt@heinsberg.de", "ordnungsamt@heinsberg.de"),
        ("kai-hh@drk-heinsberg.de;", "kai-hh@drk-heinsberg.de"),
        ("Abh@Kreis-Heinsberg.de", "abh@kreis-heinsberg.de"),
        ("Büro <info@example.org>", "info@example.org"),
        ("–", ""),
        ("", ""),
    ],
)
def test_email_is_freed_of_its_wrapping(written: str, expected: str) -> None:
    reading = read_email(text_cell(written))
    assert reading.written == expected
    assert read_email(text_cell(reading.written)).written == expected


def test_second_email_is_asked_about() -> None:
    reading = read_email(text_cell("a@example.org, b@example.org"))
    assert reading.value == "a@example.org"
    assert reading.issues[0].candidates == ("a@example.org", "b@example.org")


def test_text_without_email_is_asked_about() -> None:
    assert [issue.kind for issue in read_email(text_cell("auf Anfrage")).issues] == [IssueKind.UNREADABLE]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("http://www.vhs-kreis-heinsberg.de", "www.vhs-kreis-heinsberg.de"),
        ("https://amos-oberbruch.org/", "amos-oberbruch.org"),
        ("quartier-schacht3.de", "quartier-schacht3.de"),
        ("unser-quartier.de/bauchem", "unser-quartier.de/bauchem"),
        ("www.bündnis-gegen-rechts-hs.de", "www.bündnis-gegen-rechts-hs.de"),
        ("HTTPS://example.org/a?b=c", "example.org/a?b=c"),
    ],
)
def test_website_is_written_without_protocol(written: str, expected: str) -> None:
    reading = read_website(text_cell(written))
    assert (reading.written, reading.issues) == (expected, ())
    assert read_website(text_cell(reading.written)).written == expected
