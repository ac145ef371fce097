"""Two entries as one: nothing that either says is lost unchosen."""

from dataclasses import replace

import pytest
from hypothesis import given

from knotenpunkt.directory.domain.records import OrganizationRecord, PhoneRecord, ServiceRecord, Status
from knotenpunkt.upkeep.domain.joining import Side, joined, proposed_sides, with_provider
from knotenpunkt.upkeep.tests.domain.test_likeness import services
from knotenpunkt.upkeep.tests.twins import ARRIVE, ARRIVED, TWIN, WORKSHOP


def test_what_only_one_says_is_proposed() -> None:
    sides = proposed_sides(WORKSHOP, TWIN)

    assert [name for name, side in sides.items() if side is Side.ABSORBED] == ["cost", "email"]


def test_texts_are_chosen_and_lists_united() -> None:
    together = joined(WORKSHOP, TWIN, {"title": Side.ABSORBED})

    assert together == replace(
        WORKSHOP,
        title=TWIN.title,
        cost_text="kostenlos",
        free_of_charge=True,
        email=TWIN.email,
        topics=("meeting", "counselling"),
        phones=(PhoneRecord("+492431555"), PhoneRecord("+492431666")),
    )


def test_organizations_keep_the_other_name() -> None:
    together = joined(ARRIVE, ARRIVED, {"name": Side.ABSORBED})

    assert together == OrganizationRecord(
        name="Ankommen",
        email=ARRIVE.email,
        phones=ARRIVED.phones,
        note="Zweiter Eintrag",
        alternate_names=("Ankommen e.V.",),
    )


@pytest.mark.parametrize(
    ("kept", "absorbed", "together"),
    [
        (Status.DRAFT, Status.PUBLISHED, Status.PUBLISHED),
        (Status.PUBLISHED, Status.DRAFT, Status.PUBLISHED),
        (Status.DRAFT, Status.DRAFT, Status.DRAFT),
    ],
)
def test_it_is_published_if_one_of_them_was(kept: Status, absorbed: Status, together: Status) -> None:
    assert joined(replace(WORKSHOP, status=kept), replace(TWIN, status=absorbed), {}).status is together


@given(services)
def test_an_entry_joined_to_itself_is_itself(record: ServiceRecord) -> None:
    once = replace(record, topics=tuple(dict.fromkeys(record.topics)), phones=record.phones[:1])

    assert joined(once, once, {}) == once


def test_a_partner_that_becomes_the_provider_is_no_partner() -> None:
    service = ServiceRecord("Chor", organization="A", partners=("B", "C", "A2"))

    assert with_provider(service, "A", "B") == replace(service, organization="B", partners=("C", "A2"))
    assert with_provider(service, "A2", "C").partners == ("B", "C")
