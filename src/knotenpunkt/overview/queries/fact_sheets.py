"""Everything that stands on the fact sheet of a centre."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from knotenpunkt.overview.domain.offices import ConceptFacts, OfficeFacts, ProgrammeFacts
from knotenpunkt.overview.domain.plans import PlanFacts
from knotenpunkt.overview.domain.told import ToldContent
from knotenpunkt.overview.domain.voices import Voice
from knotenpunkt.overview.queries.plan_facts import plan_facts
from knotenpunkt.overview.queries.published_posts import published_posts
from knotenpunkt.overview.queries.situations import Situation, situations
from knotenpunkt.overview.queries.told_centres import told_centres
from knotenpunkt.planning.models import FunctionContact, IntegrationConcept, Profile, Programme
from knotenpunkt.planning.queries.posts import PostsOverTime, posts_over_time
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope


@dataclass(frozen=True, slots=True)
class FactSheet:
    """A centre for a visitor from outside; each part says of itself whether it is made up.

    `voice`: the other instance that tells all but figures of the region (None: this one).
    """

    centre: Centre
    situation: Situation
    profile: Profile | OfficeFacts | None
    contacts: tuple[FunctionContact, ...]
    programmes: tuple[Programme | ProgrammeFacts, ...]
    concepts: tuple[IntegrationConcept | ConceptFacts, ...]
    posts: PostsOverTime
    posts_are_examples: bool
    plan: PlanFacts | None
    voice: Voice | None

    @property
    def has_examples(self) -> bool:
        """Whether anything on the sheet is made up."""
        parts = (self.profile, self.plan)
        return self.posts_are_examples or any(part.is_example for part in parts if part is not None)


def fact_sheet_of(centre: Centre, today: date) -> FactSheet:
    """What everyone may know of the centre today, whoever tells it, in a constant number of statements."""
    told = told_centres()
    office = _told(told[centre.pk].content, today) if centre.pk in told else _own(centre, today)
    posts, plans = published_posts([centre], told)[centre.pk], plan_facts([centre], told, today)[centre.pk]
    return FactSheet(
        centre=centre,
        situation=situations(today)[centre.pk],
        profile=office.profile,
        contacts=office.contacts,
        programmes=office.programmes,
        concepts=office.concepts,
        posts=posts_over_time(posts.spans, today),
        posts_are_examples=posts.are_examples,
        plan=plans.running,
        voice=plans.voice,
    )


@dataclass(frozen=True, slots=True)
class _Office:
    """What a centre says of itself."""

    profile: Profile | OfficeFacts | None
    contacts: tuple[FunctionContact, ...]
    programmes: tuple[Programme | ProgrammeFacts, ...]
    concepts: tuple[IntegrationConcept | ConceptFacts, ...]


def _own(centre: Centre, today: date) -> _Office:
    scope = Scope.of(centre)
    running = Q(ends_on__isnull=True) | Q(ends_on__gt=today)
    return _Office(
        profile=Profile.objects.within(scope).first(),
        contacts=tuple(FunctionContact.objects.within(scope)),
        programmes=tuple(Programme.objects.within(scope).filter(running)),
        concepts=tuple(IntegrationConcept.objects.within(scope)),
    )


def _told(content: ToldContent, today: date) -> _Office:
    """Whom to reach is not told on, for it may be a person."""
    return _Office(
        profile=content.office,
        contacts=(),
        programmes=tuple(programme for programme in content.programmes if programme.runs_on(today)),
        concepts=content.concepts,
    )
