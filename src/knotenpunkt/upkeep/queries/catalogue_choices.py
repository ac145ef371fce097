"""What the offers of a centre can be filtered by: its municipalities, its topics, its organizations."""

from typing import TypedDict

from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.directory.models import TaxonomyTerm
from knotenpunkt.regions.queries.municipalities import municipality_names
from knotenpunkt.upkeep.queries.shares import organizations_within


class CatalogueChoices(TypedDict):
    """Code and name of each choice."""

    municipalities: list[tuple[str, str]]
    topics: list[tuple[str, str]]
    providers: list[tuple[str, str]]


def choices_of(workplace: Workplace) -> CatalogueChoices:
    """The choices within reach of whoever asks; a part of the centre has one municipality or provider only."""
    language = workplace.portal.language.code
    terms = TaxonomyTerm.objects.filter(taxonomy="topic").order_by("position", "code")
    organizations = organizations_within(workplace.centre, workplace.share).exclude(status="archived")
    return {
        "municipalities": list(municipality_names(workplace.portal).items()),
        "topics": [
            (code, labels.get(language) or labels.get("de") or code)
            for code, labels in terms.values_list("code", "labels")
        ],
        "providers": list(organizations.order_by("name").values_list("slug", "name")),
    }
