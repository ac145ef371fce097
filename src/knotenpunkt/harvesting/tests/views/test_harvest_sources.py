"""Screen: whose entries a centre takes up, and what waits for a decision."""

import html
import re
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import OPERATOR, Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.records import ServiceRecord
from knotenpunkt.directory.queries.records import stored_catalogue
from knotenpunkt.harvesting.actions.keep_sources import SourceFacts, keep_source
from knotenpunkt.harvesting.actions.take_up import take_up
from knotenpunkt.harvesting.domain.incoming import Foreign, gathered
from knotenpunkt.harvesting.domain.sources import SourceKind
from knotenpunkt.harvesting.models import Source
from knotenpunkt.harvesting.queries.waiting import waiting
from knotenpunkt.harvesting.tests.test_take_up import NOW
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

ADDRESS = "/en/heinsberg/arbeitsplatz/quellen/"
GIVEN = {
    "kind": "hsds-api",
    "address": "https://kreis.example/v3/",
    "title": "Kreis Beispiel",
    "licence": "CC BY 4.0",
    "is_nightly": "on",
}
FACTS = SourceFacts(SourceKind.HSDS_API, GIVEN["address"], "Kreis Beispiel", "CC BY 4.0")
QUERIES = 20


def text(response: Any) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def with_questions(centre: Centre, number: int = 1) -> Source:
    """Offers that were taken up, then changed on both sides."""
    source = keep_source(centre, FACTS, actor=OPERATOR, now=NOW)
    records = [ServiceRecord(f"Kurs {at}", email="alt@example.org") for at in range(number)]
    _come(source, records, "alt@example.org")
    before = stored_catalogue(centre).services
    changes = [
        Change(key, replace(record, email="hier@example.org"))
        for key, record in before.items()
        if record in records
    ]
    save_catalogue(centre, CatalogueChanges(services=changes), actor=OPERATOR, now=NOW)
    _come(source, records, "dort@example.org")
    return source


def _come(source: Source, records: list[ServiceRecord], email: str) -> None:
    entries = [Foreign(f"s{at}", replace(record, email=email)) for at, record in enumerate(records)]
    take_up(source, gathered([], entries), actor=OPERATOR, now=NOW)


@pytest.fixture
def editor(centre: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, centre)


def test_source_is_added_and_listed_with_licence_and_state(editor: Client, centre: Centre) -> None:
    empty = text(editor.get(ADDRESS))
    answer = editor.post(ADDRESS, GIVEN)
    source = Source.objects.within(Scope.of(centre)).get()

    assert "No list of others yet." in empty
    assert answer.headers["Location"] == ADDRESS
    assert (source.kind, source.title, source.licence, source.is_nightly) == (
        "hsds-api",
        "Kreis Beispiel",
        "CC BY 4.0",
        True,
    )
    assert "Kreis Beispiel https://kreis.example/v3/ State not asked yet Licence CC BY 4.0" in text(
        editor.get(ADDRESS)
    )


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("address", "", "Please write the address where the list is"),
        ("address", "/etc/passwd", "This is no web address."),
        ("address", "https://[x/", "This is no web address."),
        ("title", " ", "Please say whose list it is."),
        ("licence", "", "Please say under which licence the data are"),
        ("title", "x" * 201, "Please write at most 200 characters."),
    ],
)
def test_what_cannot_be_used_is_said_at_its_field(
    editor: Client, centre: Centre, field: str, value: str, sentence: str
) -> None:
    answer = editor.post(ADDRESS, {**GIVEN, field: value})
    assert (answer.status_code, sentence in text(answer)) == (422, True)
    assert Source.objects.within(Scope.of(centre)).count() == 0


def test_both_sides_are_shown_and_the_decision_is_carried_out(editor: Client, centre: Centre) -> None:
    with_questions(centre)
    page = text(editor.get(ADDRESS))
    assert "You have changed this, and so has Kreis Beispiel." in page
    assert "E-mail hier@example.org dort@example.org" in page

    place = f"{ADDRESS}entscheiden/{waiting(centre).get().pk}/"
    answer = editor.post(place, {"side": "theirs"})

    emails = {
        record.email for record in stored_catalogue(centre).services.values() if record.title == "Kurs 0"
    }
    assert (answer.headers["Location"], emails) == (ADDRESS, {"dort@example.org"})
    assert editor.post(place, {"side": "theirs"}).status_code == 404


def test_decision_is_a_task_of_the_workspace(editor: Client, centre: Centre) -> None:
    with_questions(centre)
    assert "Compare and decide" in text(editor.get("/en/heinsberg/arbeitsplatz/"))


def test_visit_that_fails_is_shown_and_changes_nothing(editor: Client, centre: Centre) -> None:
    facts = replace(FACTS, address="http://127.0.0.1:9/hsds/")
    source = keep_source(centre, facts, actor=OPERATOR, now=NOW)
    answer = editor.post(f"{ADDRESS}{source.pk}/fragen/")
    assert answer.headers["Location"] == ADDRESS
    assert "something went wrong : The address does not begin with https://" in text(
        editor.get(ADDRESS)
    ).replace("wrong:", "wrong :")


def test_letting_go_asks_once(editor: Client, centre: Centre) -> None:
    source = keep_source(centre, FACTS, actor=OPERATOR, now=NOW)
    place = f"{ADDRESS}{source.pk}/beenden/"
    assert "No longer take anything over from “Kreis Beispiel”?" in text(editor.get(place))
    assert editor.post(place).headers["Location"] == ADDRESS
    assert Source.objects.within(Scope.of(centre)).count() == 0


def test_another_centres_sources_do_not_exist(client: Client, centre: Centre, other_centre: Centre) -> None:
    source = with_questions(centre)
    question = waiting(centre).get()
    outsider = signed_in(Role.CENTRE_HEAD, other_centre)
    own = ADDRESS.replace("heinsberg", other_centre.slug)
    places = [
        f"{start}{place}"
        for start in (ADDRESS, own)
        for place in (f"{source.pk}/fragen/", f"{source.pk}/beenden/", f"entscheiden/{question.pk}/")
    ]
    assert {outsider.post(place).status_code for place in places} == {404}
    assert signed_in(Role.PROVIDER_EDITOR, centre).get(ADDRESS).status_code == 403
    assert (client.get(ADDRESS).status_code, waiting(centre).count()) == (403, 1)


@pytest.mark.parametrize("number", [1, 3])
def test_statements_are_constant(
    editor: Client, centre: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    with_questions(centre, number)
    editor.get(ADDRESS)
    with django_assert_num_queries(QUERIES):
        editor.get(ADDRESS)
