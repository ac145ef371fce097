"""What this instance tells others: which centres it speaks for, and the profile of each. Only what is published."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.db.models import Max, Q
from django.utils import timezone

from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.following.actions.instance_key import instance_key
from knotenpunkt.following.domain.schemas import INSTANCE, PROFILE
from knotenpunkt.following.domain.signatures import public_key_of, signature_of
from knotenpunkt.following.queries.published_focus_areas import published_focus_areas
from knotenpunkt.following.queries.speaking_centres import speaking_centres
from knotenpunkt.planning.models import IntegrationConcept, Post, Profile, Programme
from knotenpunkt.regions.models import Centre, CentreRevision
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.queries.due_services import upkeeps_of_public

_CONTACT = ("host", "placement", "opened_on", "further_tasks", "wishes", "source")


@dataclass(frozen=True, slots=True)
class SignedDocument:
    """A document as it is sent: its exact bytes, their signature, and since when it says what it says."""

    content: bytes
    signature: str
    generated_at: datetime


def instance_document(address: str, today: date) -> SignedDocument:
    """The public key of this instance, and the centres for which it speaks."""
    generated_at = _generated_at(Q(), today)
    centres = [
        {"key": key, "slug": slug, "name": name, "profile": f"/{slug}/profile.json"}
        for key, slug, name in speaking_centres().values_list("key", "slug", "name")
    ]
    key = {"algorithm": "Ed25519", "public": public_key_of(instance_key())}
    return _signed(
        {
            "schema": INSTANCE,
            "instance": _instance(address),
            "key": key,
            "centres": centres,
        },
        generated_at,
    )


def profile_document(centre: Centre, address: str, today: date) -> SignedDocument | None:
    """The profile of a centre; None where nothing of it is published here."""
    if not speaking_centres().filter(pk=centre.pk).exists():
        return None
    profile = Profile.objects.within(Scope.of(centre)).first()
    posts = _posts(centre)
    focus_areas = published_focus_areas(centre)
    examples = [centre.is_demonstration, profile is not None and profile.is_example]
    examples += [row["is_example"] for row in (*posts, *focus_areas)]
    return _signed(
        {
            "schema": PROFILE,
            "instance": _instance(address),
            "is_example": any(examples),
            "centre": _centre(centre, profile),
            "posts": posts,
            "focus_areas": focus_areas,
            "programmes": _programmes(centre),
            "counts": _counts(centre, today),
        },
        _generated_at(Q(centre=centre) | Q(centre=None), today),
    )


def _signed(document: Mapping[str, Any], generated_at: datetime) -> SignedDocument:
    written = {**document, "generated_at": generated_at.isoformat()}
    content = json.dumps(written, ensure_ascii=False, indent=1, default=_plain).encode()
    return SignedDocument(content, signature_of(content, instance_key()), generated_at)


def _plain(value: Any) -> str:
    """Days and keys as text."""
    return value.isoformat() if isinstance(value, date) else str(value)


def _generated_at(revisions: Q, today: date) -> datetime:
    """When the data changed last, on a new day its beginning: so the same data are the same bytes all day."""
    begun = timezone.make_aware(datetime.combine(today, time.min))
    changed = CentreRevision.objects.filter(revisions).aggregate(last=Max("changed_at"))["last"]
    return max(begun, changed) if changed else begun


def _instance(address: str) -> dict[str, str]:
    return {"address": address, "name": settings.INSTANCE_OPERATOR.name}


def _centre(centre: Centre, profile: Profile | None) -> dict[str, Any]:
    """The facts of the office; whom to reach there is not told on, for it may be a person."""
    known = profile or Profile()
    return {
        "key": centre.key,
        "slug": centre.slug,
        "name": centre.name,
        "territory": centre.territory,
        "website": centre.website,
        **{name: getattr(known, name) for name in _CONTACT},
        "resolution": {
            "body": known.resolution_body,
            "on": known.resolved_on,
            "paper": known.resolution_paper,
            "website": known.resolution_website,
        },
        "concepts": list(
            IntegrationConcept.objects.within(Scope.of(centre)).values(
                "title", "state", "adopted_on", "valid_until", "website"
            )
        ),
    }


def _posts(centre: Centre) -> list[dict[str, Any]]:
    rows = Post.objects.public().filter(centre=centre)
    names = ("kind", "funding", "label", "full_time", "begins_on", "ends_on", "source", "is_example")
    return [{**row, "full_time": float(row["full_time"])} for row in rows.values(*names)]


def _programmes(centre: Centre) -> list[dict[str, Any]]:
    rows = Programme.objects.within(Scope.of(centre))
    return list(rows.values("name", "begins_on", "ends_on", "note", "website"))


def _counts(centre: Centre, today: date) -> dict[str, Any]:
    """How much the catalogue holds, and which share of its offers was confirmed within its rhythm."""
    offers = Service.objects.public().filter(centre=centre).count()
    fresh = sum(upkeep.is_within_rhythm(today) for upkeep in upkeeps_of_public(centre))
    return {
        "offers": offers,
        "organizations": Organization.objects.public().filter(centre=centre).count(),
        "share_within_rhythm": round(fresh / offers, 3) if offers else None,
    }
