"""How much comes in through the public forms."""

from datetime import datetime, timedelta

from knotenpunkt.upkeep.models import SpentChallenge


def reports_last_hour(now: datetime) -> int:
    """Messages of the last hour in the whole instance."""
    return SpentChallenge.objects.filter(spent_at__gt=now - timedelta(hours=1)).count()
