"""Everything that is open, in groups, with an address and an example. Whatever is added gets its line here."""

from dataclasses import dataclass
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import gettext as _

from knotenpunkt.api.presentation.embedding import Embedding
from knotenpunkt.regions.models import Centre

LANGUAGE, CENTRE = "language", "centre"


@dataclass(frozen=True, slots=True)
class Place:
    """What stands in addresses: the instance's without a slash at its end, a language, a centre if there is one."""

    root: str
    language: str
    centre: Centre | None

    def address(self, screen: str, needs: tuple[str, ...]) -> str:
        """The whole address of a screen that needs some of it."""
        known = {LANGUAGE: self.language, CENTRE: self.centre.slug if self.centre else ""}
        return f"{self.root}{reverse(screen, kwargs={name: known[name] for name in needs})}"


@dataclass(frozen=True, slots=True)
class Interface:
    """Something that is open: its name, a sentence about it, its address, an example to try, and code to copy."""

    name: str
    about: str
    address: str
    example: str
    snippets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Interfaces that belong together."""

    key: str
    title: str
    interfaces: list[Interface]


@dataclass(frozen=True, slots=True)
class _Line:
    """An interface by the name of its address and what that needs; an example is another address or has a query."""

    screen: str
    name: str
    about: str
    needs: tuple[str, ...] = (CENTRE,)
    query: str = ""
    example: str = ""
    snippets: tuple[str, ...] = ()


def groups_of_interfaces(place: Place) -> list[Group]:
    """What is open; what belongs to a centre is left out where there is none."""
    groups = [
        Group("hsds", _("For programs: HSDS 3.1"), _shown(_hsds(), place)),
        Group("files", _("Files: the whole catalogue"), _shown(_files(), place)),
        Group("feeds", _("Calendar, map, news"), _shown(_feeds(), place)),
        Group("embedding", _("On your own website"), _shown(_embedding(place), place)),
        Group("catalogues", _("For catalogues of data"), _shown(_catalogues(), place)),
        Group("checking", _("Check your own data"), _shown(_checking(), place)),
    ]
    return [group for group in groups if group.interfaces]


def _shown(lines: list[_Line], place: Place) -> list[Interface]:
    return [_interface(one, place) for one in lines if place.centre or CENTRE not in one.needs]


def _interface(line: _Line, place: Place) -> Interface:
    example = f"{place.address(line.example or line.screen, line.needs)}{line.query}"
    return Interface(line.name, line.about, place.address(line.screen, line.needs), example, line.snippets)


def _hsds() -> list[_Line]:
    return [
        _Line(
            "hsds",
            _("HSDS of this instance"),
            _("Offers, organizations, places and taxonomies of all centres, in pages and by key."),
            needs=(),
            query="?search=Sprachkurs&full=true",
            example="hsds_services",
        ),
        _Line(
            "hsds_of_centre",
            _("HSDS of one centre"),
            _("The same of one centre alone."),
            query="?per_page=10",
            example="hsds_services_of_centre",
        ),
        _Line(
            "hsds_services_of_centre",
            _("All offers at once"),
            _("An offer a line (NDJSON), sent as they are read, without pages."),
            query="?format=ndjson&full=true",
        ),
        _Line(
            "hsds_openapi",
            _("Description of the interface"),
            _("OpenAPI 3.1: every address, parameter and answer; programs can be generated from it."),
            needs=(),
        ),
        _Line(
            "hsds_reference",
            _("The same description for people"),
            _("Every address with what it may be asked for."),
            needs=(LANGUAGE,),
        ),
    ]


def _files() -> list[_Line]:
    return [
        _Line(
            "catalogue_files_package",
            _("Data package"),
            _("A ZIP file with a CSV table for each kind of record (Frictionless Data Package)."),
        ),
        _Line(
            "catalogue_files_workbook",
            _("Workbook"),
            _("The same tables under German headings, for Excel and LibreOffice (XLSX)."),
        ),
        _Line(
            "catalogue_files_lines_of_centre",
            _("All offers in one file"),
            _(
                "An offer a line in JSON (NDJSON), each with everything that belongs to it; quickly downloaded."
            ),
        ),
    ]


def _feeds() -> list[_Line]:
    return [
        _Line(
            "offer_calendar",
            _("Calendar"),
            _("Dates of the offers (iCalendar). Takes the filters of the list of offers."),
        ),
        _Line(
            "place_features",
            _("Places on a map"),
            _("Where offers take place (GeoJSON), for maps. Takes the filters of the list of offers."),
        ),
        _Line(
            "offer_news",
            _("New and changed offers"),
            _("A feed (Atom), the newest first. Takes the filters of the list of offers."),
        ),
    ]


def _embedding(place: Place) -> list[_Line]:
    """Code to copy, and the page on which it is put together."""
    if place.centre is None:
        return []
    offers = place.address("service_list", (LANGUAGE, CENTRE))
    embedding = Embedding(place.root, place.centre.slug, place.language)
    return [
        _Line(
            "embedded_list",
            _("List of offers in a frame"),
            _("Without cookies. Takes the filters of the list of offers. Copy one of these into your page:"),
            needs=(LANGUAGE, CENTRE),
            snippets=(embedding.as_frame, embedding.as_element),
        ),
        _Line(
            "embed_code",
            _("Put the code together"),
            _("Choose centre, language, place and topic, see the list and copy its code."),
            needs=(LANGUAGE,),
            query=f"?zentrum={place.centre.slug}",
        ),
        _Line(
            "oembed",
            "oEmbed",
            _("Editorial systems ask here how a list or an offer is shown in a frame."),
            needs=(),
            query=f"?url={quote(offers, safe='')}",
        ),
    ]


def _catalogues() -> list[_Line]:
    return [
        _Line(
            "portal_entry",
            _("Entry for data portals"),
            _("DCAT-AP.de, from which GovData and Open.NRW learn of the catalogues (RDF)."),
            needs=(),
        ),
        _Line("portal_entry_json", _("The same as JSON-LD"), _("For programs that read JSON."), needs=()),
    ]


def _checking() -> list[_Line]:
    return [
        _Line(
            "validator",
            _("Check data"),
            _("Whether a file or an interface fits HSDS, and says what people need to know."),
            needs=(LANGUAGE,),
        ),
    ]
