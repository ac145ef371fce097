"""JSON-LD of pages, read by a library for RDF; the context of schema.org is stood in for, nothing is fetched."""

import json
import re

import pytest
from django.test import Client
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre

# rdflib 7 reads JSON-LD by way of a class that it calls deprecated itself.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
SCHEMA = Namespace("https://schema.org/")
ADDRESSES = ("url", "license")
CONTEXT = {"@vocab": str(SCHEMA), **{name: {"@type": "@id"} for name in ADDRESSES}}
SITE = "http://testserver/de/heinsberg/"
COURSE = URIRef(f"{SITE}angebote/sprachkurs-fuer-muetter/")
CARITAS = URIRef(f"{SITE}traeger/caritasverband-erkelenz/")
LICENCE = URIRef("https://creativecommons.org/licenses/by/4.0/")


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


def graph(client: Client, address: str) -> Graph:
    """What the page says to programs."""
    markup = client.get(address.removeprefix("http://testserver")).content.decode()
    (written,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', markup, re.DOTALL)
    data = json.loads(written)
    assert data["@context"] == "https://schema.org"
    return Graph().parse(data=json.dumps(data | {"@context": CONTEXT}), format="json-ld")


def test_offer_its_provider_and_its_dates(client: Client, centre: Centre) -> None:
    read = graph(client, COURSE)
    event = URIRef(f"{COURSE}#termin-1")
    (schedule,) = read.objects(event, SCHEMA.eventSchedule)

    assert read.value(COURSE, RDF.type) == SCHEMA.Service
    assert read.value(COURSE, SCHEMA.provider) == CARITAS
    assert read.value(COURSE, SCHEMA.subjectOf) == event
    assert read.value(event, RDF.type) == SCHEMA.Event
    assert [
        str(read.value(schedule, SCHEMA[name])) for name in ("byDay", "repeatFrequency", "startTime")
    ] == [
        "TH",
        "P1W",
        "14:30:00",
    ]


def test_organization_and_what_it_offers(client: Client, centre: Centre) -> None:
    read = graph(client, CARITAS)
    offered = {read.value(offer, SCHEMA.itemOffered) for offer in read.objects(CARITAS, SCHEMA.makesOffer)}

    assert read.value(CARITAS, RDF.type) == SCHEMA.Organization
    assert read.value(CARITAS, SCHEMA.name) == Literal("Caritasverband Erkelenz")
    assert read.value(read.value(CARITAS, SCHEMA.address), SCHEMA.streetAddress) == Literal("Markt 1")
    assert offered == {COURSE, URIRef(f"{SITE}angebote/migrationsberatung/")}


@pytest.mark.parametrize("address", [COURSE, CARITAS])
def test_page_says_whose_it_is_and_under_which_licence(
    client: Client, centre: Centre, address: URIRef
) -> None:
    read = graph(client, address)
    page = read.value(address, SCHEMA.mainEntityOfPage)
    publisher = read.value(page, SCHEMA.publisher)

    assert (read.value(page, SCHEMA.license), read.value(publisher, SCHEMA.url)) == (LICENCE, URIRef(SITE))


def test_protected_place_is_nowhere_in_it(client: Client, centre: Centre) -> None:
    read = graph(client, f"{SITE}traeger/frauen-helfen-frauen-ev/")

    assert [word for word in scenario.SECRETS if word in read.serialize(format="nt")] == []
    assert list(read.objects(None, SCHEMA.address)) == []
