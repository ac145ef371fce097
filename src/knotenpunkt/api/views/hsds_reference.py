"""The description of the HSDS interface for people: every address, parameter and answer, as openapi.json has them."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.api.domain.openapi import LISTS, PROBLEMS, Listed
from knotenpunkt.api.domain.parameters import PARAMETERS, Parameter
from knotenpunkt.shared.web.addresses import address_of_instance
from knotenpunkt.shared.web.language import for_staff


@dataclass(frozen=True, slots=True)
class DescribedList:
    """A list with what it may be asked for."""

    listed: Listed
    parameters: list[tuple[str, Parameter]]


@for_staff
@public
@require_safe
def hsds_reference(request: HttpRequest, language: str) -> HttpResponse:
    """Made of what the document for programs is made of."""
    root = address_of_instance(request, settings.PUBLIC_ADDRESS)
    context = {
        "portal": None,
        "root": f"{root}{reverse('hsds')}".removesuffix("/"),
        "lists": [DescribedList(one, [(name, PARAMETERS[name]) for name in one.parameters]) for one in LISTS],
        "problems": [(status, about) for status, (_, about) in PROBLEMS.items()],
    }
    return render(request, "api/hsds_reference.html", context)
