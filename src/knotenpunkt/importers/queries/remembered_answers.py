"""The answers of a centre: for reading its workbooks, and to look at."""

import uuid

from django.http import Http404
from django.utils import timezone

from knotenpunkt.directory.domain.written.reading import IssueKind
from knotenpunkt.importers.domain.answers import Answer, Answers, Asked, Deed
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.models import RememberedAnswer
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet


def remembered_answers_of(centre: Centre) -> TenantQuerySet[RememberedAnswer]:
    """All answers, the latest first."""
    return RememberedAnswer.objects.within(Scope.of(centre))


def remembered_answer_of(centre: Centre, key: uuid.UUID) -> RememberedAnswer:
    """One answer of a centre; another centre's does not exist."""
    answer = remembered_answers_of(centre).select_related("centre").filter(pk=key).first()
    if answer is None:
        raise Http404(str(key))
    return answer


def answers_of(centre: Centre) -> Answers:
    """The answers as reading needs them."""
    rows = remembered_answers_of(centre).values_list(
        "heading", "text", "entry", "kind", "detail", "deed", "answer", "answered_at"
    )
    return Answers.of(
        {
            Asked(Heading(heading), text, entry, IssueKind(kind) if kind else None, detail): Answer(
                Deed(deed), answer, timezone.localdate(answered_at)
            )
            for heading, text, entry, kind, detail, deed, answer, answered_at in rows
        }
    )
