"""The tables of figures that were handed in."""

import uuid
from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import Http404

from knotenpunkt.monitoring.domain.vocabulary import in_language
from knotenpunkt.monitoring.models import FigureUpload, Indicator


def figure_uploads() -> QuerySet[FigureUpload]:
    """All of them, the latest first; neither file nor report is loaded."""
    return FigureUpload.objects.defer(*FigureUpload.LARGE)


def figure_upload_of(key: uuid.UUID) -> FigureUpload:
    """One of them with its report, without its file."""
    upload = FigureUpload.objects.defer("content").filter(pk=key).first()
    if upload is None:
        raise Http404(str(key))
    return upload


def indicator_names(language: str) -> Sequence[tuple[str, str]]:
    """Code and name of every indicator that has figures of its own, in their order."""
    rows = Indicator.objects.filter(numerator=None).values_list("code", "names")
    return [(code, in_language(names, language)) for code, names in rows]
