"""Asking beforehand what a worker's first question would wait for."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.config import warm_up
from knotenpunkt.directory.tests import scenario
from knotenpunkt.directory.tests.asking import asking
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.portal import Portal
from knotenpunkt.search.actions import count_searches
from knotenpunkt.search.sources import search_index


@pytest.fixture
def centre(db: None, tmp_path: Path) -> Iterator[Centre]:
    with asking(tmp_path):
        scenario.dueren()
        yield scenario.heinsberg()


def test_the_centre_with_most_offers_is_asked_once_in_each_script(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = []

    def noted(portal: Portal, *others: object) -> None:
        questions.append((portal.centre.slug, portal.language.code))

    monkeypatch.setattr(warm_up, "answered", noted)
    warm_up.ask_beforehand()

    assert questions == [("heinsberg", "de"), ("heinsberg", "ar"), ("heinsberg", "uk")]


def test_the_first_question_then_finds_everything_ready(
    centre: Centre, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    warm_up.ask_beforehand()
    reader = search_index().reader()
    client.get("/de/heinsberg/angebote/")

    assert reader is not None
    with django_assert_num_queries(1):
        assert client.get("/de/heinsberg/angebote/", {"q": "Chor"}).status_code == 200


def test_what_is_asked_beforehand_is_not_counted(centre: Centre) -> None:
    warm_up.ask_beforehand()

    assert count_searches.waiting.everything() == []


@pytest.mark.django_db
def test_where_there_are_no_offers_nothing_is_asked(tmp_path: Path) -> None:
    with asking(tmp_path):
        warm_up.ask_beforehand()

        assert search_index()._opened.reader is None


def test_the_worker_does_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    may_end, ended = threading.Event(), threading.Event()

    def slow() -> None:
        may_end.wait(10)
        ended.set()

    monkeypatch.setattr(warm_up, "ask_beforehand", slow)
    warm_up.warm_up()

    assert not ended.is_set()
    may_end.set()
    assert ended.wait(10)


def test_a_failure_is_logged_and_the_worker_goes_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing() -> None:
        raise RuntimeError("the database is silent")

    monkeypatch.setattr(warm_up, "ask_beforehand", failing)
    before = set(threading.enumerate())
    warm_up.warm_up()
    for thread in set(threading.enumerate()) - before:
        thread.join(10)

    assert [record.levelname for record in caplog.records] == ["ERROR"]
