"""A centre's own words: the list, one form for adding and changing, one question before removing."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.search.actions.edit_synonyms import (
    TooManySynonyms,
    add_synonym,
    change_synonym,
    remove_synonym,
)
from knotenpunkt.search.forms.synonym import SynonymForm
from knotenpunkt.search.models import Synonym
from knotenpunkt.search.queries.synonyms import synonym_of, synonyms_of


@requires(Permission.SEARCH_WORDS_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def synonyms(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """All words, and the form for new ones."""
    workplace = workplace_for(request, language, centre)
    if request.method != "POST":
        return _page(request, workplace, SynonymForm())
    form = SynonymForm(request.POST)
    if not form.is_valid():
        return _page(request, workplace, form, status=422)
    try:
        add_synonym(workplace.centre, form.content, actor=workplace.actor, now=timezone.now())
    except TooManySynonyms:
        form.add_error(None, _("So many words are kept already. Please remove some that nobody needs."))
        return _page(request, workplace, form, status=422)
    return _back(workplace)


@requires(Permission.SEARCH_WORDS_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def synonyms_change(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """The form filled in with one entry."""
    workplace = workplace_for(request, language, centre)
    synonym = synonym_of(workplace.centre, key)
    if request.method != "POST":
        return _page(request, workplace, SynonymForm.of(synonym), changed=synonym)
    form = SynonymForm(request.POST)
    if not form.is_valid():
        return _page(request, workplace, form, changed=synonym, status=422)
    change_synonym(synonym, form.content, actor=workplace.actor, now=timezone.now())
    return _back(workplace)


@requires(Permission.SEARCH_WORDS_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def synonyms_remove(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """Asks once, in words that name the entry; removing the same entry again finds nothing."""
    workplace = workplace_for(request, language, centre)
    synonym = synonym_of(workplace.centre, key)
    if request.method != "POST":
        return _page(request, workplace, SynonymForm(), removed=synonym)
    remove_synonym(synonym, actor=workplace.actor, now=timezone.now())
    return _back(workplace)


def _page(
    request: HttpRequest,
    workplace: Workplace,
    form: SynonymForm,
    *,
    changed: Synonym | None = None,
    removed: Synonym | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "form": form,
        "changed": changed,
        "removed": removed,
        "entries": list(synonyms_of(workplace.centre)),
    }
    return render(request, "search/synonyms.html", context, status=status)


def _back(workplace: Workplace) -> HttpResponse:
    """To the list, so that loading the page again sends nothing twice."""
    return redirect(workplace.portal.address("synonyms"))
