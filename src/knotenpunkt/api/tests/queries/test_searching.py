"""Searching by machine: through the index of the portal, or word by word while there is none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from knotenpunkt.api.domain.taxonomies import term_key
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord, Status
from knotenpunkt.directory.models import Organization
from knotenpunkt.directory.tests import scenario
from knotenpunkt.directory.tests.searchable import searchable
from knotenpunkt.regions.models import Centre

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre() -> Centre:
    return scenario.heinsberg()


@pytest.fixture
def indexed(centre: Centre, tmp_path: Path) -> Iterator[Centre]:
    with searchable(tmp_path):
        yield centre


def found(
    client: Client, search: str, of: str = "services", root: str = "/hsds/v3/", **asked: str
) -> list[str]:
    answer = client.get(f"{root}{of}", {"search": search, **asked})
    assert answer.status_code == 200, answer.content
    return [one.get("name") or one["service_id"] for one in answer.json()["contents"]]


@pytest.mark.parametrize(
    ("search", "titles"),
    [
        ("Sprachkurs", ["Sprachkurs für Mütter"]),
        ("sprachkurse mutter", ["Sprachkurs für Mütter"]),
        ("Spachkurs", ["Sprachkurs für Mütter"]),
        ("Sprachkurs Erkelenz", ["Sprachkurs für Mütter"]),
        ("Sprachkurs Frauenhaus", []),
        ("kurs mit Betreuung der Kinder am Hagelkreuz in Düsseldorf", []),
        ("Beratung Caritasverband", ["Migrationsberatung"]),
        ("Entwurfsangebot", []),
        ("Verstecktdorf", []),
        ("zzqxj-no-such-word", []),
        ("!!!", []),
    ],
)
def test_all_words_are_found_as_the_portal_finds_them(
    client: Client, indexed: Centre, search: str, titles: list[str]
) -> None:
    assert found(client, search) == found(client, search, root="/hsds/v3/heinsberg/") == titles


def test_title_comes_before_text(client: Client, indexed: Centre) -> None:
    scenario.publish(
        indexed,
        (),
        (
            ServiceRecord(title="Offener Treff", description="Auch Nähkurs, Tanz und vieles andere mehr."),
            ServiceRecord(title="Nähkurs"),
        ),
    )

    assert found(client, "Nähkurs") == ["Nähkurs", "Offener Treff"]


def test_centre_finds_its_own(client: Client, indexed: Centre) -> None:
    scenario.dueren()

    assert found(client, "Angebot", root="/hsds/v3/heinsberg/") == []
    assert (
        found(client, "Angebot", root="/hsds/v3/dueren/") == found(client, "Angebot") == ["Fremdes Angebot"]
    )


def test_words_and_conditions_narrow_together(client: Client, indexed: Centre) -> None:
    caritas = str(Organization.objects.public().get(name=scenario.CARITAS.name).pk)
    advice = term_key("topic", "counselling")

    assert found(client, "Erkelenz", organization_id=caritas, taxonomy_term_id=advice) == [
        "Migrationsberatung"
    ]
    assert found(client, "Sprachkurs", organization_id=caritas, taxonomy_term_id=advice) == []
    assert found(client, "Sprachkurs", modified_after="2999-01-01") == []


def test_pages_of_a_search_hold_every_service_once(client: Client, indexed: Centre) -> None:
    scenario.publish(indexed, (), tuple(ServiceRecord(title=f"Lesekreis {number}") for number in range(7)))
    pages = [found(client, "Lesekreis", page=str(page), per_page="2") for page in range(1, 5)]

    assert sorted(title for page in pages for title in page) == [f"Lesekreis {number}" for number in range(7)]
    assert pages == [found(client, "Lesekreis", page=str(page), per_page="2") for page in range(1, 5)]


def test_places_of_services_are_found_by_their_words(client: Client, indexed: Centre) -> None:
    course = client.get("/hsds/v3/services", {"search": "Sprachkurs"}).json()["contents"][0]["id"]

    assert found(client, "Sprachkurs", of="service_at_locations") == [course]
    assert found(client, "Frauenhaus", of="service_at_locations") == []


def test_organizations_are_found_by_their_names(client: Client, indexed: Centre) -> None:
    advice = term_key("topic", "meeting")

    assert found(client, "cv", of="organizations") == ["Caritasverband Erkelenz"]
    assert found(client, "cv", of="organizations", taxonomy_term_id=advice) == []


def test_without_an_index_words_are_taken_as_they_are_spelt(
    client: Client, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("knotenpunkt.directory.queries.open_search.asked", lambda version, ask: None)
    hidden = OrganizationRecord(name="Stiller Verein", status=Status.DRAFT)
    scenario.publish(centre, (hidden,), (ServiceRecord(title="Spielkreis", organization=hidden.name),))

    assert found(client, "kurs mütter") == found(client, "caritas kurs") == ["Sprachkurs für Mütter"]
    assert found(client, "Spachkurs") == found(client, "Stiller") == []


def test_answer_that_does_not_show_all_that_is_known_is_not_kept(
    client: Client, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("knotenpunkt.directory.queries.open_search.asked", lambda version, ask: None)
    answer = client.get("/hsds/v3/services", {"search": "Chor"})

    assert (answer.headers["Cache-Control"], "ETag" in answer.headers) == ("no-store", False)


def test_answer_of_an_index_that_knows_all_is_kept(client: Client, indexed: Centre) -> None:
    answer = client.get("/hsds/v3/services", {"search": "Chor"})

    assert "no-store" not in answer.headers["Cache-Control"]
    assert answer.headers["ETag"].startswith("W/")
