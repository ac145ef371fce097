"""What keeps machines from flooding the public forms: counts of an hour without addresses, and used challenges.

All workers of an instance share these rows; none of them outlives a day.
"""

from django.db import models

from knotenpunkt.shared.keys import new_key


class DailySalt(models.Model):
    """A secret of one day with which addresses are hashed; once it is gone, nobody can tell whose a count was."""

    day = models.DateField(primary_key=True)
    salt = models.CharField(max_length=64)

    def __str__(self) -> str:
        return str(self.day)


class SenderCount(models.Model):
    """How often one network address did something within an hour; both are known as one salted hash only."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    hour = models.DateTimeField()
    sender = models.CharField(max_length=32)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hour", "sender"], name="sender_count_once")]

    def __str__(self) -> str:
        return f"{self.hour:%Y-%m-%d %H} {self.number}"


class SpentChallenge(models.Model):
    """A challenge that came back with a message; `reference` is the number that its sender was given."""

    mark = models.CharField(max_length=40, primary_key=True)
    spent_at = models.DateTimeField(db_index=True)
    reference = models.CharField(max_length=16)

    def __str__(self) -> str:
        return f"{self.spent_at:%Y-%m-%d %H:%M}"
