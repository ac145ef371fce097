"""Everything that is open, in groups, with an address and an example. Whatever is added gets its line here."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from knotenpunkt.regions.models import Centre


@dataclass(frozen=True, slots=True)
class Interface:
    """Something that is open: what it is called, a sentence about it, its address, and an example to try."""

    name: str
    about: str
    address: str
    example: str


@dataclass(frozen=True, slots=True)
class Group:
    """Interfaces that belong together."""

    key: str
    title: str
    interfaces: list[Interface]


@dataclass(frozen=True, slots=True)
class _Line:
    """An interface by the name of its address; an example is another address, or the same with a query."""

    screen: str
    name: str
    about: str
    query: str = ""
    example: str = ""


def groups_of_interfaces(centre: Centre | None, root: str) -> list[Group]:
    """What is open, with whole addresses; what belongs to a centre is left out where there is none."""
    groups = [
        Group(
            "hsds",
            _("For programs: HSDS 3.1"),
            _of_instance(_hsds(), root) + _of(_hsds_of_centre(), centre, root),
        ),
        Group("files", _("Files: the whole catalogue"), _of(_files(), centre, root)),
        Group("feeds", _("Calendar, map, news"), _of(_feeds(), centre, root)),
    ]
    return [group for group in groups if group.interfaces]


def _hsds() -> list[_Line]:
    return [
        _Line(
            "hsds",
            _("HSDS of this instance"),
            _("Offers, organizations, places and taxonomies of all centres, in pages and by key."),
            "?search=Sprachkurs&full=true",
            "hsds_services",
        ),
        _Line(
            "hsds_openapi",
            _("Description of the interface"),
            _("OpenAPI 3.1: every address, parameter and answer; programs can be generated from it."),
        ),
    ]


def _hsds_of_centre() -> list[_Line]:
    return [
        _Line(
            "hsds_of_centre",
            _("HSDS of one centre"),
            _("The same of one centre alone."),
            "?per_page=10",
            "hsds_services_of_centre",
        ),
        _Line(
            "hsds_services_of_centre",
            _("All offers at once"),
            _("An offer a line (NDJSON), sent as they are read, without pages."),
            "?format=ndjson&full=true",
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


def _of(lines: list[_Line], centre: Centre | None, root: str) -> list[Interface]:
    return [_interface(one, root, {"centre": centre.slug}) for one in lines] if centre else []


def _of_instance(lines: list[_Line], root: str) -> list[Interface]:
    return [_interface(one, root, {}) for one in lines]


def _interface(line: _Line, root: str, place: dict[str, str]) -> Interface:
    address = f"{root}{reverse(line.screen, kwargs=place)}"
    example = f"{root}{reverse(line.example or line.screen, kwargs=place)}{line.query}"
    return Interface(line.name, line.about, address, example)
