"""Whatever visitors read is in the catalogue of their language: no text for staff strays onto a public screen."""

from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver
from django.utils.translation import trans_real

from knotenpunkt.access.declarations import PUBLIC, declaration
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.web.language import is_for_staff
from tests.architecture.test_access import patterns
from tests.architecture.test_tenant_leak import OWN, addresses, public_screens, two_centres

__all__ = ["two_centres"]

LANGUAGE = "tr"  # one of those that staff do not work in


def visited_screens() -> list[tuple[str, tuple[str, ...]]]:
    """The public screens that visitors see in every language."""
    for_staff = {
        pattern.name
        for _, pattern in patterns(get_resolver())
        if declaration(pattern.callback) == PUBLIC and is_for_staff(pattern.callback)
    }
    return [screen for screen in public_screens() if screen[0] not in for_staff and "language" in screen[1]]


@pytest.fixture
def missed(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The texts that were asked for in the language and are not in its catalogue."""
    catalogue: Any = trans_real.translation(LANGUAGE)
    known = {key[0] if isinstance(key, tuple) else key for key in catalogue._catalog.keys()}  # noqa: SIM118 - no dict
    seen: set[str] = set()

    def noticing(name: str) -> Any:
        found = getattr(catalogue, name)

        def ask(message: str, *rest: Any) -> str:
            if message and message not in known:
                seen.add(message)
            return str(found(message, *rest))

        return ask

    for name in ("gettext", "ngettext"):
        monkeypatch.setattr(catalogue, name, noticing(name))
    return seen


@pytest.mark.parametrize("screen", [pytest.param(screen, id=screen[0]) for screen in visited_screens()])
def test_a_public_screen_has_all_its_texts_in_every_language(
    screen: tuple[str, tuple[str, ...]],
    two_centres: tuple[Centre, Centre],
    client: Client,
    missed: set[str],
) -> None:
    for address in addresses(*screen, two_centres[0], OWN):
        client.get(address.replace("/de/", f"/{LANGUAGE}/", 1), follow=True)

    assert missed == set()
