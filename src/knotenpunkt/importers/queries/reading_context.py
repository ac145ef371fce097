"""What the rows of a centre's workbook are read against: its curated words and its places."""

from knotenpunkt.directory.domain.written.places import PlaceIndex
from knotenpunkt.directory.queries.written_words import curated_words, places_of, schedules_of
from knotenpunkt.importers.domain.rows import Context
from knotenpunkt.regions.models import Centre, Municipality


def reading_context(centre: Centre) -> Context:
    """Vocabulary and places of the centre; the organizations are added when they are known."""
    return Context(vocabulary=curated_words(), places=places_of(centre), schedules_of=schedules_of)


def elsewhere(centre: Centre) -> PlaceIndex:
    """The places of all other centres: for telling a workbook that was meant for one of these."""
    others = Municipality.objects.exclude(centres=centre).values_list("ags", "name")
    return PlaceIndex.of(dict(others), [], {})
