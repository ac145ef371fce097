"""What was answered to questions about workbooks and their columns: the lists, and taking an answer back."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.importers.actions.answer_questions import forget_answer
from knotenpunkt.importers.actions.keep_columns import forget_column
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.forms.columns import label_of
from knotenpunkt.importers.models import ColumnMeaning, RememberedAnswer
from knotenpunkt.importers.queries.column_meanings import column_meaning_of, column_meanings_of
from knotenpunkt.importers.queries.remembered_answers import remembered_answer_of, remembered_answers_of
from knotenpunkt.importers.report.paging import Page, page_of

_ANSWERS_ON_A_PAGE = 50


@requires(Permission.CATALOGUE_IMPORT)
@require_safe
def remembered_answers(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """All answers, the latest first."""
    return _page(request, workplace_for(request, language, centre))


@requires(Permission.CATALOGUE_IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def remembered_answers_forget(
    request: HttpRequest, language: str, centre: str, key: uuid.UUID
) -> HttpResponse:
    """Asks once, in words that name the answer; taking the same one back again finds nothing."""
    workplace = workplace_for(request, language, centre)
    answer = remembered_answer_of(workplace.centre, key)
    if request.method != "POST":
        return _page(request, workplace, forgotten=answer)
    forget_answer(answer, actor=workplace.actor, now=timezone.now())
    return redirect(workplace.portal.address("remembered_answers"))


@requires(Permission.CATALOGUE_IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def remembered_answers_forget_column(
    request: HttpRequest, language: str, centre: str, key: uuid.UUID
) -> HttpResponse:
    """Asks once, in words that name the column."""
    workplace = workplace_for(request, language, centre)
    meaning = column_meaning_of(workplace.centre, key)
    if request.method != "POST":
        return _page(request, workplace, column=meaning)
    forget_column(meaning, actor=workplace.actor, now=timezone.now())
    return redirect(workplace.portal.address("remembered_answers"))


def _page(
    request: HttpRequest,
    workplace: Workplace,
    *,
    forgotten: RememberedAnswer | None = None,
    column: ColumnMeaning | None = None,
) -> HttpResponse:
    answers = remembered_answers_of(workplace.centre)
    number, pages = page_of(answers.count(), request.GET.get("seite", ""), _ANSWERS_ON_A_PAGE)
    first = (number - 1) * _ANSWERS_ON_A_PAGE
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "forgotten": forgotten,
        "column": column,
        "columns": [
            (meaning, label_of(Heading(meaning.heading)) if meaning.heading else "")
            for meaning in column_meanings_of(workplace.centre)
        ],
        "page": Page(list(answers[first : first + _ANSWERS_ON_A_PAGE]), number, pages),
    }
    return render(request, "importers/remembered_answers.html", context)
