"""Pairs are found without comparing every entry with every other, and none of them is missed for that."""

import uuid
from hashlib import sha256
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.directory.domain.records import OrganizationRecord, PlaceRecord, ServiceRecord
from knotenpunkt.upkeep.domain.alike_pairs import alike_organizations, alike_services, candidates
from knotenpunkt.upkeep.domain.likeness import (
    REVIEW,
    ServiceTraits,
    likeness_of_services,
    organization_traits,
    service_traits,
)
from knotenpunkt.upkeep.domain.likeness_words import wording

TITLES = (
    "Fahrradwerkstatt",
    "Fahradwerkstatt",
    "Kleiderkammer",
    "Kleiderkamer Süd",
    "Deutschkurs",
    "Deutschkurse",
)
services = st.builds(
    ServiceRecord,
    title=st.sampled_from(TITLES),
    organization=st.sampled_from(("", "Ankommen e.V.", "Caritas")),
    place=st.builds(
        PlaceRecord,
        city=st.sampled_from(("", "Erkelenz", "Heinsberg")),
        municipality=st.sampled_from(("", "05370004", "05370016")),
    ),
    district_wide=st.booleans(),
)


def key(number: int) -> uuid.UUID:
    return uuid.UUID(int=number + 1)


def keyed(records: list[ServiceRecord]) -> dict[uuid.UUID, ServiceTraits]:
    return {key(number): service_traits(record) for number, record in enumerate(records)}


@given(st.lists(services, max_size=8))
def test_no_pair_is_missed(records: list[ServiceRecord]) -> None:
    traits = keyed(records)
    every = {
        pair
        for pair in combinations(sorted(traits), 2)
        if likeness_of_services(traits[pair[0]], traits[pair[1]]).value >= REVIEW
    }

    assert {(pair.first, pair.second) for pair in alike_services(traits)} == every


def test_pairs_are_ordered_and_the_most_alike_come_first() -> None:
    records = [
        ServiceRecord("Kleiderkamer", organization="Caritas"),
        ServiceRecord("Kleiderkammer"),
        ServiceRecord("Kleiderkammer"),
    ]
    pairs = alike_services(keyed(records))

    assert [(pair.first, pair.second) for pair in pairs] == [
        (key(1), key(2)),
        (key(0), key(1)),
        (key(0), key(2)),
    ]
    assert pairs[0].likeness.value == 1.0


def test_organizations_are_found_by_any_of_their_names() -> None:
    records = [
        OrganizationRecord("Sozialdienst Katholischer Frauen", alternate_names=("SkF",)),
        OrganizationRecord("SKF"),
        OrganizationRecord("Turnverein"),
    ]
    traits = {key(number): organization_traits(record) for number, record in enumerate(records)}

    assert [(pair.first, pair.second) for pair in alike_organizations(traits)] == [(key(0), key(1))]


def test_a_large_catalogue_needs_few_comparisons() -> None:
    titles = {
        key(number): (wording(sha256(bytes((number % 256, number // 256))).hexdigest()),)
        for number in range(5000)
    }
    towns = {each: str(each.int % 10) for each in titles}

    assert len(candidates(titles, towns)) < 5000
