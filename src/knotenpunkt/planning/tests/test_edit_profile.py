"""Editing a profile: who may, what the trail keeps of it, and that a second time changes nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from knotenpunkt.access.policy import AccessRefused, Actor
from knotenpunkt.planning.actions.edit_profile import (
    ConceptContent,
    ContactContent,
    Entry,
    ProfileFacts,
    ProgrammeContent,
    add_entry,
    change_entry,
    move_entry,
    remove_entry,
    save_profile,
)
from knotenpunkt.planning.queries.profile import concepts_of, contacts_of, profile_of, programmes_of
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.revisions import centre_version
from knotenpunkt.shared.models import AuditEvent
from tests.harness.personas import Personas

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
FACTS = ProfileFacts(host="Kreis Heinsberg", opened_on=date(2014, 9, 1))
CONTACT = ContactContent("Sprachmittlung", "+492452134215", "sprache@kreis.example")
PROGRAMME = ProgrammeContent("Rucksack", date(2017, 8, 1))
CONCEPT = ConceptContent("Integrationskonzept", "adopted")


def trail() -> list[tuple[str, str, dict[str, Any]]]:
    events = AuditEvent.objects.order_by("pk")
    return list(events.values_list("action", "subject_type", "changes"))


def revision(centre: Centre) -> int:
    version = centre_version(centre.slug)
    assert version is not None
    return version.number


def test_save_profile_tells_before_and_after_of_what_is_different(centre: Centre, personas: Personas) -> None:
    save_profile(centre, FACTS, actor=personas.head, now=NOW)
    before = revision(centre)
    save_profile(centre, replace(FACTS, host="Der Kreis"), actor=personas.editor, now=LATER)

    profile = profile_of(centre)
    assert profile is not None
    assert (profile.host, profile.opened_on, profile.changed_at) == ("Der Kreis", date(2014, 9, 1), LATER)
    assert trail() == [
        (
            "planning.save_profile",
            "planning.Profile",
            {
                "changed": ["host", "opened_on"],
                "before": {},
                "after": {"host": "Kreis Heinsberg", "opened_on": "2014-09-01"},
            },
        ),
        (
            "planning.save_profile",
            "planning.Profile",
            {"changed": ["host"], "before": {"host": "Kreis Heinsberg"}, "after": {"host": "Der Kreis"}},
        ),
    ]
    assert revision(centre) == before + 1


def test_saving_the_same_facts_again_changes_nothing(centre: Centre, personas: Personas) -> None:
    save_profile(centre, FACTS, actor=personas.head, now=NOW)
    before = revision(centre)
    save_profile(centre, FACTS, actor=personas.head, now=LATER)

    profile = profile_of(centre)
    assert profile is not None
    assert (profile.changed_at, len(trail()), revision(centre)) == (NOW, 1, before)


def test_what_somebody_writes_is_no_example_any_more(centre: Centre, personas: Personas) -> None:
    save_profile(centre, replace(FACTS, is_example=True), actor=personas.operator, now=NOW)
    save_profile(centre, FACTS, actor=personas.head, now=LATER)

    profile = profile_of(centre)
    assert profile is not None
    assert profile.is_example is False


@pytest.mark.parametrize("content", [CONTACT, PROGRAMME, CONCEPT])
def test_the_same_entry_sent_twice_is_one(centre: Centre, personas: Personas, content: Any) -> None:
    first = add_entry(centre, content, actor=personas.head, now=NOW)
    second = add_entry(centre, content, actor=personas.head, now=NOW)

    assert (first.pk, len(trail())) == (second.pk, 1)


def test_contacts_stay_in_the_order_in_which_they_came(centre: Centre, personas: Personas) -> None:
    for function in ("Zentrale", "Ausländerrecht", "Kita"):
        add_entry(centre, ContactContent(function, "+492452134222"), actor=personas.head, now=NOW)

    assert [contact.function for contact in contacts_of(centre)] == ["Zentrale", "Ausländerrecht", "Kita"]


def test_move_entry_tells_the_place_before_and_after(centre: Centre, personas: Personas) -> None:
    for function in ("Leitung", "Schule", "Ehrenamt"):
        add_entry(centre, ContactContent(function, "+492452130"), actor=personas.head, now=NOW)
    last = contacts_of(centre)[2]
    before = revision(centre)
    move_entry(last, -9, actor=personas.editor, now=LATER)
    move_entry(last, -1, actor=personas.editor, now=LATER)

    assert [entry.function for entry in contacts_of(centre)] == ["Ehrenamt", "Leitung", "Schule"]
    assert trail()[-1] == (
        "planning.move_entry",
        "planning.FunctionContact",
        {"before": {"place": 3}, "after": {"place": 1}},
    )
    assert revision(centre) == before + 1


def test_the_trail_keeps_no_number_and_no_address(centre: Centre, personas: Personas) -> None:
    contact = add_entry(centre, CONTACT, actor=personas.head, now=NOW)
    change_entry(contact, replace(CONTACT, phone="+492452134216"), actor=personas.head, now=NOW)
    remove_entry(contact, actor=personas.head, now=NOW)

    assert trail() == [
        ("planning.add_entry", "planning.FunctionContact", {"after": {"function": "Sprachmittlung"}}),
        (
            "planning.change_entry",
            "planning.FunctionContact",
            {"changed": ["phone"], "before": {}, "after": {}},
        ),
        ("planning.remove_entry", "planning.FunctionContact", {"before": {"function": "Sprachmittlung"}}),
    ]
    assert list(contacts_of(centre)) == []


def test_change_entry_keeps_what_was_before(centre: Centre, personas: Personas) -> None:
    programme = add_entry(centre, PROGRAMME, actor=personas.head, now=NOW)
    before = revision(centre)
    change_entry(programme, replace(PROGRAMME, ends_on=date(2019, 8, 1)), actor=personas.head, now=NOW)
    change_entry(programme, replace(PROGRAMME, ends_on=date(2019, 8, 1)), actor=personas.head, now=NOW)

    assert [entry.ends_on for entry in programmes_of(centre)] == [date(2019, 8, 1)]
    assert trail()[1:] == [
        (
            "planning.change_entry",
            "planning.Programme",
            {"changed": ["ends_on"], "before": {}, "after": {"ends_on": "2019-08-01"}},
        )
    ]
    assert revision(centre) == before + 1


def test_remove_entry_can_be_read_back_from_the_trail(centre: Centre, personas: Personas) -> None:
    concept = add_entry(centre, CONCEPT, actor=personas.head, now=NOW)
    remove_entry(concept, actor=personas.head, now=NOW)

    assert list(concepts_of(centre)) == []
    assert trail()[1] == (
        "planning.remove_entry",
        "planning.IntegrationConcept",
        {"before": {"title": "Integrationskonzept", "state": "adopted"}},
    )


@pytest.mark.parametrize("persona", ["guest", "provider", "outsider", "state_desk"])
@pytest.mark.parametrize(
    "deed",
    [
        lambda centre, entry, actor: save_profile(centre, FACTS, actor=actor, now=NOW),
        lambda centre, entry, actor: add_entry(centre, CONTACT, actor=actor, now=NOW),
        lambda centre, entry, actor: change_entry(entry, ProgrammeContent("X"), actor=actor, now=NOW),
        lambda centre, entry, actor: remove_entry(entry, actor=actor, now=NOW),
    ],
    ids=["save", "add", "change", "remove"],
)
def test_nobody_else_edits_a_profile(
    deed: Callable[[Centre, Entry, Actor], object], persona: str, centre: Centre, personas: Personas
) -> None:
    entry = add_entry(centre, PROGRAMME, actor=personas.editor, now=NOW)

    with pytest.raises(AccessRefused):
        deed(centre, entry, getattr(personas, persona))
    assert [each.name for each in programmes_of(centre)] == ["Rucksack"]
    assert (profile_of(centre), len(trail())) == (None, 1)
