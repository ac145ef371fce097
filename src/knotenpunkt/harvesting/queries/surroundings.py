"""What foreign words are read against in a centre."""

from knotenpunkt.directory.domain.written.terms import Terms, Vocabulary
from knotenpunkt.directory.models import TaxonomyTerm
from knotenpunkt.directory.queries.written_words import places_of
from knotenpunkt.harvesting.domain.surroundings import Surroundings
from knotenpunkt.regions.models import Centre, Municipality
from knotenpunkt.regions.queries.settlements import seat_postal_codes


def surroundings_of(centre: Centre) -> Surroundings:
    """The curated words by their names in every language, the places of the centre, all municipalities."""
    served = Municipality.objects.filter(centres=centre).values_list("ags", flat=True)
    postal_codes = seat_postal_codes()
    return Surroundings(
        vocabulary=Vocabulary(
            topics=_terms("topic"), target_groups=_terms("target_group"), kinds=_terms("organization_kind")
        ),
        places=places_of(centre),
        municipalities=dict(Municipality.objects.values_list("ags", "name")),
        seats={postal_codes[ags]: ags for ags in served if ags in postal_codes},
        centre_key=centre.key,
    )


def _terms(taxonomy: str) -> Terms:
    rows = TaxonomyTerm.objects.filter(taxonomy=taxonomy).order_by("position")
    return Terms.of(
        (
            code,
            labels.get("de", code),
            [*(word for words in synonyms.values() for word in words), *labels.values()],
        )
        for code, labels, synonyms in rows.values_list("code", "labels", "synonyms")
    )
