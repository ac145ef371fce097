"""The difference between what is stored and what was read, as values."""

import uuid
from collections.abc import Mapping

from knotenpunkt.directory.domain.records import OrganizationRecord, PlaceRecord, ServiceRecord, Status
from knotenpunkt.importers.domain.headings import ORGANIZATION_HEADINGS, SERVICE_HEADINGS, Heading
from knotenpunkt.importers.domain.plan import (
    Difference,
    Fate,
    Incoming,
    PlannedRow,
    PlanRules,
    merged,
    plan_rows,
    renumbered,
)

KEY, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)
ALL = frozenset((*SERVICE_HEADINGS, *ORGANIZATION_HEADINGS))


def written(record: OrganizationRecord | ServiceRecord) -> Mapping[Heading, str]:
    if isinstance(record, OrganizationRecord):
        return {Heading.ORGANIZATION: record.name}
    return {Heading.SERVICE: record.title, Heading.COST: record.cost_text}


RULES = PlanRules(written, ALL)


def services(*stored: ServiceRecord) -> dict[uuid.UUID, ServiceRecord]:
    return {uuid.UUID(int=place): record for place, record in enumerate(stored, 1)}


def fates(
    *rows: PlannedRow[ServiceRecord] | PlannedRow[OrganizationRecord],
) -> list[tuple[Fate, uuid.UUID | None]]:
    return [(row.fate, row.key) for row in rows]


def test_number_is_the_key() -> None:
    stored = services(ServiceRecord("A", 1), ServiceRecord("B", 2))
    planned = plan_rows(
        stored, [Incoming("S", 5, ServiceRecord("Anders", 1)), Incoming("S", 6, ServiceRecord("B", 2))], RULES
    )
    assert (fates(*planned), planned[0].differences) == (
        [(Fate.UPDATED, KEY), (Fate.UNCHANGED, OTHER)],
        (Difference("Angebot", "A", "Anders"),),
    )


def test_a_row_does_not_bring_back_what_became_part_of_another_entry() -> None:
    archived = ServiceRecord("A", 1, status=Status.ARCHIVED)
    planned = plan_rows(
        services(archived),
        [Incoming("S", 5, ServiceRecord("Anders", 1))],
        PlanRules(written, ALL, closed=frozenset({KEY})),
    )

    assert [(row.fate, row.key, row.record) for row in planned] == [(Fate.UNCHANGED, KEY, archived)]


def test_unknown_number_is_a_new_entry_even_under_a_known_title() -> None:
    planned = plan_rows(services(ServiceRecord("A", 1)), [Incoming("S", 5, ServiceRecord("A", 9))], RULES)
    assert fates(*planned) == [(Fate.CREATED, None), (Fate.MISSING, KEY)]


def test_row_without_number_belongs_to_the_entry_without_number_of_its_name() -> None:
    planned = plan_rows(
        services(ServiceRecord("A")), [Incoming("S", 5, ServiceRecord("A", cost_text="frei"))], RULES
    )
    assert fates(*planned) == [(Fate.UPDATED, KEY)]


def test_row_without_number_waits_where_a_numbered_entry_has_its_name() -> None:
    planned = plan_rows(services(ServiceRecord("A", 1)), [Incoming("S", 5, ServiceRecord("A"))], RULES)
    assert (planned[0].fate, planned[0].reason) == (
        Fate.NEEDS_DECISION,
        "Einen Eintrag gleichen Namens gibt es schon (Nr. 1).",
    )


def test_organization_whose_number_changed_is_the_same() -> None:
    stored = {KEY: OrganizationRecord("VHS", 1)}
    planned = plan_rows(stored, [Incoming("T", 4, OrganizationRecord("VHS", 7))], RULES)
    assert fates(*planned) == [(Fate.UPDATED, KEY)]


def test_undecided_row_keeps_its_entry_from_counting_as_vanished() -> None:
    rules = PlanRules(written, ALL, archive_missing=True)
    planned = plan_rows(
        services(ServiceRecord("A", 1)), [Incoming("S", 5, ServiceRecord("", 1), "leer")], rules
    )
    assert fates(*planned) == [(Fate.NEEDS_DECISION, None)]


def test_vanished_entries_are_archived_only_on_request_and_once() -> None:
    stored = services(ServiceRecord("A", 1), ServiceRecord("B", 2, status=Status.ARCHIVED))
    asked = PlanRules(written, ALL, archive_missing=True)
    assert (fates(*plan_rows(stored, [], RULES)), fates(*plan_rows(stored, [], asked))) == (
        [(Fate.MISSING, KEY)],
        [(Fate.ARCHIVED, KEY)],
    )


def test_absent_columns_say_nothing() -> None:
    before = ServiceRecord(
        "A", 1, cost_text="frei", free_of_charge=True, place=PlaceRecord("Haus", "Weg 1", "41812", "Ort")
    )
    read = ServiceRecord("A", 1, place=PlaceRecord("", "Weg 2", "", "Ort"))
    absent = {Heading.COST, Heading.VENUE, Heading.POSTAL_CODE}
    after = merged(before, read, ALL - absent)
    assert (after.cost_text, after.free_of_charge, after.place) == (
        "frei",
        True,
        PlaceRecord("Haus", "Weg 2", "41812", "Ort"),
    )


def test_phone_of_an_organization_is_read_although_services_call_the_column_otherwise() -> None:
    before, read = (
        OrganizationRecord("VHS", 1),
        OrganizationRecord("VHS", 1, email="a@example.org", kind="school"),
    )
    assert merged(before, read, frozenset(ORGANIZATION_HEADINGS)) == read


def test_reason_of_a_state_stays_while_the_state_does() -> None:
    before = ServiceRecord("A", 1, status=Status.ARCHIVED, status_reason="von Hand beendet")
    grey = ServiceRecord("A", 1, status=Status.DRAFT, status_reason="grau")
    assert (merged(before, grey, ALL), merged(before, ServiceRecord("A", 1), ALL).status) == (
        before,
        Status.PUBLISHED,
    )


def test_difference_that_no_column_shows_is_told() -> None:
    stored = services(ServiceRecord("A", 1))
    planned = plan_rows(stored, [Incoming("S", 5, ServiceRecord("A", 1, women_only=True))], RULES)
    assert planned[0].differences == (
        Difference("Deutung", "", "Der Text ist gleich, er wird anders verstanden."),
    )


def test_numbers_given_out_anew_are_counted() -> None:
    stored = services(ServiceRecord("A", 1), ServiceRecord("B", 2), ServiceRecord("C", 3))
    rows = [
        Incoming("S", 5, ServiceRecord("B", 1)),
        Incoming("S", 6, ServiceRecord("A", 2)),
        Incoming("S", 7, ServiceRecord("D", 3)),
    ]
    assert renumbered(stored, plan_rows(stored, rows, RULES)) == 2
