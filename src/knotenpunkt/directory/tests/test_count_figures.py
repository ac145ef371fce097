"""Counting what happens on offers' pages: by month, buffered, without anybody."""

import uuid
from datetime import date

import pytest
from django.db import OperationalError
from django.test import Client, override_settings

from knotenpunkt.directory.actions import count_figures
from knotenpunkt.directory.actions.count_figures import count_figure, flush_figures
from knotenpunkt.directory.models import OfferFigure, Service
from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

PAGE = "/de/heinsberg/angebote/migrationsberatung/"
VIEW = OfferFigure.Kind.VIEW


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


def counted(centre: Centre) -> list[tuple[str, str, str, int]]:
    flush_figures()
    rows = OfferFigure.objects.within(Scope.of(centre)).order_by("service__title", "month", "kind")
    return [
        (row.service.title, str(row.month), row.kind, row.number) for row in rows.select_related("service")
    ]


def key(centre: Centre) -> uuid.UUID:
    found: Service = Service.objects.within(Scope.of(centre)).get(title="Migrationsberatung")
    return found.pk


@pytest.mark.parametrize("kept_bytes", [0, 1_000_000])
def test_each_time_a_page_is_shown_counts(client: Client, centre: Centre, kept_bytes: int) -> None:
    with override_settings(KEPT_PAGES_BYTES=kept_bytes):
        for _ in range(3):
            client.get(PAGE)

    assert [(title, kind, number) for title, _, kind, number in counted(centre)] == [
        ("Migrationsberatung", "view", 3)
    ]


@pytest.mark.parametrize(
    "headers",
    [
        {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"user-agent": "curl/8.5"},
        {"user-agent": "python-requests/2.32"},
        {"sec-purpose": "prefetch;prerender"},
    ],
)
def test_programs_that_say_what_they_are_do_not_count(
    client: Client, centre: Centre, headers: dict[str, str]
) -> None:
    client.get(PAGE, headers=headers)

    assert counted(centre) == []


def test_what_does_not_exist_does_not_count(client: Client, centre: Centre) -> None:
    client.get("/de/heinsberg/angebote/entwurfsangebot/")
    client.head(PAGE)

    assert counted(centre) == []


def test_months_are_counted_apart_and_added_up(centre: Centre) -> None:
    for day in (date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 30)):
        count_figure(key(centre), VIEW, today=day)
    before = counted(centre)
    count_figure(key(centre), VIEW, today=date(2026, 11, 2))

    assert [(month, number) for _, month, _, number in before] == [("2026-10-01", 1), ("2026-11-01", 2)]
    assert [number for _, _, _, number in counted(centre)] == [1, 3]


def test_an_offer_that_is_gone_takes_its_figures_along(centre: Centre) -> None:
    count_figure(uuid.UUID(int=9), VIEW, today=date(2026, 11, 2))
    count_figure(key(centre), VIEW, today=date(2026, 11, 2))

    assert len(counted(centre)) == 1


def test_nothing_is_lost_while_the_database_does_not_answer(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object) -> None:
        raise OperationalError

    count_figure(key(centre), VIEW, today=date(2026, 11, 2))
    with monkeypatch.context() as fault:
        fault.setattr(count_figures, "_add", broken)
        flush_figures()

    assert [number for _, _, _, number in counted(centre)] == [1]
