"""Offers as plain values for tests that need no database."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from knotenpunkt.directory.domain.catalogue import Catalogue, build_catalogue
from knotenpunkt.directory.domain.offer import Cost, Offer, Provenance, Reached, Term

MUNICIPALITIES = {"05370004": "Erkelenz", "05370016": "Heinsberg"}
PLAIN = Offer(
    key=uuid.UUID(int=7),
    slug="treff",
    title="Treff",
    description="",
    provider=None,
    partners=(),
    provider_text="",
    topics=(),
    target_groups=(),
    target_text="",
    minimum_age=None,
    maximum_age=None,
    languages=(),
    language_text="",
    places=(),
    place_is_protected=False,
    areas=(),
    is_district_wide=False,
    schedules=(),
    schedule_text="",
    cost=Cost(),
    registration_required=None,
    registration_text="",
    reached=Reached(),
    website="",
    childcare=None,
    women_only=None,
    interpreter_possible=None,
    level_from="",
    level_to="",
    provenance=Provenance(),
    changed_at=datetime(2026, 11, 1, tzinfo=UTC),
)


def offer(title: str = "Treff", **facts: Any) -> Offer:
    """An offer of which only these facts are known."""
    return replace(PLAIN, title=title, slug=facts.pop("slug", title.lower().replace(" ", "-")), **facts)


def term(code: str, label: str = "", **labels: str) -> Term:
    """A term with a German label and maybe others."""
    return Term(code, {"de": label or code, **labels}, {}, "info")


def catalogue(*offers: Offer) -> Catalogue:
    """The catalogue of a district of two municipalities with these offers."""
    topics = {topic.code: topic for one in offers for topic in one.topics}
    return build_catalogue(offers, (), tuple(topics.values()), (), MUNICIPALITIES)
