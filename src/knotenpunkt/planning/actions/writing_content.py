"""Writing the content of one focus area into its rows, inside the transaction of an action."""

from collections.abc import Iterable
from datetime import datetime

from knotenpunkt.directory.models import Organization, Service, TaxonomyTerm
from knotenpunkt.planning.domain.plan_content import FocusContent, MeasureContent, TargetContent
from knotenpunkt.planning.models import FocusArea, Measure, Target
from knotenpunkt.regions.models import Centre, Municipality
from knotenpunkt.shared.keys import new_key
from knotenpunkt.shared.tenancy import Scope


def write_content(area: FocusArea, content: FocusContent, *, now: datetime) -> None:
    """The focus area says exactly this afterwards; keys of another centre are nothing."""
    area.field, area.title = content.field, content.title
    area.need, area.goal = content.need, content.goal
    area.changed_at = now
    area.save()
    centre = area.plan.centre
    area.themes.set(_terms("topic", content.themes))
    area.target_groups.set(_terms("target_group", content.target_groups))
    area.municipalities.set(
        Municipality.objects.filter(served_by__centre=centre, ags__in=content.municipalities)
    )
    area.partners.set(Organization.objects.within(Scope.of(centre)).filter(pk__in=content.partners))
    _write_measures(area, content.measures, centre)
    _write_targets(area, content.targets)


def _terms(taxonomy: str, codes: Iterable[str]) -> Iterable[TaxonomyTerm]:
    return TaxonomyTerm.objects.filter(taxonomy=taxonomy, code__in=codes)


def _write_measures(area: FocusArea, measures: Iterable[MeasureContent], centre: Centre) -> None:
    area.measures.all().delete()
    for position, content in enumerate(measures):
        measure = Measure.objects.create(
            focus_area=area,
            line=content.line or new_key(),
            position=position,
            title=content.title,
            responsible=content.responsible,
            begins_on=content.begins_on,
            ends_on=content.ends_on,
        )
        if content.services:
            measure.services.set(Service.objects.within(Scope.of(centre)).filter(pk__in=content.services))


def _write_targets(area: FocusArea, targets: Iterable[TargetContent]) -> None:
    area.targets.all().delete()
    Target.objects.bulk_create(
        Target(
            focus_area=area,
            line=content.line or new_key(),
            position=position,
            name=content.name,
            unit=content.unit,
            baseline=content.baseline,
            baseline_on=content.baseline_on,
            aim=content.aim,
            aim_on=content.aim_on,
        )
        for position, content in enumerate(targets)
    )
