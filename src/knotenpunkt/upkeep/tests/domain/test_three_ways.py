"""Two people's changes of one record, put together."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.upkeep.domain.three_ways import (
    ORGANIZATION_FIELDS,
    SERVICE_FIELDS,
    Side,
    changed_fields,
    put_together,
)

BASE = ServiceRecord(title="Alt", cost_text="1 €", schedule_text="Mo 9 Uhr")


@pytest.mark.parametrize(
    ("kind", "named"), [(ServiceRecord, SERVICE_FIELDS), (OrganizationRecord, ORGANIZATION_FIELDS)]
)
def test_every_part_of_a_record_belongs_to_one_field(kind: type, named: dict[str, tuple[str, ...]]) -> None:
    parts = [part for several in named.values() for part in several]

    assert sorted(parts) == sorted(field.name for field in fields(kind))


def test_different_fields_go_together() -> None:
    together = put_together(BASE, replace(BASE, title="Neu"), replace(BASE, cost_text="2 €"))

    assert together.record == replace(BASE, title="Neu", cost_text="2 €")
    assert (together.conflicts, together.taken_over) == ((), ("cost",))


def test_the_same_change_is_no_conflict() -> None:
    both = replace(BASE, title="Neu")

    assert put_together(BASE, both, both).conflicts == ()


@pytest.mark.parametrize(("side", "title"), [(None, "Mein"), (Side.MINE, "Mein"), (Side.THEIRS, "Ihr")])
def test_a_conflict_is_decided_by_choice(side: Side | None, title: str) -> None:
    chosen = {"title": side} if side else {}
    together = put_together(BASE, replace(BASE, title="Mein"), replace(BASE, title="Ihr"), chosen)

    assert (together.conflicts, together.record.title) == (("title",), title)


def test_words_and_their_reading_stay_together() -> None:
    mine = replace(BASE, schedule_text="Di 9 Uhr")
    theirs = replace(BASE, schedules=())

    assert put_together(BASE, mine, theirs).record.schedule_text == "Di 9 Uhr"
    assert changed_fields(BASE, mine) == ("times",)


_words = some.sampled_from(["Alt", "Neu", "Anders"])
_records = some.builds(
    replace, some.just(BASE), title=_words, cost_text=_words, email=_words, schedule_text=_words
)


@given(base=_records, mine=_records, theirs=_records)
def test_nobodys_change_is_lost(base: ServiceRecord, mine: ServiceRecord, theirs: ServiceRecord) -> None:
    together = put_together(base, mine, theirs)
    for name in ("title", "email"):
        was, own, other = (getattr(record, name) for record in (base, mine, theirs))
        result = getattr(together.record, name)
        assert result == (own if own != was else other)
        assert (name in together.conflicts) == (own != was and other not in (was, own))
