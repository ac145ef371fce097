"""Three states of a service brought together field by field."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.directory.domain.records import ServiceRecord, Status
from knotenpunkt.upkeep.domain.merging import Merge, merge

BASE = ServiceRecord(title="Sprachcafé", schedule_text="montags 9 Uhr", cost_text="2 Euro")
texts = st.sampled_from(["a", "b", "c"])
records = st.builds(ServiceRecord, title=texts, description=texts, schedule_text=texts)


def test_a_change_that_nobody_else_touched_is_taken() -> None:
    wanted = replace(BASE, schedule_text="dienstags 9 Uhr")

    assert merge(BASE, wanted, BASE) == Merge(BASE, wanted)


def test_what_somebody_else_changed_meanwhile_stays() -> None:
    today = replace(BASE, cost_text="kostenlos")

    assert merge(BASE, replace(BASE, title="Sprachtreff"), today) == Merge(
        today, replace(today, title="Sprachtreff")
    )


def test_two_changes_of_the_same_field_are_a_conflict() -> None:
    today = replace(BASE, cost_text="kostenlos")

    assert merge(BASE, replace(BASE, cost_text="3 Euro"), today).conflicts == ("cost",)


def test_two_who_want_the_same_do_not_disagree() -> None:
    today = replace(BASE, cost_text="kostenlos")

    assert merge(BASE, today, today) == Merge(today, today)


def test_what_only_the_centre_decides_is_never_suggested() -> None:
    wanted = replace(
        BASE, status=Status.ARCHIVED, note="x", number=7, organization="Andere", review_reason="x"
    )

    assert merge(BASE, wanted, BASE) == Merge(BASE, BASE)


@given(records, records)
def test_without_other_changes_the_wanted_record_results(base: ServiceRecord, wanted: ServiceRecord) -> None:
    assert merge(base, wanted, base).record == wanted


@given(records, records, records)
def test_fields_that_the_suggestion_left_alone_are_as_today(
    base: ServiceRecord, wanted: ServiceRecord, today: ServiceRecord
) -> None:
    record = merge(base, wanted, today).record
    names = ("title", "description", "schedule_text")

    assert [getattr(record, name) for name in names] == [
        getattr(today if getattr(wanted, name) == getattr(base, name) else wanted, name) for name in names
    ]
