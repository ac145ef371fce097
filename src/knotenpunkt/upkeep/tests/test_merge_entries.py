"""Two entries become one, with everything that belongs to them; and become two again."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import gettext as _
from django.utils.translation import override

from knotenpunkt.access.policy import OPERATOR, AccessRefused, Role
from knotenpunkt.accounts.models import Person, Seat
from knotenpunkt.accounts.tests.signed_in import seated
from knotenpunkt.directory.actions.save_catalogue import (
    CatalogueChanges,
    Change,
    ChangedMeanwhile,
    save_catalogue,
)
from knotenpunkt.directory.domain.records import ServiceRecord, Status
from knotenpunkt.directory.models import (
    EntryKind,
    EntryVersion,
    OfferFigure,
    Organization,
    Service,
    Translation,
)
from knotenpunkt.directory.queries.records import stored_catalogue
from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.assign_services import assign_services
from knotenpunkt.upkeep.actions.decide_duplicate import DuplicateDecided
from knotenpunkt.upkeep.actions.find_duplicates import find_duplicates
from knotenpunkt.upkeep.actions.merge_entries import MergeChoice, merge_entries
from knotenpunkt.upkeep.actions.separate_entries import NotSeparable, separate_entries
from knotenpunkt.upkeep.domain.joining import Side, joined
from knotenpunkt.upkeep.models import ConfirmationRound, EntryMerge, Suggestion
from knotenpunkt.upkeep.queries.merged_entries import merged_from, separable_merges
from knotenpunkt.upkeep.tests.twins import (
    ARRIVE,
    ARRIVED,
    NOW,
    TWIN,
    WORKSHOP,
    key_of,
    organization_now,
    pair_of,
    pairs,
    service_now,
    with_twins,
)
from tests.harness.personas import Personas

CHOIR = ServiceRecord("Chor", organization=ARRIVED.name, partners=(ARRIVE.name,))
MONTH = date(2026, 11, 1)


@pytest.fixture
def twins(centre: Centre) -> Centre:
    return with_twins(centre)


def merge_services(twins: Centre, **sides: Side) -> EntryMerge:
    choice = MergeChoice(key_of(twins, WORKSHOP.title), sides)
    return merge_entries(pair_of(twins, "service"), choice, actor=OPERATOR, now=NOW)


def merge_organizations(twins: Centre, **sides: Side) -> EntryMerge:
    choice = MergeChoice(key_of(twins, ARRIVE.name), sides)
    return merge_entries(pair_of(twins, "organization"), choice, actor=OPERATOR, now=NOW)


def separate(merge: EntryMerge, hours: int = 1) -> None:
    separate_entries(merge, actor=OPERATOR, now=NOW + timedelta(hours=hours))


def rows(model: type[Any], twins: Centre) -> Any:
    return model.objects.within(Scope.of(twins))


def translation(twins: Centre, language: str, **of: Any) -> Translation:
    made: Translation = Translation.objects.create(
        centre=twins,
        section="title",
        language=language,
        text="Bike",
        source="Rad",
        source_hash="0" * 64,
        origin="person",
        made_at=NOW,
        **of,
    )
    return made


def following(twins: Centre) -> dict[str, Any]:
    """What hangs on the services of the centre."""
    return {
        "translations": dict(rows(Translation, twins).values_list("pk", "service")),
        "figures": dict(rows(OfferFigure, twins).values_list("service", "number")),
        "suggestions": list(rows(Suggestion, twins).values_list("service", "based_on")),
        "answers": list(rows(ConfirmationRound, twins).values_list("answer", flat=True)),
    }


def test_one_is_archived_and_leads_to_the_other(twins: Centre) -> None:
    merge = merge_services(twins, title=Side.ABSORBED)
    left = service_now(twins, merge.absorbed)
    with override("de"):
        reason = _("Merged with “%(name)s”") % {"name": WORKSHOP.title}

    assert service_now(twins, merge.kept) == joined(WORKSHOP, TWIN, {"title": Side.ABSORBED})
    assert (left.status, left.status_reason) == (Status.ARCHIVED, reason)
    assert rows(Service, twins).get(pk=merge.absorbed).merged_into_id == merge.kept
    assert pairs(twins)[1] == ("service", "same")
    assert AuditEvent.objects.filter(action="upkeep.entries.merge").count() == 1


def test_both_histories_stay(twins: Centre) -> None:
    merge = merge_services(twins)
    kept = rows(EntryVersion, twins).filter(batch=merge.batch).values_list("entry", "content__title")

    assert dict(kept) == {merge.kept: WORKSHOP.title, merge.absorbed: TWIN.title}
    assert merged_from(twins, EntryKind.SERVICE, merge.kept) == (merge.absorbed,)


def test_what_belongs_to_a_service_follows_and_comes_back(twins: Centre) -> None:
    kept, absorbed = key_of(twins, WORKSHOP.title), key_of(twins, TWIN.title)
    own = translation(twins, "en", service_id=kept)
    ours, theirs = (
        translation(twins, "en", service_id=absorbed),
        translation(twins, "ar", service_id=absorbed),
    )
    for service, number in ((kept, 3), (absorbed, 4)):
        OfferFigure.objects.create(service_id=service, month=MONTH, kind="view", number=number)
    ConfirmationRound.objects.create(service_id=absorbed, asked_at=NOW)
    Suggestion.objects.create(
        centre=twins,
        reference="A",
        kind="mistake",
        origin="public",
        service_id=absorbed,
        created_at=NOW,
        based_on=1,
    )

    before = following(twins)
    merge = merge_services(twins)
    together = following(twins)
    separate(merge)

    assert together == {
        "translations": {own.pk: kept, ours.pk: absorbed, theirs.pk: kept},
        "figures": {kept: 7},
        "suggestions": [(kept, None)],
        "answers": ["closed"],
    }
    assert following(twins) == before


def looked_after(twins: Centre) -> list[Person | None]:
    """Who looks after the service that is kept and after the other."""
    keys = (key_of(twins, WORKSHOP.title), key_of(twins, TWIN.title))
    return [rows(Service, twins).get(pk=key).assigned_to for key in keys]


def test_whoever_looks_after_the_other_looks_after_both_and_is_given_back(twins: Centre) -> None:
    theirs = seated(Role.CENTRE_EDITOR, twins)
    assign_services(twins, [key_of(twins, TWIN.title)], theirs, actor=OPERATOR, now=NOW)
    merge = merge_services(twins)
    together = looked_after(twins)
    separate(merge)

    assert (together, looked_after(twins)) == ([theirs, theirs], [None, theirs])


def test_whoever_looks_after_the_kept_one_stays(twins: Centre) -> None:
    ours, theirs = seated(Role.CENTRE_EDITOR, twins), seated(Role.CENTRE_HEAD, twins)
    assign_services(twins, [key_of(twins, WORKSHOP.title)], ours, actor=OPERATOR, now=NOW)
    assign_services(twins, [key_of(twins, TWIN.title)], theirs, actor=OPERATOR, now=NOW)
    merge = merge_services(twins)
    together = looked_after(twins)
    separate(merge)

    assert (together, looked_after(twins)) == ([ours, theirs], [ours, theirs])


def test_who_was_chosen_after_merging_stays_after_separating(twins: Centre) -> None:
    theirs, chosen = seated(Role.CENTRE_EDITOR, twins), seated(Role.CENTRE_HEAD, twins)
    assign_services(twins, [key_of(twins, TWIN.title)], theirs, actor=OPERATOR, now=NOW)
    merge = merge_services(twins)
    assign_services(twins, [merge.kept], chosen, actor=OPERATOR, now=NOW)
    separate(merge)

    assert looked_after(twins) == [chosen, theirs]


def test_what_belongs_to_an_organization_follows_and_comes_back(twins: Centre) -> None:
    scenario.publish(twins, (), (CHOIR,))
    person = seated(Role.PROVIDER_EDITOR, twins, organization=key_of(twins, ARRIVED.name))
    before = stored_catalogue(twins)
    merge = merge_organizations(twins)
    together = stored_catalogue(twins)

    assert together.organizations[merge.kept] == joined(ARRIVE, ARRIVED, {})
    assert {
        service.title: (service.organization, service.partners) for service in together.services.values()
    } == {
        WORKSHOP.title: (ARRIVE.name, ()),
        TWIN.title: (ARRIVE.name, ()),
        CHOIR.title: (ARRIVE.name, ()),
    }
    assert Seat.objects.get(person=person).organization == merge.kept

    separate(merge)
    assert stored_catalogue(twins) == before
    assert Seat.objects.get(person=person).organization == merge.absorbed


def test_the_name_of_the_other_can_be_chosen_and_given_back(twins: Centre) -> None:
    before = stored_catalogue(twins)
    merge = merge_organizations(twins, name=Side.ABSORBED)

    assert [organization_now(twins, key).name for key in (merge.kept, merge.absorbed)] == [
        ARRIVED.name,
        ARRIVE.name,
    ]
    assert {service.organization for service in stored_catalogue(twins).services.values()} == {ARRIVED.name}
    separate(merge)
    assert stored_catalogue(twins) == before


def test_services_changed_since_keep_the_change_and_get_their_provider_back(twins: Centre) -> None:
    merge = merge_organizations(twins)
    twin = key_of(twins, TWIN.title)
    changed = replace(service_now(twins, twin), description="Neu.")
    save_catalogue(twins, CatalogueChanges(services=[Change(twin, changed)]), actor=OPERATOR, now=NOW)
    separate(merge)

    assert service_now(twins, twin) == replace(TWIN, description="Neu.")


def test_separated_ones_are_asked_about_again(twins: Centre) -> None:
    merge = merge_services(twins)
    separate(merge)

    assert (service_now(twins, merge.kept), service_now(twins, merge.absorbed)) == (WORKSHOP, TWIN)
    assert rows(Service, twins).get(pk=merge.absorbed).merged_into_id is None
    assert (pairs(twins)[1], merged_from(twins, EntryKind.SERVICE, merge.kept)) == (("service", "open"), ())
    assert AuditEvent.objects.filter(action="upkeep.entries.separate").count() == 1


@pytest.mark.parametrize(("hours", "number"), [(24, 1), (25, 0)])
def test_a_merge_can_be_taken_back_for_a_day(twins: Centre, hours: int, number: int) -> None:
    merge = merge_services(twins)

    assert separable_merges(twins, NOW + timedelta(hours=hours)).count() == number
    if not number:
        with pytest.raises(NotSeparable):
            separate(merge, hours)


def test_taking_back_twice_is_refused(twins: Centre) -> None:
    merge = merge_services(twins)
    separate(merge)

    with pytest.raises(NotSeparable):
        separate(merge)


def test_nothing_is_overwritten_that_somebody_wrote_meanwhile(twins: Centre) -> None:
    keys = (key_of(twins, WORKSHOP.title), key_of(twins, TWIN.title))
    choice = MergeChoice(keys[0], seen=dict.fromkeys(keys, 1))
    newer = replace(TWIN, description="Neu.")
    save_catalogue(twins, CatalogueChanges(services=[Change(keys[1], newer)]), actor=OPERATOR, now=NOW)

    with pytest.raises(ChangedMeanwhile):
        merge_entries(pair_of(twins, "service"), choice, actor=OPERATOR, now=NOW)
    assert (service_now(twins, keys[0]), service_now(twins, keys[1]), pairs(twins)[1]) == (
        WORKSHOP,
        newer,
        ("service", "open"),
    )


def test_a_merge_is_not_taken_back_over_later_work(twins: Centre) -> None:
    merge = merge_services(twins)
    newer = replace(service_now(twins, merge.kept), description="Neu.")
    save_catalogue(twins, CatalogueChanges(services=[Change(merge.kept, newer)]), actor=OPERATOR, now=NOW)

    with pytest.raises(ChangedMeanwhile):
        separate(merge)
    assert (service_now(twins, merge.kept), pairs(twins)[1]) == (newer, ("service", "same"))


def test_a_pair_is_merged_once(twins: Centre) -> None:
    pair = pair_of(twins, "service")
    merge_services(twins)

    with pytest.raises(DuplicateDecided):
        merge_entries(pair, MergeChoice(pair.first), actor=OPERATOR, now=NOW)


def test_only_one_of_the_two_can_be_kept(twins: Centre) -> None:
    with pytest.raises(DuplicateDecided):
        merge_entries(
            pair_of(twins, "service"),
            MergeChoice(key_of(twins, ARRIVE.name)),
            actor=OPERATOR,
            now=NOW,
        )


def test_others_are_refused(twins: Centre, personas: Personas) -> None:
    pair = pair_of(twins, "service")
    for actor in (personas.guest, personas.provider, personas.outsider):
        with pytest.raises(AccessRefused):
            merge_entries(pair, MergeChoice(pair.first), actor=actor, now=NOW)
    merge = merge_services(twins)
    for actor in (personas.guest, personas.provider, personas.outsider):
        with pytest.raises(AccessRefused):
            separate_entries(merge, actor=actor, now=NOW)


def answer(client: Client, path: str) -> tuple[int, str]:
    response = client.get(path)
    return response.status_code, response.headers.get("Location", "")


@pytest.mark.parametrize("language", ["de", "ar"])
def test_old_addresses_lead_to_the_other_entry(twins: Centre, client: Client, language: str) -> None:
    merge_services(twins)
    merge_organizations(twins)
    start = f"/{language}/heinsberg"

    assert [
        answer(client, f"{start}{path}")
        for path in (
            "/angebote/fahradwerkstatt/",
            "/angebote/fahradwerkstatt/kalender.ics",
            "/traeger/ankommen/",
        )
    ] == [
        (301, f"{start}/angebote/fahrradwerkstatt/"),
        (301, f"{start}/angebote/fahrradwerkstatt/kalender.ics"),
        (301, f"{start}/traeger/ankommen-ev/"),
    ]


def test_addresses_lead_through_every_merge_and_end_where_nothing_is_public(
    twins: Centre, client: Client
) -> None:
    first = merge_services(twins)
    scenario.publish(twins, (), (replace(WORKSHOP, title="Fahrradwerkstatt Süd"),))
    find_duplicates(twins, actor=OPERATOR, now=NOW)
    last = key_of(twins, "Fahrradwerkstatt Süd")
    pair = next(pair for pair in rows_of_open_pairs(twins) if {pair.first, pair.second} == {first.kept, last})
    merge_entries(pair, MergeChoice(last), actor=OPERATOR, now=NOW)
    old = "/de/heinsberg/angebote/fahradwerkstatt/"
    through = answer(client, old)
    rows(Service, twins).filter(pk=last).update(status="archived")
    scenario.publish(twins, (), (ServiceRecord("Anderes"),))

    assert through == (301, "/de/heinsberg/angebote/fahrradwerkstatt-sued/")
    assert merged_from(twins, EntryKind.SERVICE, last) == (first.kept, first.absorbed)
    assert answer(client, old)[0] == 404


def rows_of_open_pairs(twins: Centre) -> Any:
    from knotenpunkt.upkeep.models import DuplicatePair

    return rows(DuplicatePair, twins).filter(verdict="open")


def test_addresses_that_lead_in_a_circle_are_pages_that_do_not_exist(twins: Centre, client: Client) -> None:
    services = {service.slug: service for service in rows(Service, twins)}
    for slug, into in (("fahradwerkstatt", "fahrradwerkstatt"), ("fahrradwerkstatt", "fahradwerkstatt")):
        rows(Service, twins).filter(slug=slug).update(merged_into=services[into], status="archived")
    rows(Organization, twins).filter(slug="ankommen").update(
        merged_into=rows(Organization, twins).get(slug="ankommen"), status="archived"
    )
    scenario.publish(twins, (), (ServiceRecord("Anderes"),))

    assert answer(client, "/de/heinsberg/angebote/fahradwerkstatt/")[0] == 404
    assert answer(client, "/de/heinsberg/traeger/ankommen/")[0] == 404
