"""Our profile of HSDS: a page about it, the merge patches (RFC 7396) that it consists of, and the whole schemas."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.api import answers
from knotenpunkt.api.answers import NoRecord, asked_area, open_data
from knotenpunkt.api.domain.openapi import Document, openapi_document, openapi_patch
from knotenpunkt.api.queries.publisher import served_in
from knotenpunkt.hsds.domain.schemas import merge_patches, schema_document
from knotenpunkt.hsds.domain.vocabulary import PROFILE_VERSION, VERSION, fields_of_ours
from knotenpunkt.hsds.queries.objects import vocabulary
from knotenpunkt.shared.web.addresses import address_of_instance
from knotenpunkt.shared.web.language import for_staff

API = "openapi"


@for_staff
@public
@require_safe
def hsds_profile(request: HttpRequest, language: str) -> HttpResponse:
    """What the profile is for, what it adds, and what fields of the standard mean here."""
    root = address_of_instance(request, settings.PUBLIC_ADDRESS)
    context = {
        "portal": None,
        "root": root,
        "version": PROFILE_VERSION,
        "standard": VERSION,
        "added": fields_of_ours(vocabulary()),
        "patches": [*sorted(merge_patches(vocabulary(), _beside)), API],
    }
    return render(request, "api/hsds_profile.html", context)


@open_data
def hsds_profile_patch(request: HttpRequest, name: str) -> HttpResponseBase:
    """What is added to the standard's file of the same name."""
    patches = merge_patches(vocabulary(), _beside)
    if name == API:
        return answers.as_json(openapi_patch(_document(request)))
    if name not in patches:
        raise NoRecord(
            f"The profile changes nothing in {name}.json; it changes: {', '.join(sorted(patches))}."
        )
    return answers.as_json(patches[name])


@open_data
def hsds_profile_schema(request: HttpRequest, name: str) -> HttpResponseBase:
    """The standard's file of that name with what the profile adds."""
    if name == API:
        return answers.as_json(_document(request))
    one = vocabulary().get(name)
    if one is None:
        raise NoRecord(f"There is no object {name}; there are: {', '.join(vocabulary())}.")
    address = f"{address_of_instance(request, settings.PUBLIC_ADDRESS)}{request.path}"
    return answers.as_json(schema_document(one, _beside, address))


def _beside(name: str) -> str:
    """Schemas name each other by the files that lie beside them, as those of the standard do."""
    return f"{name}.json"


def _document(request: HttpRequest) -> Document:
    return openapi_document(vocabulary(), served_in(asked_area(request, None)))
