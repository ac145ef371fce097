"""What pages show of a plan: its focus areas with measures, targets and progress, in the reader's language."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from knotenpunkt.directory.models import TaxonomyTerm
from knotenpunkt.directory.queries.offer_lines import OfferLine, public_offer_lines
from knotenpunkt.planning.domain.plan_content import last_day
from knotenpunkt.planning.models import Actual, FocusArea, Measure, Plan, Progress, Target
from knotenpunkt.planning.queries.plan_contents import with_everything
from knotenpunkt.planning.queries.words import field_name, progress_name, result_name
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.portal import Portal
from knotenpunkt.shared.tenancy import Scope


@dataclass(frozen=True, slots=True)
class MeasureShown:
    """A measure; `offers` are what happens already, `not_public` counts linked offers that nobody sees."""

    title: str
    responsible: str
    begins_on: date | None
    last_on: date | None
    offers: tuple[OfferLine, ...]
    not_public: int

    @property
    def is_on_paper(self) -> bool:
        """Whether no public offer shows that it happens."""
        return not self.offers


@dataclass(frozen=True, slots=True)
class TargetShown:
    """A target with the figures so far, the latest last."""

    key: uuid.UUID
    row: Target
    actuals: tuple[Actual, ...]

    @property
    def latest(self) -> Actual | None:
        """Where it stands."""
        return self.actuals[-1] if self.actuals else None


@dataclass(frozen=True, slots=True)
class ProgressShown:
    """A note of progress."""

    state: str
    name: str
    sentence: str
    on: date


@dataclass(frozen=True, slots=True)
class FocusShown:
    """A focus area in words; `notes` has the newest first."""

    row: FocusArea
    field: str
    result: str
    themes: tuple[str, ...]
    target_groups: tuple[str, ...]
    municipalities: tuple[str, ...]
    partners: tuple[str, ...]
    measures: tuple[MeasureShown, ...]
    targets: tuple[TargetShown, ...]
    notes: tuple[ProgressShown, ...]

    @property
    def line(self) -> uuid.UUID:
        """What it keeps through all versions."""
        return self.row.line

    @property
    def progress(self) -> ProgressShown | None:
        """How it stands."""
        return self.notes[0] if self.notes else None


def focus_areas_shown(portal: Portal, plan: Plan, today: date) -> tuple[FocusShown, ...]:
    """The focus areas of a version in their order, in a constant number of SQL statements."""
    areas = list(with_everything(plan).focus_areas.all())
    notes = _notes_of(portal.centre, [area.line for area in areas])
    actuals = _actuals_of(portal.centre, [target.line for area in areas for target in area.targets.all()])
    keys = {
        service.pk for area in areas for measure in area.measures.all() for service in measure.services.all()
    }
    offers = public_offer_lines(portal.centre, keys, portal.language.code, today) if keys else {}
    return tuple(_shown(area, portal.language.code, notes, actuals, offers) for area in areas)


def _shown(
    area: FocusArea,
    language: str,
    notes: Mapping[uuid.UUID, list[ProgressShown]],
    actuals: Mapping[uuid.UUID, list[Actual]],
    offers: Mapping[uuid.UUID, OfferLine],
) -> FocusShown:
    return FocusShown(
        row=area,
        field=field_name(area.field),
        result=result_name(area.result),
        themes=_labels(area.themes.all(), language),
        target_groups=_labels(area.target_groups.all(), language),
        municipalities=tuple(sorted(one.name for one in area.municipalities.all())),
        partners=tuple(one.name for one in area.partners.all()),
        measures=tuple(_measure(measure, offers) for measure in area.measures.all()),
        targets=tuple(
            TargetShown(target.pk, target, tuple(actuals.get(target.line, ())))
            for target in area.targets.all()
        ),
        notes=tuple(notes.get(area.line, ())),
    )


def _measure(measure: Measure, offers: Mapping[uuid.UUID, OfferLine]) -> MeasureShown:
    linked = [service.pk for service in measure.services.all()]
    public = tuple(offers[key] for key in linked if key in offers)
    return MeasureShown(
        measure.title,
        measure.responsible,
        measure.begins_on,
        last_day(measure.ends_on) if measure.ends_on else None,
        public,
        len(linked) - len(public),
    )


def _labels(terms: Iterable[TaxonomyTerm], language: str) -> tuple[str, ...]:
    return tuple(term.labels.get(language) or term.labels.get("de") or term.code for term in terms)


def _notes_of(centre: Centre, lines: Collection[uuid.UUID]) -> Mapping[uuid.UUID, list[ProgressShown]]:
    found: defaultdict[uuid.UUID, list[ProgressShown]] = defaultdict(list)
    for note in Progress.objects.within(Scope.of(centre)).filter(focus_line__in=lines):
        shown = ProgressShown(
            note.state, progress_name(note.state), note.sentence, timezone.localdate(note.recorded_at)
        )
        found[note.focus_line].append(shown)
    return found


def _actuals_of(centre: Centre, lines: Collection[uuid.UUID]) -> Mapping[uuid.UUID, list[Actual]]:
    """Of two figures of the same day the later recorded holds."""
    found: defaultdict[uuid.UUID, dict[date, Actual]] = defaultdict(dict)
    for actual in Actual.objects.within(Scope.of(centre)).filter(target_line__in=lines):
        found[actual.target_line][actual.reference_on] = actual
    return {line: list(by_day.values()) for line, by_day in found.items()}
