"""The terms that a centre translates always in the same way."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.directory.domain.translations import TARGET_LANGUAGES
from knotenpunkt.translating.actions.edit_glossary import TooManyTerms, keep_term, remove_term
from knotenpunkt.translating.forms.glossary_term import GlossaryTermForm
from knotenpunkt.translating.models import GlossaryTerm
from knotenpunkt.translating.queries.glossary import glossary_of, term_of


@requires(Permission.TRANSLATION_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def glossary(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """All terms, and the form for a new one."""
    workplace = workplace_for(request, language, centre)
    if request.method != "POST":
        return _page(request, workplace, GlossaryTermForm())
    form = GlossaryTermForm(request.POST)
    if not form.is_valid():
        return _page(request, workplace, form, status=422)
    german, target, fixed = (form.cleaned_data[name] for name in ("german", "target", "fixed"))
    try:
        keep_term(workplace.centre, german, target, fixed, actor=workplace.actor, now=timezone.now())
    except TooManyTerms:
        form.add_error(None, _("So many terms are kept already. Please remove some that nobody needs."))
        return _page(request, workplace, form, status=422)
    return _back(workplace)


@requires(Permission.TRANSLATION_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def glossary_remove(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """Asks once, in words that name the term."""
    workplace = workplace_for(request, language, centre)
    term = term_of(workplace.centre, key)
    if request.method != "POST":
        return _page(request, workplace, GlossaryTermForm(), removed=term)
    remove_term(term, actor=workplace.actor, now=timezone.now())
    return _back(workplace)


def _page(
    request: HttpRequest,
    workplace: Workplace,
    form: GlossaryTermForm,
    *,
    removed: GlossaryTerm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "form": form,
        "removed": removed,
        "languages": TARGET_LANGUAGES,
        "terms": list(glossary_of(workplace.centre)),
    }
    return render(request, "translating/glossary.html", context, status=status)


def _back(workplace: Workplace) -> HttpResponse:
    return redirect(workplace.portal.address("glossary"))
