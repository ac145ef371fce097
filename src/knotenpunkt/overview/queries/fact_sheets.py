"""Everything that stands on the fact sheet of a centre."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from knotenpunkt.overview.queries.plan_facts import PlanFacts, plan_facts
from knotenpunkt.overview.queries.situations import Situation, situations
from knotenpunkt.planning.models import FunctionContact, IntegrationConcept, Post, Profile, Programme
from knotenpunkt.planning.queries.posts import PostsOverTime, posts_over_time, span_of
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope


@dataclass(frozen=True, slots=True)
class FactSheet:
    """A centre for a visitor from outside; each part says of itself whether it is made up."""

    centre: Centre
    situation: Situation
    profile: Profile | None
    contacts: tuple[FunctionContact, ...]
    programmes: tuple[Programme, ...]
    concepts: tuple[IntegrationConcept, ...]
    posts: PostsOverTime
    posts_are_examples: bool
    plan: PlanFacts | None

    @property
    def has_examples(self) -> bool:
        """Whether anything on the sheet is made up."""
        parts = (self.profile, self.plan)
        return self.posts_are_examples or any(part.is_example for part in parts if part is not None)


def fact_sheet_of(centre: Centre, today: date) -> FactSheet:
    """What everyone may know of the centre today, in a constant number of statements."""
    scope = Scope.of(centre)
    posts = list(Post.objects.public().filter(centre=centre))
    running = Q(ends_on__isnull=True) | Q(ends_on__gt=today)
    return FactSheet(
        centre=centre,
        situation=situations(today)[centre.pk],
        profile=Profile.objects.within(scope).first(),
        contacts=tuple(FunctionContact.objects.within(scope)),
        programmes=tuple(Programme.objects.within(scope).filter(running)),
        concepts=tuple(IntegrationConcept.objects.within(scope)),
        posts=posts_over_time(map(span_of, posts), today),
        posts_are_examples=any(post.is_example for post in posts),
        plan=plan_facts([centre], today)[centre.pk].running,
    )
