"""Following another instance, and asking it again. Whatever it tells, its last good state stays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.following.actions.fetching import Caller
from knotenpunkt.following.actions.instance_key import instance_key
from knotenpunkt.following.domain.problems import OUT_OF_REACH, Disbelieved, Problem
from knotenpunkt.following.domain.schemas import INSTANCE, PROFILE
from knotenpunkt.following.domain.signatures import HEADER, public_key_of
from knotenpunkt.following.domain.trust import Document, believed, has_shrunk, introduced, time_of
from knotenpunkt.following.models import FollowedProfile, Source
from knotenpunkt.following.queries.speaking_centres import speaking_centres
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit

WELL_KNOWN = "/.well-known/knotenpunkt.json"
MOST_SILENCES = (
    3  # profiles in a row that nobody hands out; then the source is left alone until the next night
)


@dataclass(slots=True)
class _Visit:
    """One visit to a source: who asks, when, what may shrink, and what was not believed so far."""

    source: Source
    caller: Caller
    now: datetime
    may_shrink: bool
    troubles: dict[str, str] = field(default_factory=dict)


def follow(
    address: str, centres: Iterable[str] = (), *, caller: Caller, actor: Actor, now: datetime
) -> Source:
    """Follow an instance from now on: the key that it shows now is the one that it has to keep.

    It may speak for the centres with these keys, without any for all that nobody else speaks for. Raises Disbelieved
    where the first contact fails; nothing is kept then.
    """
    require(actor, Permission.SOURCES_FOLLOW)
    answer = caller.get(address, WELL_KNOWN, signature_header=HEADER)
    told = introduced(answer.body, answer.signature)
    told_at = time_of(told, now)
    if told["key"]["public"] == public_key_of(instance_key()):
        raise Disbelieved(Problem.OWN_CENTRE)
    with transaction.atomic():
        source = Source.objects.create(
            address=address,
            name=told["instance"]["name"],
            public_key=told["key"]["public"],
            centres=sorted(centres),
            told_at=told_at,
            followed_at=now,
            tried_at=now,
            good_at=now,
        )
        audit.record(
            "following.follow",
            actor=actor.identifier,
            now=now,
            subject_type="following.Source",
            subject_id=source.pk,
            changes={"address": address},
        )
    return visit(source, caller=caller, actor=actor, now=now)


def unfollow(source: Source, *, actor: Actor, now: datetime) -> None:
    """Forget a source and everything that it told."""
    require(actor, Permission.SOURCES_FOLLOW)
    with transaction.atomic():
        audit.record(
            "following.unfollow",
            actor=actor.identifier,
            now=now,
            subject_type="following.Source",
            subject_id=source.pk,
            changes={"address": source.address},
        )
        source.delete()
        count_change(None, now=now)


def visit(source: Source, *, caller: Caller, actor: Actor, now: datetime, may_shrink: bool = False) -> Source:
    """Ask a source for its centres and for the profile of each; what is not believed changes nothing but its state.

    `may_shrink`: a person has looked, and knows that so much is gone.
    """
    require(actor, Permission.SOURCES_FOLLOW)
    visiting = _Visit(source, caller, now, may_shrink)
    try:
        told = _told_centres(visiting)
    except Disbelieved as disbelieved:
        return _close(visiting, actor, state_after(disbelieved.problem), disbelieved.problem)
    _keep_profiles(visiting, told["centres"])
    source.name, source.good_at = told["instance"]["name"], now
    return _close(visiting, actor, _state_after_troubles(visiting.troubles))


def state_after(problem: Problem) -> Source.State:
    """What a source is after its list of centres was not believed."""
    if problem is Problem.SHRUNK:
        return Source.State.SHRUNK
    return Source.State.OUT_OF_REACH if problem in OUT_OF_REACH else Source.State.REFUSED


def _state_after_troubles(troubles: Mapping[str, str]) -> Source.State:
    if Problem.SHRUNK in troubles.values():
        return Source.State.SHRUNK
    return Source.State.PARTLY_GOOD if troubles else Source.State.GOOD


def _told_centres(visit: _Visit) -> Document:
    """The list of centres, if it can be believed; its time is kept, and centres that it names no more are marked."""
    source = visit.source
    answer = visit.caller.get(source.address, WELL_KNOWN, signature_header=HEADER)
    told = believed(answer.body, answer.signature, source.public_key, INSTANCE)
    told_at = time_of(told, visit.now, kept=source.told_at)
    named = {entry["key"] for entry in told["centres"]}
    kept = set(_profiles(source).filter(unlisted_at=None).values_list("centre__key", flat=True))
    if has_shrunk(len(kept), len(kept & named)) and not visit.may_shrink:
        raise Disbelieved(Problem.SHRUNK)
    source.told_at = told_at
    _profiles(source).filter(centre__key__in=kept - named).update(unlisted_at=visit.now)
    _profiles(source).filter(centre__key__in=named).update(unlisted_at=None)
    return told


def _keep_profiles(visit: _Visit, entries: Iterable[Mapping[str, Any]]) -> None:
    """The profile of each centre that is named, as far as the source may speak for it."""
    speakers = _Speakers.known()
    silences = 0
    for entry in entries:
        if silences == MOST_SILENCES:
            visit.troubles[entry["key"]] = Problem.UNREACHABLE
            continue
        try:
            _keep_profile(visit, entry, speakers.check(visit.source, entry["key"]))
            silences = 0
        except Disbelieved as disbelieved:
            visit.troubles[entry["key"]] = disbelieved.problem
            silences += disbelieved.problem in OUT_OF_REACH


@dataclass(frozen=True, slots=True)
class _Speakers:
    """Who speaks for which centre, by its key."""

    centres: Mapping[str, Centre]
    own: frozenset[str]
    others: Mapping[str, Any]

    @classmethod
    def known(cls) -> "_Speakers":
        profiles = FollowedProfile.objects.unscoped(reason="one source speaks for a centre, whichever it is")
        return cls(
            centres={centre.key: centre for centre in Centre.objects.all()},
            own=frozenset(speaking_centres().values_list("key", flat=True)),
            others=dict(profiles.values_list("centre__key", "source_id")),
        )

    def check(self, source: Source, key: str) -> Centre:
        """The centre, if the source may speak for it. Raises Disbelieved."""
        if key not in self.centres:
            raise Disbelieved(Problem.UNKNOWN_CENTRE)
        if key in self.own:
            raise Disbelieved(Problem.OWN_CENTRE)
        if source.centres and key not in source.centres:
            raise Disbelieved(Problem.NOT_ALLOWED)
        if self.others.get(key, source.pk) != source.pk:
            raise Disbelieved(Problem.SPOKEN_FOR)
        return self.centres[key]


def _keep_profile(visit: _Visit, entry: Mapping[str, Any], centre: Centre) -> None:
    """Take the profile over whole, or not at all. Raises Disbelieved."""
    source, now = visit.source, visit.now
    kept = _profiles(source).filter(centre=centre).first()
    answer = visit.caller.get(
        source.address, entry["profile"], signature_header=HEADER, etag=kept.etag if kept else ""
    )
    if answer.is_unchanged and kept:
        _profiles(source).filter(pk=kept.pk).update(good_at=now)
        return
    told = believed(answer.body, answer.signature, source.public_key, PROFILE)
    told_at = time_of(told, now, kept=kept.told_at if kept else None)
    if told["centre"]["key"] != centre.key:
        raise Disbelieved(Problem.OTHER_CENTRE)
    if kept and not visit.may_shrink and _lost_focus_areas(kept.content, told):
        raise Disbelieved(Problem.SHRUNK)
    FollowedProfile.objects.unscoped(reason="the source may speak for this centre").update_or_create(
        centre=centre,
        source=source,
        defaults={"content": told, "etag": answer.etag[:100], "told_at": told_at, "good_at": now},
    )


def _profiles(source: Source) -> QuerySet[FollowedProfile]:
    profiles = FollowedProfile.objects.unscoped(reason="a source speaks for centres, whichever they are")
    return profiles.filter(source=source)


def _lost_focus_areas(kept: Mapping[str, Any], told: Mapping[str, Any]) -> bool:
    return has_shrunk(len(kept["focus_areas"]), len(told["focus_areas"]))


def _close(visit: _Visit, actor: Actor, state: Source.State, problem: Problem | None = None) -> Source:
    """Write down how the visit ended."""
    source = visit.source
    source.state, source.problem = state, problem or ""
    source.troubles, source.tried_at = visit.troubles, visit.now
    with transaction.atomic():
        source.save()
        audit.record(
            "following.visit",
            actor=actor.identifier,
            now=visit.now,
            subject_type="following.Source",
            subject_id=source.pk,
            changes={"state": state.value, "problem": source.problem, "troubles": source.troubles},
        )
        count_change(None, now=visit.now)
    return source
