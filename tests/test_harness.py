"""The harness keeps what it promises."""

import os
import socket

import pytest
from django.db import connection
from django.template import Context, Template

from knotenpunkt.access.policy import Permission, may
from knotenpunkt.regions.models import Centre
from tests.harness.network import ForeignConnection
from tests.harness.personas import Personas


def test_network_refuses_a_foreign_host() -> None:
    with socket.socket() as client, pytest.raises(ForeignConnection):
        client.connect(("192.0.2.1", 80))


def test_template_with_an_undefined_variable_fails() -> None:
    with pytest.raises(pytest.fail.Exception):
        Template("{{ nobody_defined_this }}").render(Context())


@pytest.mark.django_db
def test_database_is_the_one_that_was_chosen() -> None:
    assert connection.vendor == os.environ.get("KNOTENPUNKT_TEST_DATABASE", "sqlite")


def test_personas_have_the_reach_of_their_roles(personas: Personas, centre: Centre) -> None:
    reach = {
        name: may(getattr(personas, name), Permission.CATALOGUE_EDIT, centre=centre.pk)
        for name in ("guest", "editor", "head", "outsider", "state_desk", "operator")
    }

    assert reach == {
        "guest": False,
        "editor": True,
        "head": True,
        "outsider": False,
        "state_desk": False,
        "operator": True,
    }
