"""Data: what the instance tells data portals. The rules are those of DCAT-AP.de 3.0 and its book of conventions.

Its SHACL shapes are in no package registry, so the rules are written down here: what must be there, how often, from
which vocabulary, and of which class. `dcatde:contributorID` is missing: GovData gives it to whoever delivers.
"""

import re
import subprocess
import sys
from collections.abc import Mapping
from urllib.parse import urlsplit

import pytest
from django.test import Client, override_settings
from django.urls import resolve
from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.term import Node

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.api.domain.portal_entry import DCATAP, DCATDE, VCARD
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.regions.domain.instance_operator import InstanceOperator
from knotenpunkt.regions.models import Centre

# The JSON-LD reader of rdflib uses a class of its own that rdflib gives up.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")]
XML, JSON = "/daten/katalog.rdf", "/daten/katalog.jsonld"
EUROPEAN = "http://publications.europa.eu/resource/authority/"
GEOCODING = "http://dcat-ap.de/def/politicalGeocoding/"
HERE = "http://testserver/daten/katalog.rdf#"
CATALOGUE, HEINSBERG = URIRef(f"{HERE}katalog"), URIRef(f"{HERE}heinsberg")

MANY = 1_000
# By class and property: how often at least and at most, and what the value looks like.
RULES: Mapping[URIRef, Mapping[URIRef, tuple[int, int, str]]] = {
    DCAT.Catalog: {
        DCTERMS.title: (1, MANY, r".+"),
        DCTERMS.description: (1, MANY, r".+"),
        DCTERMS.publisher: (1, 1, re.escape(HERE)),
        DCTERMS.license: (1, 1, r"http://dcat-ap\.de/def/licenses/"),
        DCTERMS.language: (1, MANY, rf"{EUROPEAN}language/[A-Z]{{3}}$"),
        DCTERMS.modified: (1, 1, r"\d{4}-\d\d-\d\dT"),
        DCAT.themeTaxonomy: (1, MANY, rf"{EUROPEAN}data-theme$"),
        FOAF.homepage: (1, 1, r"http://testserver/$"),
    },
    DCAT.Dataset: {
        DCTERMS.title: (1, MANY, r".+"),
        DCTERMS.description: (1, MANY, r".+"),
        DCTERMS.identifier: (1, 1, re.escape(HERE)),
        DCTERMS.publisher: (1, 1, re.escape(HERE)),
        DCAT.contactPoint: (1, MANY, re.escape(HERE)),
        DCAT.landingPage: (1, MANY, r"http://testserver/de/"),
        DCAT.theme: (1, MANY, rf"{EUROPEAN}data-theme/SOCI$"),
        DCAT.keyword: (1, MANY, r".+"),
        DCAT.distribution: (1, MANY, re.escape(HERE)),
        DCTERMS.language: (1, MANY, rf"{EUROPEAN}language/[A-Z]{{3}}$"),
        DCTERMS.accessRights: (1, 1, rf"{EUROPEAN}access-right/PUBLIC$"),
        DCTERMS.accrualPeriodicity: (1, 1, rf"{EUROPEAN}frequency/"),
        DCTERMS.modified: (1, 1, r"\d{4}-\d\d-\d\dT"),
        DCATDE.politicalGeocodingURI: (
            1,
            MANY,
            rf"{GEOCODING}(districtKey/\d{{5}}|municipalityKey/\d{{8}})$",
        ),
        DCATDE.politicalGeocodingLevelURI: (
            1,
            MANY,
            rf"{GEOCODING}Level/(administrativeDistrict|municipality)$",
        ),
        DCATDE.geocodingDescription: (1, MANY, r".+"),
    },
    DCAT.Distribution: {
        DCTERMS.title: (1, MANY, r".+"),
        DCAT.accessURL: (1, MANY, r"http://testserver/"),
        DCTERMS.license: (1, 1, r"http://dcat-ap\.de/def/licenses/"),
        DCTERMS["format"]: (1, 1, rf"{EUROPEAN}file-type/(CSV|XLSX|JSON|GEOJSON|ICS|ATOM)$"),
        DCAT.mediaType: (0, 1, r"https://www\.iana\.org/assignments/media-types/\w+/[\w.+-]+$"),
        DCTERMS.modified: (1, 1, r"\d{4}-\d\d-\d\dT"),
        DCATAP.availability: (1, 1, rf"{EUROPEAN}planned-availability/AVAILABLE$"),
        DCATDE.licenseAttributionByText: (1, MANY, r".+"),
    },
    DCAT.DataService: {
        DCTERMS.title: (1, MANY, r".+"),
        DCAT.endpointURL: (1, MANY, r"http://testserver/hsds/v3/"),
        DCAT.endpointDescription: (1, MANY, r"http://testserver/.*openapi\.json$"),
        DCAT.servesDataset: (1, MANY, re.escape(HERE)),
        DCTERMS.license: (1, 1, r"http://dcat-ap\.de/def/licenses/"),
        DCAT.contactPoint: (1, MANY, re.escape(HERE)),
    },
    FOAF.Agent: {FOAF.name: (1, MANY, r".+")},
    VCARD.Kind: {VCARD.fn: (1, 1, r".+"), VCARD.hasURL: (1, MANY, r"http://testserver/")},
}
# Of which class a value must be.
CLASSES = {
    DCTERMS.publisher: FOAF.Agent,
    DCAT.contactPoint: VCARD.Kind,
    DCAT.dataset: DCAT.Dataset,
    DCAT.service: DCAT.DataService,
    DCAT.distribution: DCAT.Distribution,
    DCAT.accessService: DCAT.DataService,
    DCAT.servesDataset: DCAT.Dataset,
}


