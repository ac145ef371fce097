"""Screen: whether the server is well."""

import pytest
from django.db import DatabaseError
from django.test import Client


def no_database() -> None:
    raise DatabaseError("connection to 10.0.0.7 refused")


@pytest.mark.django_db
def test_a_server_with_a_database_is_well(client: Client) -> None:
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.django_db
def test_the_answer_is_never_kept(client: Client) -> None:
    response = client.get("/healthz")

    assert "no-store" in response.headers["Cache-Control"]
    assert "ETag" not in response.headers


def test_a_server_without_its_database_says_so_and_no_more(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("knotenpunkt.regions.views.healthz.instance_version", no_database)
    monkeypatch.setattr("knotenpunkt.config.kept_pages.instance_version", no_database)

    response = client.get("/healthz")

    assert (response.status_code, response.content) == (503, b"database does not answer\n")
