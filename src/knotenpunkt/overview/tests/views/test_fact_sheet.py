"""The fact sheet of a centre."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.directory.tests import factories
from knotenpunkt.overview.tests.planned import add_plan, add_post, planned_centre
from knotenpunkt.planning.models import Plan, Profile
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

STATEMENTS = 25


@pytest.fixture
def heinsberg(db: None) -> Centre:
    return factories.centre("heinsberg", "05370", factories.municipality())


def words(answer: str) -> str:
    return " ".join(answer.split())


def test_fact_sheet_of_a_centre_without_a_profile_shows_its_situation(
    client: Client, heinsberg: Centre
) -> None:
    page = client.get("/en/heinsberg/steckbrief/").content.decode()

    assert "43,492" in page
    assert "The centre has not entered its posts yet." in page
    assert "There is no published plan for today." in page


@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_fact_sheet_marks_the_centres_own_words_as_german(client: Client, db: None, language: str) -> None:
    planned_centre()
    page = client.get(f"/{language}/heinsberg/steckbrief/").content.decode()

    assert '<h3 lang="de" dir="ltr">Schwerpunkt 1</h3>' in page
    assert '<p lang="de" dir="ltr">Jede Kommune hat ein Angebot.</p>' in page


def test_fact_sheet_in_another_language_than_those_of_staff_leads_to_german(
    client: Client, heinsberg: Centre
) -> None:
    assert client.get("/tr/heinsberg/steckbrief/").headers["Location"] == "/de/heinsberg/steckbrief/"


def test_fact_sheet_marks_what_is_made_up_part_by_part(client: Client, db: None) -> None:
    centre = planned_centre()
    marked = client.get("/en/heinsberg/steckbrief/").content.decode()
    Plan.objects.within(Scope.of(centre)).update(is_example=False)
    plain = client.get("/en/heinsberg/steckbrief/?neu").content.decode()

    assert marked.count("Example, made up") == 2  # the notice, and beside the plan
    assert plain.count("Example, made up") == 0


def test_fact_sheet_shows_no_draft(client: Client, db: None) -> None:
    centre = planned_centre()
    Plan.objects.within(Scope.of(centre)).update(state=Plan.State.DRAFT)

    assert "Schwerpunkt 1" not in client.get("/de/heinsberg/steckbrief/").content.decode()


def test_fact_sheet_escapes_what_the_centre_wrote(client: Client, db: None) -> None:
    centre = planned_centre()
    Profile.objects.within(Scope.of(centre)).update(wishes="<script>alert(1)</script>")

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in client.get("/de/heinsberg/steckbrief/").content.decode()


@pytest.mark.parametrize("entries", [1, 6])
def test_fact_sheet_takes_the_same_statements_for_few_and_for_many_entries(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries, entries: int
) -> None:
    centre = planned_centre(areas=entries)
    for year in range(2010, 2010 + entries * 2, 2):
        add_plan(
            centre, Plan.objects.public().earliest("begins_on").begins_on.replace(year=year), "closed", 1
        )
        add_post(centre, "other", "1", centre.posts.earliest("begins_on").begins_on.replace(year=year))

    with django_assert_num_queries(STATEMENTS):
        client.get("/de/heinsberg/steckbrief/")


def test_footer_of_a_centre_leads_to_its_fact_sheet(client: Client, heinsberg: Centre) -> None:
    assert 'href="/de/heinsberg/steckbrief/"' in client.get("/de/heinsberg/").content.decode()


def test_fact_sheet_as_a_file_is_a_pdf(client: Client, heinsberg: Centre) -> None:
    answer = client.get("/de/heinsberg/steckbrief/steckbrief.pdf")

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert answer.headers["Content-Disposition"] == 'inline; filename="steckbrief-heinsberg.pdf"'
    assert answer.content.startswith(b"%PDF-")


def test_fact_sheet_as_a_file_exists_in_german_and_english_only(client: Client, heinsberg: Centre) -> None:
    assert client.get("/ar/heinsberg/steckbrief/steckbrief.pdf").status_code == 404
    assert client.get("/tr/heinsberg/steckbrief/steckbrief.pdf").headers["Location"] == (
        "/de/heinsberg/steckbrief/steckbrief.pdf"
    )


def test_reader_of_arabic_is_led_to_the_english_file(client: Client, heinsberg: Centre) -> None:
    page = client.get("/ar/heinsberg/steckbrief/").content.decode()

    assert '"/en/heinsberg/steckbrief/steckbrief.pdf"' in page


@pytest.mark.parametrize("address", ["/de/nirgends/steckbrief/", "/de/nirgends/steckbrief/steckbrief.pdf"])
def test_fact_sheet_of_an_unknown_centre_is_not_found(client: Client, db: None, address: str) -> None:
    assert client.get(address).status_code == 404
