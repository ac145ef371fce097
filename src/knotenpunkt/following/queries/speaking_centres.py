"""For which centres this instance speaks: those of which something is published here."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from knotenpunkt.directory.models import Service
from knotenpunkt.planning.models import Plan, Post, Profile
from knotenpunkt.regions.models import Centre


def speaking_centres() -> QuerySet[Centre]:
    """The centres that have public offers, a profile, posts or a public plan in this instance, by their key.

    All integration centres of the state are known everywhere; most of them work in another instance, or in none.
    """
    is_here = Q(Exists(Service.objects.public().filter(centre=OuterRef("pk"))))
    for model in (Profile, Post, Plan):
        is_here |= Q(Exists(model.objects.public().filter(centre=OuterRef("pk"))))
    return Centre.objects.filter(is_here).order_by("key")
