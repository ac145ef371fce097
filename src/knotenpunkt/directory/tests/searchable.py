"""A search index of a test's own, which does its work at once and within the test's transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.test import override_settings

from knotenpunkt.search.sources import search_index


@contextmanager
def searchable(folder: Path) -> Iterator[None]:
    """Within this block everything is found that the database knows."""
    with override_settings(DATA_FOLDER=folder, SEARCH_IN_THREADS=False):
        search_index.cache_clear()
        try:
            yield
        finally:
            search_index.cache_clear()
