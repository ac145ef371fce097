"""Web addresses of published entries, and whether they still lead somewhere."""

from django.db import models

from knotenpunkt.shared.keys import new_key
from knotenpunkt.upkeep.domain.web_addresses import LinkStatus


class CheckedLink(models.Model):
    """One address, whoever publishes it: last asked on `checked_on`, with this answer since `since`."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    address = models.CharField(max_length=320, unique=True)  # 300 as written, and a protocol
    checked_on = models.DateField()
    status = models.CharField(max_length=10, choices=[(status.value, status.name) for status in LinkStatus])
    since = models.DateField()

    def __str__(self) -> str:
        return f"{self.status} {self.since}"
