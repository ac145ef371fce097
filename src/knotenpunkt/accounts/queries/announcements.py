"""What the desk of the state tells the centres today."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import QuerySet

from knotenpunkt.accounts.models import Announcement
from knotenpunkt.accounts.queries.tasks import News
from knotenpunkt.accounts.queries.workplace import Workplace


def current_announcements(today: date) -> QuerySet[Announcement]:
    """The announcements that are shown today, the newest first."""
    return Announcement.objects.filter(withdrawn_at=None, until__gte=today)


def announcement_news(workplace: Workplace, since: date) -> Iterator[News]:
    """Each of them is news as long as it is shown, not since yesterday alone."""
    address = workplace.portal.address("announcements")
    for announcement in current_announcements(since + timedelta(days=1)):
        yield News(announcement.title, f"{address}#a-{announcement.pk}")
