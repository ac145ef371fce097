"""Screen: what a centre decides about translating machines."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre
from knotenpunkt.translating.domain.machine_address import MachineAddress, MachineKind
from knotenpunkt.translating.queries.machine_decision import MachineDecision, machine_decision
from knotenpunkt.translating.tests.rows import markup

ADDRESS = "/en/heinsberg/arbeitsplatz/uebersetzungen/maschine/"
SENT = {"is_shown": "on", "languages": ["ar", "uk"]}


def chosen(page: str) -> list[str]:
    return re.findall(r'id="([\w-]+)"[^>]* checked', page)


def test_a_decision_is_saved_and_shown(centre: Centre) -> None:
    head = signed_in(Role.CENTRE_HEAD, centre)
    before = chosen(markup(head.get(ADDRESS)))
    answer = head.post(ADDRESS, SENT)
    page = markup(head.get(answer.headers["Location"]))

    assert (before, chosen(page)) == ([], ["is_shown", "language-ar", "language-uk"])
    assert (answer.status_code, "Saved." in page) == (302, True)
    assert machine_decision(centre) == MachineDecision(is_shown=True, languages=frozenset({"ar", "uk"}))


def test_easy_language_cannot_be_chosen(centre: Centre) -> None:
    head = signed_in(Role.CENTRE_HEAD, centre)
    answer = head.post(ADDRESS, {"languages": ["de-x-ls"]})

    assert "language-de-x-ls" not in markup(head.get(ADDRESS))
    assert (answer.status_code, machine_decision(centre)) == (422, MachineDecision())


def test_a_missing_machine_is_told(centre: Centre, settings: Settings) -> None:
    head = signed_in(Role.CENTRE_HEAD, centre)
    without = "This site has no translation machine." in markup(head.get(ADDRESS))
    settings.TRANSLATION_MACHINE = MachineAddress(MachineKind.LIBRETRANSLATE, "http://127.0.0.1:9")

    assert (without, "This site has no" in markup(head.get(ADDRESS))) == (True, False)


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.CENTRE_HEAD, 200),
        (Role.TENANT_ADMINISTRATOR, 200),
        (Role.CENTRE_EDITOR, 403),
        (Role.PROVIDER_EDITOR, 403),
    ],
)
def test_who_decides(centre: Centre, role: Role, status: int) -> None:
    browser = signed_in(role, centre)

    assert browser.get(ADDRESS).status_code == status
    if status == 403:
        assert browser.post(ADDRESS, SENT).status_code == 403
        assert machine_decision(centre) == MachineDecision()


def test_nobody_and_another_centre(client: Client, centre: Centre) -> None:
    outsider = signed_in(Role.CENTRE_HEAD, scenario.dueren())

    assert (client.post(ADDRESS, SENT).status_code, outsider.post(ADDRESS, SENT).status_code) == (403, 404)
