"""A centre of which something of every kind is published, and something of every kind is not."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord, Status
from knotenpunkt.directory.models import Service, TaxonomyTerm
from knotenpunkt.planning.models import (
    Actual,
    FocusArea,
    FunctionContact,
    IntegrationConcept,
    Measure,
    Plan,
    Post,
    Profile,
    Programme,
    Progress,
    Target,
)
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
SECRET = "Erlenzweig"


def publish_profile(centre: Centre) -> Profile:
    """The profile, a post, a programme, a concept, and whom to reach."""
    Post.objects.create(
        centre=centre,
        kind=Post.Kind.SPECIALIST,
        funding=Post.Funding.STATE_LUMP_SUM,
        full_time=Decimal("5.5"),
        begins_on=date(2014, 1, 1),
        recorded_at=NOW,
    )
    Post.objects.create(
        centre=centre,
        kind=Post.Kind.OTHER,
        funding=Post.Funding.OWN,
        label=SECRET,
        full_time=Decimal(1),
        begins_on=date(2015, 1, 1),
        recorded_at=NOW,
        withdrawn_at=NOW,
    )
    Programme.objects.create(centre=centre, name="KOMM-AN NRW")
    IntegrationConcept.objects.create(
        centre=centre, title="Integrationskonzept", state=IntegrationConcept.State.ADOPTED
    )
    FunctionContact.objects.create(centre=centre, function=SECRET, email=f"{SECRET}@kreis.example")
    profile: Profile = Profile.objects.create(centre=centre, host="Kreis Heinsberg", changed_at=NOW)
    return profile


def publish_plan(
    centre: Centre, *titles: str, state: str = Plan.State.PUBLISHED, year: int = 2026, version: int = 1
) -> Plan:
    """A plan of two years with focus areas of these titles, each with a theme, a measure and a target."""
    plan: Plan = Plan.objects.create(
        centre=centre,
        begins_on=date(year, 1, 1),
        ends_on=date(year + 2, 1, 1),
        state=state,
        version=version,
        changed_at=NOW,
    )
    theme = TaxonomyTerm.objects.filter(taxonomy="topics").first()
    for position, title in enumerate(titles):
        area = FocusArea.objects.create(
            plan=plan, position=position, field=FocusArea.Field.EDUCATION, title=title, goal=f"{title}: Ziel"
        )
        area.themes.set([theme] if theme else [])
        measure = Measure.objects.create(focus_area=area, title=f"{title}: Maßnahme")
        measure.services.set(Service.objects.within(Scope.of(centre)))
        target = Target.objects.create(focus_area=area, name="Plätze", unit="Plätze", aim=Decimal(40))
        for recorded_at, value in ((NOW, 9), (NOW + timedelta(hours=1), 12)):
            Actual.objects.create(
                centre=centre,
                target_line=target.line,
                reference_on=date(2026, 6, 30),
                value=Decimal(value),
                recorded_at=recorded_at,
            )
        for recorded_at, word in ((NOW, Progress.State.AT_RISK), (NOW + timedelta(hours=1), "on_track")):
            Progress.objects.create(
                centre=centre, focus_line=area.line, state=word, sentence="Läuft.", recorded_at=recorded_at
            )
    return plan


def publish_offers(centre: Centre) -> None:
    """A public offer of a public organization, and a draft of each."""
    for title, status in (("Sprachtreff", Status.PUBLISHED), (f"Treff {SECRET}", Status.DRAFT)):
        organization = OrganizationRecord(name=f"Träger {title}", status=status)
        service = ServiceRecord(title=title, organization=organization.name, status=status)
        changes = CatalogueChanges(
            organizations=[Change(None, organization)], services=[Change(None, service)]
        )
        save_catalogue(centre, changes, actor=OPERATOR, now=NOW)


def publish_everything(centre: Centre) -> None:
    """All of it, and beside it plans in every other state."""
    publish_offers(centre)
    publish_profile(centre)
    publish_plan(centre, "Elternarbeit", "Sprache")
    publish_plan(centre, "Übergang Schule und Beruf", state=Plan.State.CLOSED, year=2024)
    for version, state in enumerate(
        (Plan.State.DRAFT, Plan.State.REVIEW, Plan.State.APPROVED, Plan.State.SUPERSEDED), 2
    ):
        publish_plan(centre, f"{SECRET} {state}", state=state, version=version)
