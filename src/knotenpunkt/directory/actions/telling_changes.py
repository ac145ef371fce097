"""Telling everyone who keeps something of a service that it changed: inside the caller's transaction."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from knotenpunkt.directory.search_documents import service_key
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import Centre
from knotenpunkt.search.actions.record_changes import record_changes


def tell_changes(centre: Centre, services: Iterable[uuid.UUID], *, now: datetime) -> None:
    """The centre's pages are written anew, and the search reads these services again."""
    number = count_change(centre, now=now)
    record_changes(centre, map(service_key, services), number=number)