@pytest.fixture
def centre() -> Centre:
    return scenario.heinsberg()


def read(client: Client, address: str = XML) -> Graph:
    answer = client.get(address)
    assert answer.status_code == 200
    return Graph().parse(data=answer.content, format="xml" if address == XML else "json-ld")


def broken_rules(graph: Graph) -> list[str]:
    found = []
    for kind, rules in RULES.items():
        for about in graph.subjects(RDF.type, kind):
            for name, (least, most, form) in rules.items():
                values = [str(value) for value in graph.objects(about, name)]
                if not least <= len(values) <= most:
                    found.append(f"{about} {name}: {len(values)} times")
                found += [f"{about} {name}: {value}" for value in values if not re.match(form, value)]
    return found


def of_wrong_class(graph: Graph) -> list[tuple[Node, Node]]:
    return [
        (about, value)
        for name, kind in CLASSES.items()
        for about, value in graph.subject_objects(name)
        if (value, RDF.type, kind) not in graph
    ]


@pytest.mark.parametrize("address", [XML, JSON])
def test_everything_that_must_be_told_is_told_in_the_words_that_must_be_used(
    client: Client, centre: Centre, address: str
) -> None:
    graph = read(client, address)

    assert {kind: len(list(graph.subjects(RDF.type, kind))) for kind in RULES} == {
        DCAT.Catalog: 1,
        DCAT.Dataset: 1,
        DCAT.Distribution: 7,
        DCAT.DataService: 1,
        FOAF.Agent: 2,
        VCARD.Kind: 1,
    }
    assert (broken_rules(graph), of_wrong_class(graph)) == ([], [])


@pytest.mark.parametrize(
    "statement",
    [
        (HEINSBERG, DCTERMS.publisher, None),
        (HEINSBERG, DCAT.theme, None),
        (CATALOGUE, DCTERMS.title, None),
        (URIRef(f"{HERE}heinsberg-paket"), DCTERMS.license, None),
        (URIRef(f"{HERE}heinsberg-kontakt"), RDF.type, VCARD.Kind),
    ],
)
def test_the_rules_notice_what_is_missing(
    client: Client, centre: Centre, statement: tuple[URIRef, URIRef, URIRef | None]
) -> None:
    graph = read(client)
    graph.remove(statement)

    assert len(broken_rules(graph)) + len(of_wrong_class(graph)) > 0


def test_both_forms_say_the_same(client: Client, centre: Centre) -> None:
    assert isomorphic(read(client, XML), read(client, JSON))


def test_every_address_that_is_told_leads_to_an_answer(client: Client, centre: Centre) -> None:
    graph = read(client)
    told = [
        urlsplit(str(value)).path
        for name in (DCAT.accessURL, DCAT.downloadURL, DCAT.endpointDescription, DCAT.landingPage)
        for value in graph.objects(None, name)
    ]

    assert sorted(set(told)) == [
        "/daten/heinsberg/kalender.ics",
        "/daten/heinsberg/katalog.ndjson",
        "/daten/heinsberg/katalog.xlsx",
        "/daten/heinsberg/neues.atom",
        "/daten/heinsberg/orte.geojson",
        "/daten/heinsberg/paket.zip",
        "/de/heinsberg/",
        "/hsds/v3/heinsberg/",
        "/hsds/v3/heinsberg/openapi.json",
    ]
    assert {resolve(path).kwargs["centre"] for path in told} == {"heinsberg"}


