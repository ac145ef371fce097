"""What every centre has published: an answer to „what is still missing?“, no ranking."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q

from knotenpunkt.overview.queries.told_centres import ToldCentre, told_centres
from knotenpunkt.planning.models import FocusArea, IntegrationConcept, Plan, Post, Profile, Progress
from knotenpunkt.regions.domain.names import short_name, sorting_key
from knotenpunkt.regions.models import Centre


@dataclass(frozen=True, slots=True)
class Completeness:
    """A centre, and which parts are there; `origin` is the instance that told it, empty for this one.

    `is_example`: some of what is there is made up.
    """

    name: str
    slug: str
    has_profile: bool
    has_posts: bool
    has_concept: bool
    has_plan: bool
    has_progress: bool
    origin: str = ""
    is_example: bool = False


def completeness(today: date) -> list[Completeness]:
    """All centres in the order of the alphabet, in a constant number of statements."""
    told = told_centres()
    rows = [
        _told(told[centre.pk], today) if centre.pk in told else _own(centre) for centre in _with_parts(today)
    ]
    return sorted(rows, key=lambda row: sorting_key(row.name))


def _with_parts(today: date) -> Any:
    here = Q(centre=OuterRef("pk"))
    current = Plan.objects.public().filter(here, begins_on__lte=today, ends_on__gt=today)
    lines = FocusArea.objects.public().filter(
        plan__centre=OuterRef("centre"), plan__begins_on__lte=today, plan__ends_on__gt=today
    )
    told = Progress.objects.unscoped(reason="whether a centre tells how it goes; what it says is not read")
    return Centre.objects.annotate(
        has_profile=Exists(Profile.objects.public().filter(here)),
        has_posts=Exists(Post.objects.public().filter(here)),
        has_concept=Exists(IntegrationConcept.objects.public().filter(here)),
        has_plan=Exists(current),
        has_progress=Exists(told.filter(here, focus_line__in=lines.values("line"))),
        is_example=Exists(Profile.objects.public().filter(here, is_example=True))
        | Exists(Post.objects.public().filter(here, is_example=True))
        | Exists(current.filter(is_example=True)),
    )


def _own(centre: Any) -> Completeness:
    return Completeness(
        name=short_name(centre.territory),
        slug=centre.slug,
        has_profile=centre.has_profile,
        has_posts=centre.has_posts,
        has_concept=centre.has_concept,
        has_plan=centre.has_plan,
        has_progress=centre.has_progress,
        is_example=centre.is_example,
    )


def _told(centre: ToldCentre, today: date) -> Completeness:
    content = centre.content
    current = [area for plan in content.plans_on(today) for area in plan.focus_areas]
    return Completeness(
        name=centre.name,
        slug=centre.slug,
        has_profile=bool(content.office.host),
        has_posts=bool(content.posts),
        has_concept=bool(content.concepts),
        has_plan=bool(current),
        has_progress=any(area.progress for area in current),
        origin=centre.voice.address,
    )
