"""Counting by facet."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from knotenpunkt.directory.domain.facets import FacetCounts, age_bands, facet_masks, positions
from knotenpunkt.directory.domain.filters import Facet, Filters
from knotenpunkt.directory.domain.offer import Cost, Offer
from knotenpunkt.directory.tests.domain.offers import PLAIN, term

TOPICS = ("sport", "women", "work")
LANGUAGES = ("ar", "de")


def offers() -> st.SearchStrategy[list[Offer]]:
    one = st.builds(
        lambda topics, languages, free: replace(
            PLAIN,
            topics=tuple(term(code) for code in sorted(topics)),
            languages=tuple(sorted(languages)),
            cost=Cost(is_free=free),
        ),
        st.sets(st.sampled_from(TOPICS)),
        st.sets(st.sampled_from(LANGUAGES)),
        st.booleans(),
    )
    return st.lists(one, max_size=12)


def fits(offer: Offer, filters: Filters, *, without: Facet | None = None) -> bool:
    values = {
        Facet.TOPIC: {topic.code for topic in offer.topics},
        Facet.LANGUAGE: set(offer.languages),
        Facet.FREE: {"ja"} if offer.cost.is_free else set(),
    }
    return all(values[facet] & set(chosen) for facet, chosen in filters.chosen if facet is not without)


@given(
    offers(),
    st.sets(st.sampled_from(TOPICS)),
    st.sets(st.sampled_from(LANGUAGES)),
    st.sampled_from([["ja"], []]),
)
def test_counts_are_those_of_looking_at_every_offer(
    catalogue: list[Offer], topics: set[str], languages: set[str], free: list[str]
) -> None:
    filters = (
        Filters()
        .with_values(Facet.TOPIC, sorted(topics))
        .with_values(Facet.LANGUAGE, sorted(languages))
        .with_values(Facet.FREE, free)
    )

    counts = FacetCounts(facet_masks(catalogue, ()), BitMap(range(len(catalogue))), filters, None)

    found = [at for at, offer in enumerate(catalogue) if fits(offer, filters)]
    assert positions(counts.found, range(len(catalogue))) == found
    assert {code: counts.of(Facet.TOPIC).get(code, 0) for code in TOPICS} == {
        code: sum(
            fits(offer, filters, without=Facet.TOPIC) and code in {topic.code for topic in offer.topics}
            for offer in catalogue
        )
        for code in TOPICS
    }


def test_offers_for_the_whole_district_belong_to_every_municipality() -> None:
    wide = replace(PLAIN, is_district_wide=True)
    local = replace(PLAIN, areas=("05370004",))

    masks = facet_masks([wide, local], ("05370004", "05370016"))

    assert masks[Facet.MUNICIPALITY] == {"05370004": BitMap([0, 1]), "05370016": BitMap([0])}


@pytest.mark.parametrize(
    ("minimum", "maximum", "bands"),
    [
        (None, None, []),
        (6, 12, ["6-9", "10-13"]),
        (18, None, ["18-26", "27-59", "60"]),
        (None, 3, ["0-2", "3-5"]),
        (0, 0, ["0-2"]),
        (99, 99, ["60"]),
    ],
)
def test_age_bands_are_those_an_age_touches(
    minimum: int | None, maximum: int | None, bands: list[str]
) -> None:
    assert age_bands(minimum, maximum) == bands


def test_positions_follow_the_given_order() -> None:
    assert positions(BitMap([1, 2, 4]), (4, 3, 2, 1, 0)) == [4, 2, 1]
