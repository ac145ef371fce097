"""The public facts about a centre that come with the program: profile, contacts, programmes, concept and posts."""

import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction

from knotenpunkt.access.policy import Actor
from knotenpunkt.planning.actions.edit_posts import PostContent, add_post
from knotenpunkt.planning.actions.edit_profile import (
    ConceptContent,
    ContactContent,
    ProfileFacts,
    ProgrammeContent,
    add_entry,
    save_profile,
)
from knotenpunkt.planning.queries.profile import profile_of
from knotenpunkt.regions.models import Centre

FACTS = Path(__file__).parent.parent / "data"
_ENTRIES: dict[str, Callable[..., ContactContent | ProgrammeContent | ConceptContent]] = {
    "contacts": ContactContent,
    "programmes": ProgrammeContent,
    "concepts": ConceptContent,
}


def fill_in_facts(centre: Centre, file: Path, *, actor: Actor, now: datetime) -> None:
    """Write down what the file knows of a centre that has no profile; what somebody wrote stays as it is."""
    if profile_of(centre) is not None:
        return
    facts = json.loads(file.read_text(encoding="utf-8"))
    with transaction.atomic():
        save_profile(centre, ProfileFacts(**_read(facts["profile"])), actor=actor, now=now)
        for part, content in _ENTRIES.items():
            for entry in facts[part]:
                add_entry(centre, content(**_read(entry)), actor=actor, now=now)
        for post in facts["posts"]:
            add_post(centre, PostContent(**_read(post)), actor=actor, now=now)


def _read(columns: dict[str, str]) -> dict[str, Any]:
    """Days and numbers out of their words in the file."""
    return {name: _value(name, value) for name, value in columns.items()}


def _value(name: str, value: str) -> Any:
    if name.endswith("_on") or name == "valid_until":
        return date.fromisoformat(value)
    return Decimal(value) if name == "full_time" else value
