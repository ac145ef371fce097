"""Reminding a centre that its period ends."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.mail.actions.post_letter import post_letter
from knotenpunkt.mail.domain.letter import Letter
from knotenpunkt.mail.models import OutgoingMail
from knotenpunkt.overview.queries.ending_periods import PURPOSE, EndingPeriod, ending_periods
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.shared.web.addresses import screen_address


class NotToBeReminded(Exception):
    """Its period does not end, it has no public address, or it got a letter less than thirty days ago."""


def remind_centre(centre: Centre, *, host: str, actor: Actor, now: datetime) -> None:
    """Write to the centre's public address, at most once in thirty days. Raises NotToBeReminded."""
    require(actor, Permission.STATE_DESK_OPEN)
    with transaction.atomic():
        period = _period_of(centre, now)
        letter = _letter(period, now, host)
        post_letter(letter, centre=centre, actor=actor, now=now, key=_key(centre))
        audit.record(
            "overview.remind_centre",
            actor=actor.identifier,
            now=now,
            centre_key=centre.key,
            subject_type="regions.Centre",
            subject_id=centre.pk,
            changes={"ends_on": period.ends_on.isoformat()},
        )


def _period_of(centre: Centre, now: datetime) -> EndingPeriod:
    for period in ending_periods(timezone.localdate(now)):
        if period.centre == centre and period.may_be_reminded(now):
            return period
    raise NotToBeReminded


def _key(centre: Centre) -> str:
    """Counts the reminders so far: two people who press the button at once write one letter."""
    letters = OutgoingMail.objects.within(Scope.of(centre)).filter(purpose=PURPOSE)
    return f"{PURPOSE}:{letters.count() + 1}"


def _letter(period: EndingPeriod, now: datetime, host: str) -> Letter:
    centre = period.centre
    path = screen_address("workspace", {"language": "de", "centre": centre.slug})
    values = {
        "centre": centre,
        "ends_on": period.ends_on,
        "has_ended": period.has_ended(timezone.localdate(now)),
        "link": f"{settings.PUBLIC_ADDRESS or host.rstrip('/')}{path}",
    }
    with translation.override("de"):
        text = render_to_string("overview/letters/period_reminder.txt", values).strip() + "\n"
        subject = " ".join(render_to_string("overview/letters/period_reminder_subject.txt", values).split())
    return Letter(to=centre.email, subject=subject, text=text, language="de", purpose=PURPOSE)
