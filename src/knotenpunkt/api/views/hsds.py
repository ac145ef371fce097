"""Data: the catalogue in the words of HSDS 3.1, of the whole instance or of one centre."""

import uuid
from collections.abc import Callable, Collection

from django.http import HttpRequest, HttpResponseBase

from knotenpunkt.api import answers
from knotenpunkt.api.answers import NoRecord, asked_area, asked_centre, open_data
from knotenpunkt.api.domain import questions
from knotenpunkt.api.domain.openapi import LISTS, openapi_document
from knotenpunkt.api.domain.questions import Format, Question, read_question
from knotenpunkt.api.queries.areas import Area
from knotenpunkt.api.queries.listings import Listing
from knotenpunkt.api.queries.organizations import organizations
from knotenpunkt.api.queries.publisher import licence_said, publisher_of, served_in
from knotenpunkt.api.queries.services import services
from knotenpunkt.api.queries.services_at_locations import services_at_locations
from knotenpunkt.api.queries.vocabularies import taxonomies, taxonomy_terms
from knotenpunkt.hsds.domain.vocabulary import PROFILE_VERSION, VERSION
from knotenpunkt.hsds.queries.objects import vocabulary

_NAMES = {one.path.removeprefix("/") for one in LISTS}

type Reading = Callable[[Question, Area], Listing]


@open_data
def hsds(request: HttpRequest, centre: str = "") -> HttpResponseBase:
    """Which version of HSDS is spoken, in which profile, and who publishes."""
    read_question(dict(request.GET.lists()), ())
    if centre in _NAMES:
        raise NoRecord(f"Lists have no slash at their end; this one is /hsds/v3/{centre}.")
    area = _area(request, centre)
    return answers.as_json(
        {
            "version": VERSION,
            "profile": f"{area.address}/hsds/profile/",
            "profile_version": PROFILE_VERSION,
            "openapi_url": f"{area.address}{request.path.removesuffix('/')}/openapi.json",
            "publisher": publisher_of(area),
            "license": licence_said(),
        }
    )


@open_data
def hsds_openapi(request: HttpRequest, centre: str = "") -> HttpResponseBase:
    """The document that describes the API."""
    read_question(dict(request.GET.lists()), ())
    return answers.as_json(openapi_document(vocabulary(), served_in(_area(request, centre))))


@open_data
def hsds_services(request: HttpRequest, centre: str = "", key: str = "") -> HttpResponseBase:
    """Services, or the one with a key."""
    return _answer(request, centre, key, questions.SERVICES, services)


@open_data
def hsds_organizations(request: HttpRequest, centre: str = "", key: str = "") -> HttpResponseBase:
    """Organizations, or the one with a key."""
    return _answer(request, centre, key, questions.ORGANIZATIONS, organizations, of_one=("full_service",))


@open_data
def hsds_service_at_locations(request: HttpRequest, centre: str = "", key: str = "") -> HttpResponseBase:
    """Services at the places where they are held, or the one with a key."""
    return _answer(request, centre, key, questions.SERVICES_AT_LOCATIONS, services_at_locations)


@open_data
def hsds_taxonomies(request: HttpRequest, centre: str = "", key: str = "") -> HttpResponseBase:
    """The curated vocabularies, or the one with a key."""
    return _answer(request, centre, key, questions.TAXONOMIES, lambda question, area: taxonomies(question))


@open_data
def hsds_taxonomy_terms(request: HttpRequest, centre: str = "", key: str = "") -> HttpResponseBase:
    """Their terms, or the one with a key."""
    return _answer(request, centre, key, questions.TERMS, lambda question, area: taxonomy_terms(question))


def _area(request: HttpRequest, slug: str) -> Area:
    return asked_area(request, asked_centre(slug) if slug else None)


def _answer(
    request: HttpRequest,
    centre: str,
    key: str,
    allowed: Collection[str],
    reading: Reading,
    of_one: Collection[str] = (),
) -> HttpResponseBase:
    area = _area(request, centre)
    question = read_question(dict(request.GET.lists()), of_one if key else allowed)
    if key:
        return answers.as_json(_record(key, question, area, reading))
    listing = reading(question, area)
    response: HttpResponseBase
    if question.format is Format.NDJSON:
        response = answers.as_lines(listing.everything())
    else:
        response = answers.as_json(listing.page(question))
    if not listing.is_current:
        response.headers["Cache-Control"] = "no-store"  # the index is about to know more
    return response


def _record(key: str, question: Question, area: Area, reading: Reading) -> object:
    """The whole record with this key."""
    try:
        wanted = uuid.UUID(key)
    except ValueError as bad:
        raise NoRecord(f"Keys are UUIDs; “{questions.shown(key)}” is none.") from bad
    whole = Question(full=True, full_service=question.full_service)
    record = reading(whole, area).one(wanted)
    if record is None:
        raise NoRecord(f"Nothing with the key {wanted} is published here.")
    return record
