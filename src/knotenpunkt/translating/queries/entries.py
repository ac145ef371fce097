"""Published entries with the texts that need a translation, and what was made of them so far."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.http import Http404

from knotenpunkt.directory.domain.by_appointment import means_by_appointment
from knotenpunkt.directory.domain.offer import Cost
from knotenpunkt.directory.domain.translations import (
    TARGET_LANGUAGES,
    URGENCY,
    Made,
    Section,
    State,
    sources_of_organization,
    sources_of_service,
)
from knotenpunkt.directory.models import Attribute, Organization, Schedule, Service, Translation
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet
from knotenpunkt.translating.domain.entries import Entry, Kind, Reference

_TARGET_GROUPS = "target_group"
_TEXTS = tuple(section.value for section in Section if section is not Section.COST)
_COST = ("cost_option__description", "cost_option__is_free", "cost_option__amount")

type MadeOf = Mapping[tuple[Reference, str], Mapping[Section, list[Made]]]


@dataclass(frozen=True, slots=True)
class LanguageOverview:
    """How many entries are in which state in a language; `is_begun`: there is a translation at all."""

    language: str
    counts: Mapping[State, int]
    is_begun: bool

    @property
    def open(self) -> int:
        """How many wait for somebody."""
        return sum(number for state, number in self.counts.items() if state is not State.RELEASED)


@dataclass(frozen=True, slots=True)
class EntryState:
    """An entry and its state in a language."""

    entry: Entry
    state: State


def entries_of(centre: Centre) -> tuple[Entry, ...]:
    """Everything that can be translated, offers by title before organizations by name, in two statements."""
    scope = Scope.of(centre)
    services = _services(Service.objects.within(scope).public().order_by("title", "pk"))
    organizations = _organizations(Organization.objects.within(scope).public().order_by("name", "pk"))
    return tuple(entry for entry in (*services, *organizations) if entry.sources)


def entry_of(centre: Centre, reference: Reference) -> Entry:
    """One published entry of the centre that has texts; anything else does not exist."""
    scope, chosen = Scope.of(centre), {"pk": reference.key}
    if reference.kind is Kind.SERVICE:
        found = list(_services(Service.objects.within(scope).public().filter(**chosen)))
    else:
        found = list(_organizations(Organization.objects.within(scope).public().filter(**chosen)))
    if not found or not found[0].sources:
        raise Http404(str(reference.key))
    return found[0]


def _services(rows: TenantQuerySet[Service]) -> Iterator[Entry]:
    groups = Attribute.objects.filter(service=OuterRef("pk"), term__taxonomy=_TARGET_GROUPS)
    schedules = Schedule.objects.filter(service=OuterRef("pk"))
    found = rows.annotate(has_groups=Exists(groups), has_schedules=Exists(schedules))
    for key, has_groups, has_schedules, text, is_free, amount, *texts in found.values_list(
        "pk", "has_groups", "has_schedules", *_COST, *_TEXTS
    ):
        known = {Section(name): written for name, written in zip(_TEXTS, texts, strict=True)}
        sources = sources_of_service(
            known,
            cost_in_own_words=Cost(text or "", is_free, amount).own_words,
            is_scheduled=has_schedules or means_by_appointment(known[Section.SCHEDULE]),
            has_target_groups=has_groups,
        )
        yield Entry(Reference(Kind.SERVICE, key), known[Section.TITLE], sources)


def _organizations(rows: TenantQuerySet[Organization]) -> Iterator[Entry]:
    for key, name, description in rows.values_list("pk", "name", "description"):
        yield Entry(Reference(Kind.ORGANIZATION, key), name, sources_of_organization(description))


def made_of(centre: Centre, language: str | None = None) -> MadeOf:
    """What was made of each entry's texts, in one language or in all of them; one statement, no texts."""
    rows = Translation.objects.within(Scope.of(centre)).order_by()
    if language is not None:
        rows = rows.filter(language=language)
    found: defaultdict[tuple[Reference, str], dict[Section, list[Made]]] = defaultdict(dict)
    for service, organization, written_in, section, hashed, origin, released_at in rows.values_list(
        "service_id", "organization_id", "language", "section", "source_hash", "origin", "released_at"
    ):
        reference = Reference(Kind.SERVICE if service else Kind.ORGANIZATION, service or organization)
        one = Made(hashed, origin == Translation.Origin.MACHINE, released_at is not None)
        found[reference, written_in].setdefault(Section(section), []).append(one)
    return found


def overview(centre: Centre) -> tuple[LanguageOverview, ...]:
    """All target languages with their counts, in three statements."""
    entries, made = entries_of(centre), made_of(centre)
    begun = {language for _, language in made}
    return tuple(
        LanguageOverview(language, _counts(entries, made, language), language in begun)
        for language in TARGET_LANGUAGES
    )


def _counts(entries: tuple[Entry, ...], made: MadeOf, language: str) -> dict[State, int]:
    counts = dict.fromkeys(State, 0)
    for entry in entries:
        counts[entry.state(made.get((entry.reference, language), {}))] += 1
    return counts


def states_in(centre: Centre, language: str) -> tuple[EntryState, ...]:
    """Every entry with its state in one language, the most urgent first, in three statements."""
    made = made_of(centre, language)
    found = [
        EntryState(entry, entry.state(made.get((entry.reference, language), {})))
        for entry in entries_of(centre)
    ]
    return tuple(sorted(found, key=lambda one: URGENCY.index(one.state)))
