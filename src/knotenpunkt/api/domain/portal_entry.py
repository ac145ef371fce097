"""The entry of an instance for data portals: what it publishes, in the words of DCAT-AP.de 3.0."""

import json
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from knotenpunkt.api.domain.catalogue_state import CatalogueState
from knotenpunkt.api.domain.licences import Licence

DCATDE, DCATAP = Namespace("http://dcat-ap.de/def/dcatde/"), Namespace("http://data.europa.eu/r5r/")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
EUROPEAN = "http://publications.europa.eu/resource/authority/"
GEOCODING = "http://dcat-ap.de/def/politicalGeocoding/"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
GERMAN = "de"
KEYWORDS = ("Beratung", "Integration", "Migration", "Sprachkurse", "Zugewanderte")
_PREFIXES = {
    "dcat": DCAT,
    "dcatap": DCATAP,
    "dcatde": DCATDE,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "rdf": RDF,
    "vcard": VCARD,
    "xsd": XSD,
}

type Statements = Iterator[tuple[URIRef, Node]]


@dataclass(frozen=True, slots=True)
class Distribution:
    """One form in which a catalogue is given out: a name for its key, a title, its address and its type.

    `file_type` is the European Union's word, `media_type` that of IANA, where it has one, `packed_as` what a file holds
    the others in. `described_at`: it is an interface, and this is the address of its description.
    """

    name: str
    title: str
    address: str
    file_type: str
    media_type: str = ""
    packed_as: str = ""
    standard: str = ""
    described_at: str = ""


@dataclass(frozen=True, slots=True)
class Dataset:
    """The catalogue of a centre in all its forms."""

    state: CatalogueState
    distributions: tuple[Distribution, ...]


@dataclass(frozen=True, slots=True)
class Instance:
    """Who runs the instance, at which address, and when anything in it changed last."""

    publisher: str
    email: str
    address: str
    licence: Licence
    changed_at: datetime | None


class OrderedGraph(Graph):
    """A graph that is written down in the order of what it is about, the same in every process."""

    def subjects(
        self,
        predicate: Any = None,
        object: Any = None,  # noqa: A002 - rdflib's name
        unique: bool = True,  # noqa: FBT001, FBT002 - rdflib's signature
    ) -> Generator[Node]:
        """What there are statements about, each once."""
        yield from sorted(super().subjects(predicate, object, unique), key=str)


def portal_entry(instance: Instance, datasets: Iterable[Dataset]) -> Graph:
    """The catalogue of an instance with a dataset for each centre that has published something."""
    graph = OrderedGraph(bind_namespaces="none")
    for prefix, namespace in _PREFIXES.items():
        graph.bind(prefix, namespace)
    catalogue = _key(instance.address, "katalog")
    _tell(graph, catalogue, _of_catalogue(instance, catalogue))
    _tell(
        graph,
        _part(catalogue, "herausgeber"),
        _of_agent(instance.publisher, instance.email, instance.address),
    )
    for dataset in datasets:
        graph.add((catalogue, DCAT.dataset, _tell_dataset(graph, catalogue, dataset)))
    return graph


def as_rdf_xml(graph: Graph) -> bytes:
    """The entry as RDF/XML."""
    return graph.serialize(format="xml", encoding="utf-8")


def as_json_ld(graph: Graph) -> bytes:
    """The entry as JSON-LD."""
    context = {prefix: str(namespace) for prefix, namespace in _PREFIXES.items()}
    document = json.loads(graph.serialize(format="json-ld", context=context))
    return json.dumps(_ordered(document), ensure_ascii=False, sort_keys=True, indent=1).encode()


def _ordered(value: Any) -> Any:
    """The lists in it in the order of what they say: in JSON-LD they are sets."""
    if isinstance(value, dict):
        return {name: _ordered(held) for name, held in value.items()}
    if isinstance(value, list):
        return sorted((_ordered(held) for held in value), key=lambda held: json.dumps(held, sort_keys=True))
    return value


def _key(address: str, name: str) -> URIRef:
    return URIRef(f"{address}/daten/katalog.rdf#{name}")


def _part(owner: URIRef, name: str) -> URIRef:
    return URIRef(f"{owner}-{name}")


def _tell(graph: Graph, about: URIRef, statements: Statements) -> None:
    for predicate, value in statements:
        graph.add((about, predicate, value))


def _of_catalogue(instance: Instance, catalogue: URIRef) -> Statements:
    yield RDF.type, DCAT.Catalog
    yield DCTERMS.title, _german("Angebote für Zugewanderte in Nordrhein-Westfalen")
    yield (
        DCTERMS.description,
        _german("Die veröffentlichten Angebote der Kommunalen Integrationszentren, die hier geführt werden."),
    )
    yield DCTERMS.publisher, _part(catalogue, "herausgeber")
    yield DCTERMS.language, URIRef(f"{EUROPEAN}language/DEU")
    yield DCTERMS.license, URIRef(instance.licence.dcat_address)
    yield DCAT.themeTaxonomy, URIRef(f"{EUROPEAN}data-theme")
    yield FOAF.homepage, URIRef(f"{instance.address}/")
    yield from _changed(instance.changed_at)


