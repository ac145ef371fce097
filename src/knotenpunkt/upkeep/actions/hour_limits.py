"""What one network address may do within an hour, counted by the database for all workers; no address is kept."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import F
from django.utils import timezone

from knotenpunkt.upkeep.models import DailySalt, SenderCount


class Doing(StrEnum):
    """What is counted, each by itself."""

    SEND = "send"
    LOOK_UP = "look up"


def is_within_the_hour(doing: Doing, address: str, most: int, *, now: datetime) -> bool:
    """Count one more, unless the hour of the address is full; the database compares and adds in one step."""
    hour, sender = _hour(now), _hashed(f"{doing} {address}", now)
    SenderCount.objects.get_or_create(hour=hour, sender=sender)
    counts = SenderCount.objects.filter(hour=hour, sender=sender)
    return bool(counts.filter(number__lt=most).update(number=F("number") + 1))


def next_hour(now: datetime) -> datetime:
    """When counting begins anew."""
    return _hour(now) + timedelta(hours=1)


def _hour(now: datetime) -> datetime:
    return now.replace(minute=0, second=0, microsecond=0)


def _hashed(told: str, now: datetime) -> str:
    salt = _salt_of_the_day(now)
    return hmac.new(salt.encode(), told.encode(), hashlib.sha256).hexdigest()[:32]


def _salt_of_the_day(now: datetime) -> str:
    """The salt of today; as soon as there is one, those of other days are gone."""
    today = timezone.localdate(now)
    found, is_new = DailySalt.objects.get_or_create(day=today, defaults={"salt": secrets.token_hex(32)})
    if is_new:
        DailySalt.objects.exclude(day=today).delete()
    return found.salt
