"""Checking web addresses of public entries, a few each night."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.shared import audit
from knotenpunkt.upkeep.actions.web_visitor import WebVisitor
from knotenpunkt.upkeep.domain.web_addresses import LinkStatus, is_due, spread
from knotenpunkt.upkeep.models import CheckedLink
from knotenpunkt.upkeep.queries.published_links import published_addresses

AT_MOST = 200  # in one night
PAUSE = 1.0  # seconds before each address


def check_links(
    visitor: WebVisitor, *, actor: Actor, now: datetime, rest: Callable[[float], None], at_most: int = AT_MOST
) -> Counter[LinkStatus]:
    """Ask what is due, the longest unasked first, and note each answer at once; how many answers of each kind.

    Each address is asked once in a month, in doubt once in a week. What nobody publishes any more is forgotten. `rest`
    waits so many seconds.
    """
    require(actor, Permission.NIGHT_RUN)
    today = timezone.localdate(now)
    published = published_addresses()
    CheckedLink.objects.exclude(address__in=published).delete()
    answers: Counter[LinkStatus] = Counter()
    for address in _due(published, today, at_most):
        rest(PAUSE)
        answers[_note(address, visitor.status(address), actor=actor, now=now)] += 1
    return answers


def _due(published: set[str], today: date, at_most: int) -> list[str]:
    known = {link.address: link for link in CheckedLink.objects.all()}
    due = [
        address
        for address in published
        if address not in known or is_due(known[address].status, known[address].checked_on, today)
    ]
    due.sort(key=lambda address: (known[address].checked_on if address in known else date.min, address))
    by_host: dict[str, list[str]] = {}
    for address in due[:at_most]:
        by_host.setdefault(urlsplit(address).netloc, []).append(address)
    return list(spread(by_host))


def _note(address: str, status: LinkStatus, *, actor: Actor, now: datetime) -> LinkStatus:
    today = timezone.localdate(now)
    with transaction.atomic():
        link, is_new = CheckedLink.objects.get_or_create(
            address=address, defaults={"checked_on": today, "status": status, "since": today}
        )
        before = "" if is_new else link.status
        if not is_new:
            link.checked_on = today
            link.since = link.since if link.status == status else today
            link.status = status
            link.save()
        if before != status:
            audit.record(
                "upkeep.check_link",
                actor=actor.identifier,
                now=now,
                subject_type="upkeep.CheckedLink",
                subject_id=link.pk,
                changes={"before": before, "after": str(status)},
            )
    return status
