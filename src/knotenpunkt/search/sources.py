"""Where documents come from, and the index that is made of them.

Contexts above offer a source when the program starts; the search knows none of them.
"""

import os
from functools import cache
from pathlib import Path

from django.conf import settings

from knotenpunkt.search.domain.document import DocumentSource
from knotenpunkt.search.index.errands import DirectErrand, ThreadErrand
from knotenpunkt.search.index.fingerprint import program_fingerprint
from knotenpunkt.search.index.origin import Origin
from knotenpunkt.search.index.search_index import SearchIndex
from knotenpunkt.search.index.tokenising import tokeniser
from knotenpunkt.search.queries.changes import current_versions, keys_changed_since
from knotenpunkt.search.word_files import analysis

_sources: dict[str, DocumentSource] = {}


def offer_documents_with(source: DocumentSource) -> None:
    """Register a source; called once for each, when the program starts."""
    _sources[source.name] = source


def offered_sources() -> tuple[DocumentSource, ...]:
    """All sources, in the order in which they were registered."""
    return tuple(_sources.values())


@cache
def search_index() -> SearchIndex:
    """The index of this instance, one object for each process.

    It follows in threads of its own, unless SEARCH_IN_THREADS is False: then whoever asks does the work, within his
    own transaction.
    """
    return SearchIndex(
        Path(settings.DATA_FOLDER) / "search",
        Origin(offered_sources, current_versions, keys_changed_since),
        tokenise=tokeniser(analysis()),
        analysis=program_fingerprint(),
        errand=ThreadErrand if getattr(settings, "SEARCH_IN_THREADS", True) else DirectErrand,
    )


os.register_at_fork(after_in_child=search_index.cache_clear)
