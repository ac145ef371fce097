"""Filling centres that have no plans, posts or profile yet with examples, all rows at once; all are marked as such."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.planning.actions.example_rows import write_plans
from knotenpunkt.planning.domain.example_texts import ExampleText, read_example_texts
from knotenpunkt.planning.domain.examples import (
    ExampleCentre,
    ExamplePlan,
    example_plans,
    example_posts,
    usual_periods,
)
from knotenpunkt.planning.models import Plan, Post, Profile
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import Centre, CentreMunicipality, District
from knotenpunkt.shared import audit

_PLACES = (
    "Stabsstelle Integration",
    "Amt für Schule und Bildung",
    "Dezernat Soziales und Integration",
    "Amt für Chancengerechtigkeit und Integration",
)


@dataclass(frozen=True, slots=True)
class MadeExamples:
    """How many centres got a profile, posts and plans."""

    profiles: int
    posts: int
    plans: int


def make_examples(*, actor: Actor, now: datetime, periods: int = 2, areas: int | None = None) -> MadeExamples:
    """Give examples to every centre that has nothing of its own; doing it again changes nothing.

    Plans for so many periods, each with so many focus areas (none said: a few by chance).
    """
    require(actor, Permission.INSTANCE_PREPARE)
    today = timezone.localdate(now)
    with transaction.atomic():
        centres = {centre.key: centre for centre in Centre.objects.all()}
        known = _known_of(centres)
        made = MadeExamples(
            profiles=_make_profiles(_without(Profile, centres), now),
            posts=_make_posts(_without(Post, centres), known, now),
            plans=_make_plans(_without(Plan, centres), known, (today, periods, areas)),
        )
        if made != MadeExamples(0, 0, 0):
            changes = {"profiles": made.profiles, "posts": made.posts, "plans": made.plans}
            audit.record("planning.examples.made", actor=actor.identifier, now=now, changes=changes)
            count_change(None, now=now)
    return made


def _without(model: type[Profile | Post | Plan], centres: Mapping[str, Centre]) -> list[Centre]:
    """The centres without a row of this kind."""
    rows = model.objects.unscoped(reason="examples are for all centres that have nothing of their own")
    having = set(rows.values_list("centre_id", flat=True))
    return [centre for centre in centres.values() if centre.pk not in having]


def _known_of(centres: Iterable[str]) -> dict[str, ExampleCentre]:
    """What examples are made from, by the centre's key."""
    people = dict(
        CentreMunicipality.objects.order_by()
        .values_list("centre__key")
        .annotate(Sum("municipality__population"))
    )
    served: dict[str, list[str]] = {}
    for key, ags in CentreMunicipality.objects.order_by("municipality_id").values_list(
        "centre__key", "municipality_id"
    ):
        served.setdefault(key, []).append(ags)
    cities = set(District.objects.filter(kind=District.Kind.INDEPENDENT_CITY).values_list("ags", flat=True))
    return {
        key: ExampleCentre(key, people.get(key, 0), key in cities, tuple(served.get(key, ())))
        for key in centres
    }


def _make_profiles(centres: Sequence[Centre], now: datetime) -> int:
    profiles = [
        Profile(
            centre=centre,
            host=centre.territory,
            placement=_PLACES[int(centre.key) % len(_PLACES)],
            opened_on=example_posts(ExampleCentre(centre.key, 0, False, ()))[0].begins_on,
            wishes="Verlässliche Förderung über mehrere Jahre und weniger einzelne Nachweise.",
            is_example=True,
            changed_at=now,
        )
        for centre in centres
    ]
    return len(Profile.objects.bulk_create(profiles))


def _make_posts(centres: Sequence[Centre], known: Mapping[str, ExampleCentre], now: datetime) -> int:
    posts = [
        Post(
            centre=centre,
            kind=post.kind,
            funding=post.funding,
            label=post.label,
            full_time=post.full_time,
            begins_on=post.begins_on,
            is_example=True,
            recorded_at=now,
        )
        for centre in centres
        for post in example_posts(known[centre.key])
    ]
    Post.objects.bulk_create(posts)
    return len(centres)


def _make_plans(
    centres: Sequence[Centre], known: Mapping[str, ExampleCentre], extent: tuple[date, int, int | None]
) -> int:
    today, number, areas = extent
    texts = _texts("examples")
    made: list[tuple[Centre, ExamplePlan]] = []
    for centre in centres:
        own = _texts(f"examples_{centre.slug}")
        periods = usual_periods(centre.key, today, number)
        plans = example_plans(
            known[centre.key], own or texts, periods, today, areas=areas or (len(own) or None)
        )
        made += [(centre, plan) for plan in plans]
    write_plans(made)
    return len(centres)


def _texts(name: str) -> tuple[ExampleText, ...]:
    """The texts of a data file; none where there is no such file."""
    file = files("knotenpunkt.planning") / "data" / f"{name}.json"
    return read_example_texts(file.read_text(encoding="utf-8")) if file.is_file() else ()
