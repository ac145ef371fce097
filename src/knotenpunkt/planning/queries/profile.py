"""A centre's profile and what belongs to it."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.http import Http404

from knotenpunkt.planning.domain.plan_content import last_day
from knotenpunkt.planning.models import FunctionContact, IntegrationConcept, Profile, Programme
from knotenpunkt.planning.queries.words import concept_state_name
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet


def profile_of(centre: Centre) -> Profile | None:
    """The facts of a centre, where it has written any."""
    profile: Profile | None = Profile.objects.within(Scope.of(centre)).first()
    return profile


def version_of(profile: Profile | None) -> str:
    """What is different after every change of the facts."""
    return profile.changed_at.isoformat() if profile else ""


def contacts_of(centre: Centre) -> TenantQuerySet[FunctionContact]:
    """Whom to reach for what, in the order of the centre."""
    return FunctionContact.objects.within(Scope.of(centre))


def programmes_of(centre: Centre) -> TenantQuerySet[Programme]:
    """Programmes in the order of the centre."""
    return Programme.objects.within(Scope.of(centre))


def concepts_of(centre: Centre) -> TenantQuerySet[IntegrationConcept]:
    """Integration concepts, the newest first."""
    return IntegrationConcept.objects.within(Scope.of(centre))


def entry_of[Entry: (FunctionContact, Programme, IntegrationConcept)](
    entries: TenantQuerySet[Entry], key: uuid.UUID
) -> Entry:
    """One of the entries; what is another centre's does not exist."""
    entry = entries.select_related("centre").filter(pk=key).first()
    if entry is None:
        raise Http404(str(key))
    return entry


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A programme and the last day on which it is carried out."""

    entry: Programme
    last_day: date | None


@dataclass(frozen=True, slots=True)
class ConceptRow:
    """An integration concept and what its state is called."""

    entry: IntegrationConcept
    state: str


def programme_rows(centre: Centre) -> list[ProgrammeRow]:
    """Programmes with their last days."""
    return [ProgrammeRow(entry, entry.ends_on and last_day(entry.ends_on)) for entry in programmes_of(centre)]


def concept_rows(centre: Centre) -> list[ConceptRow]:
    """Integration concepts with their states in words."""
    return [ConceptRow(entry, concept_state_name(entry.state)) for entry in concepts_of(centre)]
