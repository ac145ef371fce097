"""What written words are read against: the curated words of the instance, the places of a centre, times."""

from collections.abc import Iterable
from functools import lru_cache

from knotenpunkt.directory.domain.records import PartialDate, ScheduleRecord
from knotenpunkt.directory.domain.schedule_text import read_schedule
from knotenpunkt.directory.domain.written.places import PlaceIndex
from knotenpunkt.directory.domain.written.terms import Terms, Vocabulary
from knotenpunkt.directory.models import TaxonomyTerm
from knotenpunkt.regions.models import Centre, Municipality
from knotenpunkt.regions.queries.settlements import villages


def curated_words() -> Vocabulary:
    """The taxonomies by their German labels and synonyms."""
    return Vocabulary(
        topics=_terms("topic"), target_groups=_terms("target_group"), kinds=_terms("organization_kind")
    )


def places_of(centre: Centre) -> PlaceIndex:
    """The municipalities of the centre, the names of its district, the villages that are known."""
    municipalities = Municipality.objects.filter(centres=centre).values_list("ags", "name")
    return PlaceIndex.of(dict(municipalities), [centre.territory], villages())


@lru_cache(maxsize=4096)
def schedules_of(text: str, stated_on: PartialDate | None = None) -> tuple[ScheduleRecord, ...]:
    """The schedules of a written time, none where a single word of it is not understood."""
    return read_schedule(text, stated_on=stated_on).schedules


def _terms(taxonomy: str) -> Terms:
    rows = TaxonomyTerm.objects.filter(taxonomy=taxonomy).order_by("position")
    return Terms.of(
        (code, labels.get("de", code), _synonyms(synonyms.get("de", ())))
        for code, labels, synonyms in rows.values_list("code", "labels", "synonyms")
    )


def _synonyms(synonyms: Iterable[str]) -> tuple[str, ...]:
    return tuple(synonyms)
