"""How good duplicates are found, against labelled pairs: floors below which it must not fall."""

import json
from pathlib import Path
from typing import Any

import pytest

from knotenpunkt.directory.domain.plain_records import record_from
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.upkeep.domain.likeness import (
    Band,
    likeness_of_organizations,
    likeness_of_services,
    organization_traits,
    service_traits,
)
from knotenpunkt.upkeep.domain.likeness_words import place_words

GOLD = Path(__file__).parent / "gold" / "duplicates.jsonl"
PLACES = place_words(
    (
        *("Erkelenz", "Gangelt", "Geilenkirchen", "Heinsberg", "Hückelhoven", "Ratheim", "Kückhoven"),
        *("Saeffelen", "Selfkant", "Übach-Palenberg", "Waldfeucht", "Wassenberg", "Wegberg", "Dalheim"),
    )
)
PRECISION = 1.0
RECALL = {"service": 0.92, "organization": 0.85}


def band(pair: dict[str, Any]) -> Band:
    if pair["kind"] == "service":
        services = [
            service_traits(record_from(ServiceRecord, pair[side]), PLACES) for side in ("one", "other")
        ]
        return likeness_of_services(*services).band
    organizations = [
        organization_traits(record_from(OrganizationRecord, pair[side]), PLACES) for side in ("one", "other")
    ]
    return likeness_of_organizations(*organizations).band


@pytest.mark.parametrize("kind", ["service", "organization"])
def test_what_is_the_same_is_found_and_what_is_not_is_left_alone(kind: str) -> None:
    pairs = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    judged = [
        (pair["same"], band(pair) is not Band.DIFFERENT, pair) for pair in pairs if pair["kind"] == kind
    ]
    found = [is_same for is_same, is_found, _ in judged if is_found]
    precision = sum(found) / len(found)
    recall = sum(found) / sum(is_same for is_same, _, _ in judged)
    wrong = [(pair["one"], pair["other"]) for is_same, is_found, pair in judged if is_same != is_found]

    assert (precision >= PRECISION, recall >= RECALL[kind]) == (True, True), (precision, recall, wrong)
