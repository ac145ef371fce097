"""The index as requests use it: the newest state for a version, and what happens where it cannot be read."""

from collections.abc import Callable

from knotenpunkt.regions.queries.revisions import DataVersion
from knotenpunkt.search.index.damage import IndexDamaged
from knotenpunkt.search.index.reader import IndexReader
from knotenpunkt.search.sources import search_index

__all__ = ["IndexReader", "asked"]


def asked[Answer](version: DataVersion, ask: Callable[[IndexReader], Answer]) -> Answer | None:
    """What the index answers, waiting a little for it to know the version; None where there is no index to be read."""
    index = search_index()
    reader = index.follow(version)
    if reader is None:
        return None
    try:
        return ask(reader)
    except IndexDamaged as damage:
        index.report(damage)
        return None
