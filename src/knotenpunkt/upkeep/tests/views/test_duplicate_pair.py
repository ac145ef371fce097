"""Screen: two entries side by side, and the decision on them."""

import html
import re
from typing import Any

import pytest
from django.test import Client

from knotenpunkt.access.policy import OPERATOR, Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.models import Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.domain.joining import Side, joined
from knotenpunkt.upkeep.models import EntryMerge
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

LIST = "/en/heinsberg/arbeitsplatz/doppelte/"


@pytest.fixture
def twins(centre: Centre) -> Centre:
    return with_twins(centre)


@pytest.fixture
def editor(centre: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, centre)


def address(twins: Centre, kind: str = "service") -> str:
    return f"{LIST}{pair_of(twins, kind).pk}/"


def text(response: Any) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def checked(page: str) -> dict[str, str]:
    """What the form would send without a further choice."""
    hidden = re.findall(r'<input type="hidden" name="(seen_\w+)" value="(\d+)">', page)
    return dict(hidden + re.findall(r'<input type="radio" name="([\w-]+)" value="(\w+)" checked>', page))


def side(twins: Centre, title: str, kind: str = "service") -> str:
    return "first" if pair_of(twins, kind).first == key_of(twins, title) else "second"


def test_fields_stand_side_by_side_with_their_difference_in_words(editor: Client, twins: Centre) -> None:
    page = editor.get(address(twins)).content.decode()
    legends = re.findall(r'<legend>([^<]+) <span class="kp-status">([^<]+)</span>', page)

    assert dict(legends) == {
        "Which entry stays?": "Its address stays; the other address leads to it.",
        "Name of the offer": "different: choose one",
        "Provider": "different: choose one",
        "Description": "different: choose one",
        "Topics": "both stay",
        "Place": "different: choose one",
        "Times": "different: choose one",
        "Cost": "different: choose one",
        "Phone": "both stay",
        "E-mail": "different: choose one",
    }
    assert re.findall(r"<dt>([^<]+)</dt>", page) == ["State"]


def test_what_is_proposed_can_be_sent_at_once(editor: Client, twins: Centre) -> None:
    keys = key_of(twins, WORKSHOP.title), key_of(twins, TWIN.title)
    proposed = checked(editor.get(address(twins)).content.decode())
    answer = editor.post(address(twins), proposed | {"do": "merge"})
    merge = EntryMerge.objects.within(Scope.of(twins)).get()

    assert proposed["kept"] == side_after(twins, keys[0])
    assert (answer.status_code, answer.headers["Location"]) == (302, LIST)
    assert (merge.kept, merge.absorbed) == keys
    assert service_now(twins, merge.kept) == joined(WORKSHOP, TWIN, {})


def side_after(twins: Centre, key: object) -> str:
    return "first" if pair_of(twins, "service").first == key else "second"


def test_each_field_is_chosen_for_itself(editor: Client, twins: Centre) -> None:
    kept, other = side(twins, TWIN.title), side(twins, WORKSHOP.title)
    key = key_of(twins, TWIN.title)
    proposed = checked(editor.get(address(twins)).content.decode())
    chosen = {
        "kept": kept,
        "field-title": other,
        "field-description": kept,
        "field-times": other,
        "do": "merge",
    }
    editor.post(address(twins), proposed | {"field-provider": kept, "field-place": kept} | chosen)
    now = service_now(twins, key)

    assert (now.title, now.description, now.schedule_text, now.place, now.cost_text) == (
        WORKSHOP.title,
        "",
        WORKSHOP.schedule_text,
        TWIN.place,
        TWIN.cost_text,
    )


def test_organizations_are_merged_in_the_same_way(editor: Client, twins: Centre) -> None:
    key = key_of(twins, ARRIVE.name)
    proposed = checked(editor.get(address(twins, "organization")).content.decode())
    kept = {
        "kept": side(twins, ARRIVE.name, "organization"),
        "field-name": side(twins, ARRIVED.name, "organization"),
    }
    editor.post(address(twins, "organization"), proposed | kept | {"do": "merge"})

    assert organization_now(twins, key) == joined(ARRIVE, ARRIVED, {"name": Side.ABSORBED})


@pytest.mark.parametrize("verdict", ["different", "later"])
def test_the_other_answers_need_no_choice(editor: Client, twins: Centre, verdict: str) -> None:
    answer = editor.post(address(twins), {"do": verdict})
    pair = pair_of(twins, "service")

    assert (answer.status_code, pairs(twins)[1]) == (302, ("service", verdict))
    assert pair.decided_by is not None
    assert pair.decided_by.email == "centre_editor@heinsberg.example"


def test_merging_needs_an_entry_that_stays(editor: Client, twins: Centre) -> None:
    answer = editor.post(address(twins), {"do": "merge", "seen_first": "1", "seen_second": "1"})

    assert (answer.status_code, "Please choose which entry stays." in text(answer)) == (422, True)
    assert pairs(twins)[1] == ("service", "open")


@pytest.mark.parametrize("sent", [{}, {"do": "delete"}])
def test_what_is_no_answer_changes_nothing(editor: Client, twins: Centre, sent: dict[str, str]) -> None:
    editor.post(address(twins), sent)

    assert pairs(twins) == [("organization", "open"), ("service", "open")]


def test_whoever_comes_second_sees_what_changed(editor: Client, twins: Centre) -> None:
    proposed = checked(editor.get(address(twins)).content.decode())
    key = key_of(twins, TWIN.title)
    save_catalogue(twins, CatalogueChanges(services=[Change(key, TWIN)]), actor=OPERATOR, now=NOW)
    answer = editor.post(address(twins), proposed | {"do": "merge"})
    again = checked(answer.content.decode())

    assert (answer.status_code, "Somebody has just changed one" in text(answer)) == (409, True)
    assert sorted((again["seen_first"], again["seen_second"])) == ["1", "2"]
    assert (pairs(twins)[1], editor.post(address(twins), again | {"do": "merge"}).status_code) == (
        ("service", "open"),
        302,
    )


def test_a_decided_pair_says_so_and_decides_no_more(editor: Client, twins: Centre) -> None:
    editor.post(address(twins), {"do": "different"})
    again = editor.post(address(twins), {"do": "later"})
    page = editor.get(address(twins))

    assert (again.status_code, again.headers["Location"]) == (302, address(twins))
    assert (
        "These two are different." in text(page),
        "<button" in page.content.decode().split("<h1>")[1],
    ) == (
        True,
        False,
    )


def test_a_pair_whose_entry_is_gone_does_not_exist(editor: Client, twins: Centre) -> None:
    place = address(twins)
    Service.objects.within(Scope.of(twins)).filter(title=TWIN.title).delete()

    assert editor.get(place).status_code == 404


@pytest.mark.parametrize("role", [Role.PROVIDER_EDITOR, Role.TENANT_ADMINISTRATOR])
def test_others_of_the_centre_are_refused(twins: Centre, role: Role) -> None:
    browser = signed_in(role, twins)

    assert [
        browser.get(address(twins)).status_code,
        browser.post(address(twins), {"do": "later"}).status_code,
    ] == [
        403,
        403,
    ]
    assert pairs(twins)[1] == ("service", "open")


def test_a_pair_of_another_centre_does_not_exist(twins: Centre, other_centre: Centre) -> None:
    outsider = signed_in(Role.CENTRE_EDITOR, other_centre)
    own = address(twins).replace("heinsberg", other_centre.slug)

    assert [outsider.get(place).status_code for place in (address(twins), own)] == [404, 404]
    assert outsider.post(own, {"do": "different"}).status_code == 404
