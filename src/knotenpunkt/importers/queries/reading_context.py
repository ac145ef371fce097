"""What the rows of a centre's workbook are read against: its curated words and its places."""

from collections.abc import Iterable
from functools import lru_cache

from knotenpunkt.directory.domain.records import PartialDate, ScheduleRecord
from knotenpunkt.directory.domain.schedule_text import read_schedule
from knotenpunkt.directory.models import TaxonomyTerm
from knotenpunkt.importers.domain.places import PlaceIndex
from knotenpunkt.importers.domain.rows import Context
from knotenpunkt.importers.domain.terms import Terms, Vocabulary
from knotenpunkt.regions.models import Centre, Municipality
from knotenpunkt.regions.queries.settlements import villages


def reading_context(centre: Centre) -> Context:
    """Vocabulary and places of the centre; the organizations are added when they are known."""
    return Context(
        vocabulary=Vocabulary(
            topics=_terms("topic"), target_groups=_terms("target_group"), kinds=_terms("organization_kind")
        ),
        places=PlaceIndex.of(
            dict(Municipality.objects.filter(centres=centre).values_list("ags", "name")),
            [centre.territory],
            villages(),
        ),
        schedules_of=_schedules,
    )


def elsewhere(centre: Centre) -> PlaceIndex:
    """The places of all other centres: for telling a workbook that was meant for one of these."""
    others = Municipality.objects.exclude(centres=centre).values_list("ags", "name")
    return PlaceIndex.of(dict(others), [], {})


def _terms(taxonomy: str) -> Terms:
    rows = TaxonomyTerm.objects.filter(taxonomy=taxonomy).order_by("position")
    return Terms.of(
        (code, labels.get("de", code), _synonyms(synonyms.get("de", ())))
        for code, labels, synonyms in rows.values_list("code", "labels", "synonyms")
    )


def _synonyms(synonyms: Iterable[str]) -> tuple[str, ...]:
    return tuple(synonyms)


@lru_cache(maxsize=4096)
def _schedules(text: str, stated_on: PartialDate | None = None) -> tuple[ScheduleRecord, ...]:
    return read_schedule(text, stated_on=stated_on).schedules
