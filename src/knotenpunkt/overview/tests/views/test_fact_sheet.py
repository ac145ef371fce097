"""The fact sheet of a centre."""

import pytest
from django.test import Client

from knotenpunkt.directory.tests import factories
from knotenpunkt.regions.models import Centre


@pytest.fixture
def heinsberg(db: None) -> Centre:
    return factories.centre("heinsberg", "05370", factories.municipality())


def test_fact_sheet_of_a_centre_without_a_profile_shows_its_situation(
    client: Client, heinsberg: Centre
) -> None:
    page = client.get("/en/heinsberg/steckbrief/").content.decode()

    assert "43,492" in page
    assert "The centre has not entered its posts yet." in page
    assert "There is no published plan for today." in page


def test_fact_sheet_as_a_file_is_a_pdf(client: Client, heinsberg: Centre) -> None:
    answer = client.get("/de/heinsberg/steckbrief/steckbrief.pdf")

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF-")


def test_fact_sheet_as_a_file_exists_in_german_and_english_only(client: Client, heinsberg: Centre) -> None:
    assert client.get("/ar/heinsberg/steckbrief/steckbrief.pdf").status_code == 404
    assert client.get("/tr/heinsberg/steckbrief/steckbrief.pdf").headers["Location"] == (
        "/de/heinsberg/steckbrief/steckbrief.pdf"
    )


def test_fact_sheet_of_an_unknown_centre_is_not_found(client: Client, db: None) -> None:
    assert client.get("/de/nirgends/steckbrief/").status_code == 404
