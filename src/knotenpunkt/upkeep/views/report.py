"""What anybody can tell the centre from its public pages: a mistake at an offer or an organization, a missing offer."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import public
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.regions.queries.portal import Portal, portal_for
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.shared.web.addresses import screen_address
from knotenpunkt.shared.web.search_engines import unlisted
from knotenpunkt.shared.web.visitors import network_address
from knotenpunkt.upkeep.actions.receive_report import Passage, Report, TooManyReports, receive_report
from knotenpunkt.upkeep.forms.report import MistakeForm, NewOfferForm, fresh_challenge, sealed
from knotenpunkt.upkeep.models import Suggestion
from knotenpunkt.upkeep.queries.report_load import reports_last_hour

_METHODS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a form is about: a service, an organization, or nothing that is there yet."""

    portal: Portal
    about: Service | Organization | None = None

    @property
    def form_class(self) -> type[MistakeForm | NewOfferForm]:
        return NewOfferForm if self.about is None else MistakeForm

    @property
    def place(self) -> tuple[str, dict[str, str]]:
        """Where whoever wrote came from: the screen by its name."""
        match self.about:
            case Service():
                return "service_detail", {"slug": self.about.slug}
            case Organization():
                return "organization_detail", {"slug": self.about.slug}
            case _:
                return "service_list", {}


# Nothing of a session counts in these three, so there is nothing for a CSRF token to protect.
@public
@csrf_exempt
@unlisted
@require_http_methods(_METHODS)
@cache_control(private=True, no_cache=True)
def report_service(request: HttpRequest, language: str, centre: str, slug: str) -> HttpResponse:
    """Something is wrong with a public offer; one that nobody sees cannot be reported."""
    portal = portal_for(language, centre)
    public_ones = Service.objects.within(Scope.of(portal.centre)).filter(Service.public_condition)
    found = get_object_or_404(public_ones.select_related("organization", "centre"), slug=slug)
    return _answer(request, _Asked(portal, found))


@public
@csrf_exempt
@unlisted
@require_http_methods(_METHODS)
@cache_control(private=True, no_cache=True)
def report_organization(request: HttpRequest, language: str, centre: str, slug: str) -> HttpResponse:
    """Something is wrong with what is said about an organization."""
    portal = portal_for(language, centre)
    public_ones = Organization.objects.within(Scope.of(portal.centre)).filter(Organization.public_condition)
    found = get_object_or_404(public_ones.select_related("centre"), slug=slug)
    return _answer(request, _Asked(portal, found))


@public
@csrf_exempt
@unlisted
@require_http_methods(_METHODS)
@cache_control(private=True, no_cache=True)
def report_new(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """An offer is missing."""
    return _answer(request, _Asked(portal_for(language, centre)))


def _answer(request: HttpRequest, asked: _Asked) -> HttpResponse:
    now = timezone.now()
    if request.method != "POST":
        return _page(request, asked, asked.form_class(now=now), now=now)
    form = asked.form_class(request.POST, now=now)
    if not form.is_valid() or form.challenge is None:
        return _page(request, asked, form, now=now, status=422)
    passage = Passage(form.challenge.mark, form.is_proven, network_address(request))
    message = "" if form.record else form.cleaned_data["message"]
    report = Report(message, asked.about, form.record, form.cleaned_data["reply_email"])
    try:
        suggestion = receive_report(asked.portal.centre, report, passage, now=now)
    except TooManyReports:
        return _page(request, asked, form, now=now, status=429)
    return redirect(_receipt(asked.portal, suggestion))


def _receipt(portal: Portal, suggestion: Suggestion) -> str:
    place = portal.address("report_state")
    return f"{place}?nummer={suggestion.reference}&danke"


def _page(
    request: HttpRequest,
    asked: _Asked,
    form: MistakeForm | NewOfferForm,
    *,
    now: datetime,
    status: int = 200,
) -> HttpResponse:
    challenge = fresh_challenge(reports_last_hour(now), now=now)
    name, arguments = asked.place
    known = {"language": asked.portal.language.code, "centre": asked.portal.centre.slug}
    context = {
        "portal": asked.portal,
        "about": asked.about,
        "form": form,
        "challenge": challenge,
        "seal": sealed(challenge),
        "back": screen_address(name, known | arguments),
        "is_full": status == 429,
    }
    return render(request, "upkeep/report.html", context, status=status)
