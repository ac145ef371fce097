"""What becomes of entries when another catalogue comes again."""

import uuid
from dataclasses import replace

import pytest

from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord, Status
from knotenpunkt.harvesting.domain.incoming import Foreign, Incoming, gathered
from knotenpunkt.harvesting.domain.merging import with_theirs
from knotenpunkt.harvesting.domain.plan import Fate, Plan, Remembered, Side, plan_of

KEY, OTHER_KEY = uuid.UUID(int=1), uuid.UUID(int=2)
COURSE = ServiceRecord(
    "Deutschkurs", organization="Caritas", description="Für alle.", email="kurs@example.org"
)
CARITAS = OrganizationRecord("Caritas")


def coming(*services: ServiceRecord, organizations: tuple[OrganizationRecord, ...] = (CARITAS,)) -> Incoming:
    return gathered(
        [Foreign(f"o{at}", record) for at, record in enumerate(organizations)],
        [Foreign(f"s{at}", record) for at, record in enumerate(services)],
    )


def planned(incoming: Incoming, here: ServiceRecord, before: ServiceRecord = COURSE) -> Plan:
    return plan_of(
        incoming,
        Side({OTHER_KEY: CARITAS}, {"o0": Remembered(OTHER_KEY, CARITAS)}),
        Side({KEY: here}, {"s0": Remembered(KEY, before)}),
    )


def test_new_entries_are_written_as_they_come() -> None:
    plan = plan_of(coming(COURSE), Side(), Side())
    assert [(one.fate, one.record, one.remembered) for one in plan.organizations] == [
        (Fate.NEW, CARITAS, CARITAS)
    ]
    assert [(one.fate, one.record, one.remembered) for one in plan.services] == [(Fate.NEW, COURSE, COURSE)]


def test_unchanged_entry_is_not_written() -> None:
    (one,) = planned(coming(COURSE), here=COURSE).services
    assert (one.fate, one.record, one.remembered) == (Fate.UNCHANGED, None, COURSE)


def test_change_there_is_taken_over() -> None:
    theirs = replace(COURSE, description="Für Frauen.")
    (one,) = planned(coming(theirs), here=COURSE).services
    assert (one.fate, one.key, one.record, one.remembered) == (Fate.CHANGED, KEY, theirs, theirs)


def test_change_here_stays() -> None:
    ours = replace(COURSE, email="neu@example.org")
    (one,) = planned(coming(COURSE), here=ours).services
    assert (one.fate, one.record, one.remembered) == (Fate.UNCHANGED, None, COURSE)


def test_changes_on_both_sides_are_asked_about_and_the_rest_is_taken_over() -> None:
    ours = replace(COURSE, email="hier@example.org")
    theirs = replace(COURSE, email="dort@example.org", description="Für Frauen.")
    (one,) = planned(coming(theirs), here=ours).services
    assert one.fate is Fate.ASKED
    assert one.record == replace(ours, description="Für Frauen.")
    assert one.differences == ("email",)
    assert one.remembered == replace(theirs, email=COURSE.email)


def test_question_is_asked_again_until_it_is_decided() -> None:
    ours = replace(COURSE, email="hier@example.org")
    theirs = replace(COURSE, email="dort@example.org")
    (first,) = planned(coming(theirs), here=ours).services
    assert first.remembered is not None
    (again,) = planned(coming(theirs), here=ours, before=first.remembered).services
    assert again.differences == first.differences
    (decided,) = planned(coming(theirs), here=ours, before=theirs).services
    assert (decided.fate, decided.record) == (Fate.UNCHANGED, None)


def test_the_same_change_on_both_sides_is_no_question() -> None:
    both = replace(COURSE, email="neu@example.org")
    (one,) = planned(coming(both), here=both).services
    assert (one.fate, one.record, one.remembered) == (Fate.UNCHANGED, None, both)


def test_facts_that_belong_together_are_never_mixed() -> None:
    ours = replace(COURSE, cost_text="5 Euro")
    theirs = replace(COURSE, free_of_charge=True)
    (one,) = planned(coming(theirs), here=ours).services
    assert (one.fate, one.record) == (Fate.ASKED, None)
    assert with_theirs(ours, theirs, one.differences) == replace(ours, cost_text="", free_of_charge=True)


