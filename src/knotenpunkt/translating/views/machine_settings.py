"""What a centre decides about translating machines."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.translating.actions.decide_machine import decide_machine
from knotenpunkt.translating.forms.machine_decision import MACHINE_LANGUAGES, MachineDecisionForm
from knotenpunkt.translating.machines.configured import configured_machine
from knotenpunkt.translating.queries.machine_decision import MachineDecision, machine_decision


@requires(Permission.SETTINGS_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def machine_settings(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """One form; a language that is none changes nothing."""
    workplace = workplace_for(request, language, centre)
    if request.method != "POST":
        return _page(request, workplace, machine_decision(workplace.centre))
    form = MachineDecisionForm(request.POST)
    if not form.is_valid():
        return _page(request, workplace, machine_decision(workplace.centre), status=422)
    decide_machine(workplace.centre, form.decision, actor=workplace.actor, now=timezone.now())
    portal = workplace.portal
    here = portal.address("machine_settings")
    return redirect(f"{here}?getan=decide")


def _page(
    request: HttpRequest, workplace: Workplace, decision: MachineDecision, *, status: int = 200
) -> HttpResponse:
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "decision": decision,
        "languages": [(code, code in decision.languages) for code in MACHINE_LANGUAGES],
        "has_machine": configured_machine() is not None,
        "is_saved": request.GET.get("getan", "") == "decide",
        "is_refused": status != 200,
    }
    return render(request, "translating/machine_settings.html", context, status=status)
