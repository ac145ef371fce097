"""The sources of this instance as readers see them: who tells, since when, and what went wrong."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from knotenpunkt.following.models import FollowedProfile, Source
from knotenpunkt.following.queries.problem_sentences import problem_sentence, state_name
from knotenpunkt.following.queries.speaking_centres import speaking_centres
from knotenpunkt.regions.models import Centre


@dataclass(frozen=True, slots=True)
class ToldCentre:
    """A centre of a source: of when what is shown of it is, and why it is no newer (empty: nothing is wrong)."""

    name: str
    told_at: datetime | None
    problem: str
    is_unlisted: bool = False


@dataclass(frozen=True, slots=True)
class FollowedSource:
    """A source with its state in words, and its centres by name."""

    address: str
    name: str
    state: str
    is_good: bool
    problem: str
    tried_at: datetime
    good_at: datetime
    centres: tuple[ToldCentre, ...]


def followed_sources() -> list[FollowedSource]:
    """All sources by their address, in three statements."""
    names = dict(Centre.objects.values_list("key", "name"))
    told = FollowedProfile.objects.public().select_related("centre").defer("content")
    by_source: dict[Any, dict[str, FollowedProfile]] = {}
    for profile in told:
        by_source.setdefault(profile.source_id, {})[profile.centre.key] = profile
    return [_told(source, by_source.get(source.pk, {}), names) for source in Source.objects.all()]


def _told(source: Source, profiles: dict[str, FollowedProfile], names: dict[str, str]) -> FollowedSource:
    keys: Iterable[str] = profiles.keys() | source.troubles.keys()
    centres = [_centre(names.get(key, key), profiles.get(key), source.troubles.get(key, "")) for key in keys]
    return FollowedSource(
        address=source.address,
        name=source.name,
        state=state_name(source.state),
        is_good=source.state == Source.State.GOOD,
        problem=problem_sentence(source.problem) if source.problem else "",
        tried_at=source.tried_at,
        good_at=source.good_at,
        centres=tuple(sorted(centres, key=lambda centre: centre.name)),
    )


def _centre(name: str, profile: FollowedProfile | None, problem: str) -> ToldCentre:
    return ToldCentre(
        name=name,
        told_at=profile.told_at if profile else None,
        problem=problem_sentence(problem) if problem else "",
        is_unlisted=profile is not None and profile.unlisted_at is not None,
    )


def followed_profiles() -> list[FollowedProfile]:
    """The last good profiles of centres of other instances without their content, with source and centre.

    A centre that works here meanwhile speaks for itself.
    """
    profiles = list(FollowedProfile.objects.public().select_related("centre", "source").defer("content"))
    if not profiles:
        return []
    followed = [profile.centre_id for profile in profiles]
    own = set(speaking_centres().filter(pk__in=followed).values_list("pk", flat=True))
    return [profile for profile in profiles if profile.centre_id not in own]


def profile_contents(profiles: Iterable[uuid.UUID]) -> dict[uuid.UUID, dict[str, Any]]:
    """What these profiles say, as it was told."""
    return dict(FollowedProfile.objects.public().filter(pk__in=profiles).values_list("pk", "content"))