@pytest.mark.parametrize("own", [{"number": 7}, {"note": "intern"}, {"review_reason": "fragen"}])
def test_what_the_centre_keeps_for_itself_is_no_change(own: dict[str, object]) -> None:
    ours = replace(COURSE, **own)  # type: ignore[arg-type]
    (one,) = planned(coming(), here=ours).services
    assert (one.fate, one.record) == (Fate.GONE, replace(ours, status=Status.ARCHIVED))


def test_entry_that_is_gone_there_and_was_changed_here_stays_until_it_is_decided() -> None:
    (one,) = planned(coming(), here=replace(COURSE, email="neu@example.org")).services
    assert (one.fate, one.record, one.remembered) == (Fate.GONE_ASKED, None, None)


def test_entry_that_is_gone_is_missed_once_and_may_come_back() -> None:
    archived = replace(COURSE, status=Status.ARCHIVED)
    assert planned(coming(), here=archived, before=archived).services == ()
    (back,) = planned(coming(COURSE), here=archived, before=archived).services
    assert (back.fate, back.record) == (Fate.CHANGED, COURSE)


def test_nothing_is_gone_from_a_part_of_a_catalogue() -> None:
    assert planned(replace(coming(), is_whole=False), here=COURSE).services == ()


def test_entry_that_was_deleted_here_stays_away() -> None:
    plan = plan_of(coming(COURSE), Side(), Side({}, {"s0": Remembered(KEY, COURSE)}))
    assert [(one.fate, one.record) for one in plan.services] == [(Fate.LEFT_OUT, None)]


def test_catalogue_that_lost_most_of_itself_archives_nothing_without_a_person() -> None:
    records = {uuid.UUID(int=at): replace(COURSE, title=f"Kurs {at}") for at in range(1, 31)}
    side = Side(records, {f"s{key}": Remembered(key, record) for key, record in records.items()})
    plan = plan_of(Incoming(), Side(), side)
    assert (plan.has_shrunk, plan.services) == (True, ())
    willed = plan_of(Incoming(), Side(), side, may_shrink=True)
    assert (willed.has_shrunk, willed.counts()[Fate.GONE]) == (False, 30)


def test_organization_that_is_here_already_is_ours_and_bears_what_comes() -> None:
    ours = OrganizationRecord(
        "Caritasverband Heinsberg", alternate_names=("caritas",), website="https://ours.example"
    )
    plan = plan_of(coming(COURSE), Side({OTHER_KEY: ours}), Side())
    assert [(one.fate, one.record) for one in plan.organizations] == [(Fate.OURS, None)]
    assert plan.services[0].record == replace(COURSE, organization="Caritasverband Heinsberg")


def test_organization_that_was_renamed_here_keeps_its_offers() -> None:
    renamed = replace(CARITAS, name="Caritasverband")
    organizations = Side({OTHER_KEY: renamed}, {"o0": Remembered(OTHER_KEY, CARITAS)})
    here = replace(COURSE, organization="Caritasverband")
    services = Side({KEY: here}, {"s0": Remembered(KEY, COURSE)})
    second = replace(COURSE, title="Zweiter Kurs")
    plan = plan_of(coming(COURSE, second), organizations, services)
    assert [(one.fate, one.record) for one in plan.services] == [
        (Fate.UNCHANGED, None),
        (Fate.NEW, replace(second, organization="Caritasverband")),
    ]


def test_name_that_somebody_else_has_here_is_asked_about() -> None:
    organizations = Side(
        {OTHER_KEY: CARITAS, KEY: OrganizationRecord("Diakonie")}, {"o0": Remembered(OTHER_KEY, CARITAS)}
    )
    theirs = OrganizationRecord("Diakonie", website="https://diakonie.example")
    (one,) = plan_of(coming(organizations=(theirs,)), organizations, Side()).organizations
    assert one.fate is Fate.ASKED
    assert one.record == replace(theirs, name="Caritas")
    assert one.differences == ("name",)


def test_entry_with_a_key_that_is_ours_is_ours() -> None:
    incoming = gathered([], [Foreign(str(KEY), replace(COURSE, organization=""))])
    plan = plan_of(incoming, Side(), Side({KEY: COURSE}))
    assert [(one.fate, one.record) for one in plan.services] == [(Fate.OURS, None)]
