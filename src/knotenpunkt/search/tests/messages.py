"""Messages about barriers in the place of documents: they lie below the search and belong to a centre."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import AccessibilityFeedback, Centre
from knotenpunkt.search.actions.record_changes import record_changes
from knotenpunkt.search.domain.document import SearchDocument
from knotenpunkt.search.index.errands import Errand, Work
from knotenpunkt.search.index.origin import Origin
from knotenpunkt.search.index.search_index import SearchIndex
from knotenpunkt.search.queries.changes import current_versions, keys_changed_since
from knotenpunkt.search.tests.made_up_documents import first_letters

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class Messages:
    """Messages as a source of documents."""

    name = "message"

    def all_documents(self) -> Iterator[SearchDocument]:
        return map(self._document, self._rows().order_by("reference").iterator())

    def documents(self, keys: Sequence[str]) -> Iterator[SearchDocument]:
        references = [key.removeprefix("message:") for key in keys]
        return map(self._document, self._rows().filter(reference__in=references).order_by("reference"))

    def _rows(self) -> Any:
        return AccessibilityFeedback.objects.unscoped(reason="the index holds those of all centres")

    def _document(self, row: AccessibilityFeedback) -> SearchDocument:
        return SearchDocument(f"message:{row.reference}", row.message)


def messages_index(folder: Path, errand: Callable[[Work], Errand]) -> SearchIndex:
    return SearchIndex(
        folder,
        Origin(lambda: [Messages()], current_versions, keys_changed_since),
        tokenise=first_letters,
        analysis="first letters",
        errand=errand,
    )


def put(centre: Centre, reference: str, message: str | None) -> None:
    """Write or remove a message, as an action of a context does."""
    with transaction.atomic():
        rows = AccessibilityFeedback.objects.unscoped(reason="references are unique in the instance")
        rows.filter(reference=reference).delete()
        if message is not None:
            AccessibilityFeedback.objects.create(
                centre=centre, reference=reference, message=message, received_at=NOW
            )
        record_changes(centre, [f"message:{reference}"], number=count_change(centre, now=NOW))
