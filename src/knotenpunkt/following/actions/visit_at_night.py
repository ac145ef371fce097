"""Every night each source is asked once."""

from collections import Counter
from datetime import datetime

from django.conf import settings

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.following.actions.fetching import Caller
from knotenpunkt.following.actions.follow import visit
from knotenpunkt.following.models import Source


def visit_all(now: datetime) -> str:
    """Ask every source for what is new; one that fails keeps no other from being asked."""
    caller = Caller(may_stay_inside=settings.FOLLOW_INSIDE)
    states = Counter(
        visit(source, caller=caller, actor=OPERATOR, now=now).state for source in Source.objects.all()
    )
    return f"{states.total()} Quellen gefragt, {states[Source.State.GOOD]} auf dem neuesten Stand"
