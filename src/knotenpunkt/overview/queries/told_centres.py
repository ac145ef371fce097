"""What instances that are followed tell of their centres: the one place where the views of the overview ask for it."""

import threading
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from knotenpunkt.directory.models import TaxonomyTerm
from knotenpunkt.following.models import FollowedProfile
from knotenpunkt.following.queries.sources import followed_profiles, profile_contents
from knotenpunkt.overview.domain.plans import Theme
from knotenpunkt.overview.domain.told import ToldContent, Vocabulary, told_content
from knotenpunkt.overview.domain.voices import Voice
from knotenpunkt.planning.models import IntegrationConcept, Post
from knotenpunkt.regions.domain.names import short_name


@dataclass(frozen=True, slots=True)
class ToldCentre:
    """A centre of another instance: whose word it is, and what it says."""

    key: str
    slug: str
    name: str
    voice: Voice
    content: ToldContent


type ToldCentres = Mapping[uuid.UUID, ToldCentre]
type Stamp = tuple[uuid.UUID, datetime, str]

_kept: Mapping[Stamp, ToldContent] = {}
_lock = threading.Lock()


def told_centres() -> ToldCentres:
    """The centres for which another instance speaks, in two SQL statements; in one where there is none.

    Two more read what was told anew since. A centre of which something is published here speaks for itself.
    """
    profiles = {profile.centre_id: profile for profile in followed_profiles()}
    contents = _contents({_stamp(profile) for profile in profiles.values()})
    return {
        centre: ToldCentre(
            key=profile.centre.key,
            slug=profile.centre.slug,
            name=short_name(profile.centre.territory),
            voice=_voice(profile),
            content=contents[_stamp(profile)],
        )
        for centre, profile in profiles.items()
    }


def _stamp(profile: FollowedProfile) -> Stamp:
    """It changes with everything that is taken over."""
    return profile.pk, profile.good_at, profile.etag


def _voice(profile: FollowedProfile) -> Voice:
    source = profile.source
    return Voice(
        address=source.address,
        told_on=timezone.localdate(profile.told_at),
        problem=source.troubles.get(profile.centre.key, "") or source.problem,
        is_unlisted=profile.unlisted_at is not None,
    )


def _contents(stamps: set[Stamp]) -> Mapping[Stamp, ToldContent]:
    global _kept  # noqa: PLW0603 - one for each process, replaced as a whole
    with _lock:
        known = {stamp: content for stamp, content in _kept.items() if stamp in stamps}
        missing = stamps - known.keys()
        if missing:
            _kept = known = known | _read(missing)
        return known


def _read(stamps: Iterable[Stamp]) -> dict[Stamp, ToldContent]:
    told, known = profile_contents([key for key, *_ in stamps]), _vocabulary()
    return {stamp: told_content(told[stamp[0]], known) for stamp in stamps}


def _vocabulary() -> Vocabulary:
    terms = TaxonomyTerm.objects.filter(taxonomy="topic").values_list("code", "labels", "position")
    return Vocabulary(
        themes={code: Theme(code, labels, position) for code, labels, position in terms},
        kinds_of_posts=frozenset(Post.Kind.values),
        other_kind=Post.Kind.OTHER,
        fundings=frozenset(Post.Funding.values),
        other_funding=Post.Funding.OTHER,
        concept_states=frozenset(IntegrationConcept.State.values),
    )
