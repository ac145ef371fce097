"""Instances that this one follows, and the last good state of every profile that they published."""

from django.db import models

from knotenpunkt.following.domain.problems import Problem
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.keys import new_key
from knotenpunkt.shared.tenancy import TenantOwned


class Source(models.Model):
    """Another instance: the key that it showed at first contact, and how the last try ended.

    `centres` are keys of the centres for which it may speak; empty: for all that nobody else speaks for.
    `troubles` says by key of which centres an answer was not believed, and why (as `Problem`).
    `told_at` is the time that its last good list of centres bears, `good_at` when it was fetched.
    """

    class State(models.TextChoices):
        GOOD = "good"
        PARTLY_GOOD = "partly_good"
        OUT_OF_REACH = "out_of_reach"
        REFUSED = "refused"
        SHRUNK = "shrunk"

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    address = models.URLField(max_length=300, unique=True)
    name = models.CharField(max_length=200, blank=True)
    public_key = models.CharField(max_length=64)
    centres = models.JSONField(default=list)
    state = models.CharField(max_length=20, choices=State, default=State.GOOD)
    problem = models.CharField(
        max_length=30, blank=True, choices=[(problem.value, problem.name) for problem in Problem]
    )
    troubles = models.JSONField(default=dict)
    told_at = models.DateTimeField()
    followed_at = models.DateTimeField()
    tried_at = models.DateTimeField()
    good_at = models.DateTimeField()

    class Meta:
        ordering = ["address"]

    def __str__(self) -> str:
        return self.address


class FollowedProfile(TenantOwned):
    """The last good profile of a centre of another instance; one source speaks for a centre.

    `content` fits the published schema. `told_at` is the time that it bears, `good_at` when it was last found to hold.
    `unlisted_at`: since when its source names the centre no more.
    """

    centre = models.OneToOneField(Centre, on_delete=models.CASCADE, related_name="followed_profile")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="profiles")
    content = models.JSONField()
    etag = models.CharField(max_length=100, blank=True)
    told_at = models.DateTimeField()
    good_at = models.DateTimeField()
    unlisted_at = models.DateTimeField(null=True, blank=True)

    public_condition = models.Q()

    class Meta:
        ordering = ["centre"]

    def __str__(self) -> str:
        return f"{self.centre_id}"
