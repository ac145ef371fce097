"""The log of a running instance says what broke, and nothing about who was there."""

import io
import logging
from collections.abc import Iterator

import pytest
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from knotenpunkt.access.declarations import public
from knotenpunkt.config.logs import DiscreetFormatter
from knotenpunkt.regions.models import Centre

pytestmark = pytest.mark.django_db
PERSONAL = ["203.0.113.77", "amal@example.org", "Frauenhaus", "Mozilla/5.0 (Nokia)", "evil.example/"]
REFUSED_ROW = "Key (reply_email)=(amal@example.org) already exists"


@public
def broken(request: HttpRequest) -> HttpResponse:
    try:
        int(request.POST.get("message") or request.GET["q"])
    except ValueError as error:
        raise IntegrityError(REFUSED_ROW) from error
    return HttpResponse()


urlpatterns = [path("broken/", broken), path("", include("knotenpunkt.config.urls"))]


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the handlers of the instance write."""
    handlers = [
        handler
        for handler in logging.getLogger().handlers
        if isinstance(handler, logging.StreamHandler) and isinstance(handler.formatter, DiscreetFormatter)
    ]
    assert len(handlers) == 1
    written = io.StringIO()
    before = handlers[0].setStream(written)
    yield written
    handlers[0].setStream(before)


@pytest.fixture
def visitor() -> Iterator[Client]:
    with override_settings(ROOT_URLCONF=__name__):
        yield Client(
            raise_request_exception=False,
            REMOTE_ADDR="203.0.113.77",
            headers={"user-agent": "Mozilla/5.0 (Nokia)", "referer": "https://evil.example/?q=Frauenhaus"},
        )


def personal(log: io.StringIO) -> list[str]:
    return [word for word in PERSONAL if word in log.getvalue()]


def test_an_error_is_written_with_its_place_and_without_what_was_sent(
    log: io.StringIO, visitor: Client
) -> None:
    asked = visitor.get("/broken/?q=Frauenhaus")
    sent = visitor.post("/broken/", {"message": "Frauenhaus", "reply_email": "amal@example.org"})

    assert (asked.status_code, sent.status_code) == (500, 500)
    lines = log.getvalue().splitlines()
    assert [line.partition("ERROR ")[2] for line in lines if "ERROR" in line] == [
        "django.request Internal Server Error: /broken/"
    ] * 2
    assert lines.count("builtins.ValueError") == 2
    assert lines.count("django.db.utils.IntegrityError") == 2
    assert personal(log) == []


def test_visits_mistakes_and_messages_leave_no_trace(
    log: io.StringIO, visitor: Client, centre: Centre
) -> None:
    answers = [
        visitor.get("/de/heinsberg/angebote/?q=Frauenhaus"),
        visitor.get("/de/heinsberg/amal@example.org?q=Frauenhaus"),
        visitor.post("/de/heinsberg/barrierefreiheit/", {"message": "Frauenhaus"}),
        visitor.put("/de/heinsberg/angebote/", data="amal@example.org"),
    ]

    assert [answer.status_code for answer in answers] == [200, 404, 422, 405]
    assert log.getvalue() == ""


def test_a_host_that_is_not_allowed_is_named_for_the_operator(log: io.StringIO, visitor: Client) -> None:
    visitor.get("/de/?q=Frauenhaus", headers={"host": "forgotten.example"})

    assert "Invalid HTTP_HOST header: 'forgotten.example'" in log.getvalue()
    assert personal(log) == []