def test_a_dataset_is_dated_by_its_last_change_and_placed_by_its_official_key(
    client: Client, centre: Centre
) -> None:
    graph = read(client)

    assert list(graph.objects(HEINSBERG, DCTERMS.modified)) == [
        Literal("2026-11-23T09:00:00+00:00", datatype=XSD.dateTime)
    ]
    assert list(graph.objects(HEINSBERG, DCATDE.politicalGeocodingURI)) == [
        URIRef(f"{GEOCODING}districtKey/05370")
    ]


def test_a_centre_of_one_town_is_placed_by_the_key_of_the_town(client: Client) -> None:
    town = factories.centre("aachen", "05334002", factories.municipality("05334002", "Aachen"))
    choir = Change(None, factories.service_record("Chor"))
    save_catalogue(town, CatalogueChanges((), (choir,)), actor=OPERATOR, now=scenario.NOW)
    graph, about = read(client), URIRef(f"{HERE}aachen")

    assert (about, DCATDE.politicalGeocodingURI, URIRef(f"{GEOCODING}municipalityKey/05334002")) in graph
    assert (about, DCATDE.politicalGeocodingLevelURI, URIRef(f"{GEOCODING}Level/municipality")) in graph


@override_settings(
    DATA_LICENCE="dl-de/zero-2-0",
    INSTANCE_OPERATOR=InstanceOperator("Kreis Beispiel", email="it@kreis.example"),
)
def test_licence_and_publisher_are_those_of_the_installation(client: Client, centre: Centre) -> None:
    graph = read(client)
    publisher = graph.value(CATALOGUE, DCTERMS.publisher)

    assert set(graph.objects(None, DCTERMS.license)) == {
        URIRef("http://dcat-ap.de/def/licenses/dl-zero-de/2.0")
    }
    assert graph.value(publisher, FOAF.name) == Literal("Kreis Beispiel", lang="de")
    assert graph.value(publisher, FOAF.mbox) == URIRef("mailto:it@kreis.example")


def test_a_centre_that_has_published_nothing_is_not_told(client: Client) -> None:
    town = factories.centre("viersen", "05166", factories.municipality("05166004", "Brüggen"))
    draft = Change(None, factories.service_record("Entwurf", status=Status.DRAFT))
    save_catalogue(town, CatalogueChanges((), (draft,)), actor=OPERATOR, now=scenario.NOW)
    graph = read(client)

    assert list(graph.subjects(RDF.type, DCAT.Dataset)) == []
    assert list(graph.subjects(RDF.type, DCAT.Catalog)) == [CATALOGUE]


def test_the_entry_of_one_centre_is_the_part_that_is_about_it(client: Client, centre: Centre) -> None:
    elsewhere = factories.centre("viersen", "05166", factories.municipality("05166004", "Brüggen"))
    choir = Change(None, factories.service_record("Chor"))
    save_catalogue(elsewhere, CatalogueChanges((), (choir,)), actor=OPERATOR, now=scenario.NOW)
    graph = read(client, "/daten/viersen/katalog.jsonld")

    assert list(graph.subjects(RDF.type, DCAT.Dataset)) == [URIRef(f"{HERE}viersen")]
    assert len(list(read(client, JSON).subjects(RDF.type, DCAT.Dataset))) == 2
    assert client.get("/daten/nirgends/katalog.jsonld").status_code == 404


@pytest.mark.parametrize("address", [XML, JSON])
def test_a_question_that_nobody_asked_for_is_refused(client: Client, centre: Centre, address: str) -> None:
    assert client.get(address, {"page": "2"}).status_code == 400


@override_settings(KEPT_PAGES_BYTES=0)
@pytest.mark.parametrize("address", [XML, JSON])
def test_the_same_state_is_the_same_bytes(client: Client, centre: Centre, address: str) -> None:
    assert client.get(address).content == client.get(address).content


_WRITE = """
from knotenpunkt.api.domain.licences import read_licence
from knotenpunkt.api.domain.portal_entry import *
from knotenpunkt.api.domain.catalogue_state import CatalogueState

licence, address = read_licence("CC0-1.0"), "https://kreis.example"
state = CatalogueState("ki", "05370", "Kreis", "KI", "", address, address, licence, 7, None)
forms = tuple(Distribution(name, name, f"{address}/{name}", "CSV") for name in "cba")
graph = portal_entry(Instance("Kreis", "it@kreis.example", address, licence, None), [Dataset(state, forms)])
print(as_rdf_xml(graph).decode(), as_json_ld(graph).decode())
"""


def test_bytes_do_not_depend_on_the_process() -> None:
    written = {
        subprocess.run(
            [sys.executable, "-c", _WRITE],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(written) == 1
