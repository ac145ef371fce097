"""Every night each source that a centre has subscribed to is asked once."""

from collections import Counter
from datetime import datetime

from django.conf import settings

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.harvesting.actions.fetching import Caller
from knotenpunkt.harvesting.actions.visit import visit
from knotenpunkt.harvesting.models import Source
from knotenpunkt.importers.actions.import_lock import ImportBusy


def visit_all(now: datetime) -> str:
    """Ask every source for what is new; one that fails keeps no other from being asked."""
    sources = Source.objects.unscoped(reason="each centre's sources are visited in the same night")
    states = Counter(
        _visited(source, now) for source in sources.filter(is_nightly=True).select_related("centre")
    )
    return f"{states.total()} Quellen gefragt, {states[Source.State.GOOD]} übernommen"


def _visited(source: Source, now: datetime) -> str:
    caller = Caller(may_stay_inside=settings.FOLLOW_INSIDE)
    try:
        visit(source, caller.get, actor=OPERATOR, now=now)
    except ImportBusy:
        return "busy"
    return source.state