def _tell_dataset(graph: Graph, catalogue: URIRef, dataset: Dataset) -> URIRef:
    state = dataset.state
    about = _key(state.address, state.slug)
    _tell(graph, about, _of_dataset(about, state))
    _tell(graph, _part(about, "herausgeber"), _of_agent(state.publisher, state.email, state.page))
    _tell(graph, _part(about, "kontakt"), _of_contact(state))
    for one in dataset.distributions:
        graph.add((about, DCAT.distribution, _part(about, one.name)))
        _tell(graph, _part(about, one.name), _of_distribution(about, state, one))
        if one.described_at:
            service = _part(about, f"{one.name}-dienst")
            graph.add((catalogue, DCAT.service, service))
            _tell(graph, service, _of_service(about, state, one))
    return about


def _of_dataset(about: URIRef, state: CatalogueState) -> Statements:
    yield RDF.type, DCAT.Dataset
    yield DCTERMS.identifier, Literal(str(about))
    yield DCTERMS.title, _german(state.title)
    yield DCTERMS.description, _german(f"Alle veröffentlichten Angebote und ihre Träger. {state.publisher}.")
    yield DCTERMS.publisher, _part(about, "herausgeber")
    yield DCAT.contactPoint, _part(about, "kontakt")
    yield DCAT.landingPage, URIRef(state.page)
    yield DCAT.theme, URIRef(f"{EUROPEAN}data-theme/SOCI")
    for keyword in KEYWORDS:
        yield DCAT.keyword, _german(keyword)
    yield DCTERMS.language, URIRef(f"{EUROPEAN}language/DEU")
    yield DCTERMS.accessRights, URIRef(f"{EUROPEAN}access-right/PUBLIC")
    yield DCTERMS.accrualPeriodicity, URIRef(f"{EUROPEAN}frequency/IRREG")
    yield from _where(state)
    yield from _changed(state.changed_at)


def _where(state: CatalogueState) -> Statements:
    """The territory by its official key: five digits are a district or a city of its own, eight a municipality."""
    is_district = len(state.key) == 5
    kind, level = (
        ("districtKey", "administrativeDistrict") if is_district else ("municipalityKey", "municipality")
    )
    yield DCATDE.politicalGeocodingURI, URIRef(f"{GEOCODING}{kind}/{state.key}")
    yield DCATDE.politicalGeocodingLevelURI, URIRef(f"{GEOCODING}Level/{level}")
    yield DCATDE.geocodingDescription, _german(state.territory)


def _of_distribution(dataset: URIRef, state: CatalogueState, one: Distribution) -> Statements:
    yield RDF.type, DCAT.Distribution
    yield DCTERMS.title, _german(one.title)
    yield DCAT.accessURL, URIRef(one.address)
    if one.described_at:
        yield DCAT.accessService, _part(dataset, f"{one.name}-dienst")
    else:
        yield DCAT.downloadURL, URIRef(one.address)
    yield DCTERMS["format"], URIRef(f"{EUROPEAN}file-type/{one.file_type}")
    if one.media_type:
        yield DCAT.mediaType, URIRef(f"{MEDIA_TYPES}{one.media_type}")
    if one.packed_as:
        yield DCAT.packageFormat, URIRef(f"{MEDIA_TYPES}{one.packed_as}")
    if one.standard:
        yield DCTERMS.conformsTo, URIRef(one.standard)
    yield DCTERMS.language, URIRef(f"{EUROPEAN}language/DEU")
    yield DCTERMS.license, URIRef(state.licence.dcat_address)
    yield DCATDE.licenseAttributionByText, _german(f"{state.publisher}, {state.page}")
    yield DCATAP.availability, URIRef(f"{EUROPEAN}planned-availability/AVAILABLE")
    yield from _changed(state.changed_at)


def _of_service(dataset: URIRef, state: CatalogueState, one: Distribution) -> Statements:
    yield RDF.type, DCAT.DataService
    yield DCTERMS.title, _german(one.title)
    yield DCAT.endpointURL, URIRef(one.address)
    yield DCAT.endpointDescription, URIRef(one.described_at)
    yield DCAT.servesDataset, dataset
    yield DCTERMS.publisher, _part(dataset, "herausgeber")
    yield DCAT.contactPoint, _part(dataset, "kontakt")
    yield DCTERMS.license, URIRef(state.licence.dcat_address)
    yield DCTERMS.accessRights, URIRef(f"{EUROPEAN}access-right/PUBLIC")


def _of_agent(name: str, email: str, page: str) -> Statements:
    yield RDF.type, FOAF.Agent
    yield RDF.type, FOAF.Organization
    yield FOAF.name, _german(name)
    yield FOAF.homepage, URIRef(page)
    if email:
        yield FOAF.mbox, URIRef(f"mailto:{email}")


def _of_contact(state: CatalogueState) -> Statements:
    yield RDF.type, VCARD.Kind
    yield RDF.type, VCARD.Organization
    yield VCARD.fn, _german(state.publisher)
    yield VCARD.hasURL, URIRef(state.page)
    if state.email:
        yield VCARD.hasEmail, URIRef(f"mailto:{state.email}")


def _changed(moment: datetime | None) -> Statements:
    if moment:
        yield DCTERMS.modified, Literal(moment.isoformat(timespec="seconds"), datatype=XSD.dateTime)


def _german(text: str) -> Literal:
    return Literal(text, lang=GERMAN)
