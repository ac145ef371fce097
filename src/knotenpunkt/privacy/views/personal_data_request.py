"""Somebody asks for her data: looking them up, giving them out as a page or a file, erasing them.

The address is sent in the body of the request alone, so that no log and no history of a browser holds it.
"""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.privacy.actions.answer_request import erase_data, export_data
from knotenpunkt.shared.personal_data import ErasureRefused, Found, activities

_FIELD = "email"


@requires(Permission.PRIVACY_REQUEST_ANSWER)
@require_http_methods(["GET", "HEAD", "POST"])
def personal_data_request(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The form, and what is kept about the owner of the address typed into it."""
    workplace = workplace_for(request, language, centre)
    if request.method != "POST":
        return _page(request, workplace)
    email = request.POST.get(_FIELD, "").strip()
    if not _is_address(email):
        problem = _("Please write an e-mail address, as name@example.org.")
        return _page(request, workplace, email=email, problem=problem, status=422)
    found = export_data(email, workplace.centre, actor=workplace.actor, now=timezone.now())
    return _page(request, workplace, email=email, found=found)


@requires(Permission.PRIVACY_REQUEST_ANSWER)
@require_POST
def personal_data_request_file(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The same data as a file that programs can read."""
    workplace = workplace_for(request, language, centre)
    now = timezone.now()
    found = export_data(request.POST.get(_FIELD, ""), workplace.centre, actor=workplace.actor, now=now)
    content = {
        "centre": workplace.centre.name,
        "made_at": now.isoformat(),
        "data": [{"activity": each.activity, **each.values} for each in found],
    }
    answer = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer.headers["Content-Disposition"] = 'attachment; filename="auskunft.json"'
    return answer


@requires(Permission.PRIVACY_REQUEST_ANSWER)
@require_POST
def personal_data_request_erase(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """Erases at once: the page before showed what, and its button named it."""
    workplace = workplace_for(request, language, centre)
    email = request.POST.get(_FIELD, "")
    try:
        number = erase_data(email, workplace.centre, actor=workplace.actor, now=timezone.now())
    except ErasureRefused as refusal:
        return _page(request, workplace, email=email, problem=str(refusal), status=409)
    return _page(request, workplace, erased=number)


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return True


def _page(
    request: HttpRequest,
    workplace: Workplace,
    *,
    email: str = "",
    problem: str = "",
    found: tuple[Found, ...] | None = None,
    erased: int | None = None,
    status: int = 200,
) -> HttpResponse:
    titles = {activity.code: activity.title for activity in activities()}
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "email": email,
        "problem": problem,
        "erased": erased,
        "is_answered": found is not None,
        "found": [(titles[each.activity], each.values) for each in found or ()],
    }
    return render(request, "privacy/personal_data_request.html", context, status=status)
