"""Screen: one table of figures that was handed in."""

import re
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import NOBODY, OPERATOR, AccessRefused, Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.monitoring.actions.forget_figure_uploads import forget_figure_uploads
from knotenpunkt.monitoring.models import Figure, FigureImport, FigureUpload
from knotenpunkt.monitoring.tests.factories import DAY, add_figures
from knotenpunkt.monitoring.tests.uploads import ADDRESS, TABLE, sent
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent

pytestmark = pytest.mark.usefixtures("indicators")
HEINSBERG, COLOGNE = "05370", "05315"
FAULTY = f"{TABLE}05999;31.12.2023;3;foreign_pop\n05374;31.02.2023;3;foreign_pop\n"


@pytest.fixture
def desk() -> Client:
    return signed_in(Role.STATE_DESK, Centre.objects.get(slug="heinsberg"))


def uploaded(desk: Client, content: str = TABLE) -> str:
    """The address of a table that was handed in."""
    return str(sent(desk, content, website="https://statistik.example/").headers["Location"])


def pressed(desk: Client, address: str, page: str | None = None) -> Any:
    """The answer to the button on the page as it was seen."""
    page = desk.get(address).content.decode() if page is None else page
    seen = re.findall(r'name="seen" value="([0-9a-f]+)"', page)[0]
    return desk.post(f"{address}uebernehmen/", {"seen": seen})


def counts(page: str) -> list[str]:
    return re.findall(r"<dd>([^<]+)</dd>", page)


def stored() -> dict[str, Decimal | None]:
    return dict(Figure.objects.values_list("region", "value"))


def test_the_report_says_what_is_new_what_changes_and_what_does_not_fit(desk: Client) -> None:
    add_figures("foreign_pop", {HEINSBERG: 38000}, on=DAY)
    page = desk.get(uploaded(desk, FAULTY)).content.decode()

    assert counts(page) == ["1", "1", "0", "2"]
    assert "05370, 31.12.2023, foreign_pop: 38.000 → 38.160" in page
    assert "Den Schlüssel „05999“ gibt es nicht" in page
    assert re.findall(r'<th scope="row">[A-Za-z]+ (\d+)</th>', page) == ["4", "5"]
    assert stored() == {HEINSBERG: Decimal(38000)}


def test_the_button_writes_what_fits_in_one_step_with_its_source(desk: Client) -> None:
    address = uploaded(desk, FAULTY)
    answer = pressed(desk, address)
    page = desk.get(address).content.decode()

    assert (answer.status_code, answer.headers["Location"]) == (302, address)
    assert stored() == {HEINSBERG: Decimal(38160), COLOGNE: Decimal(249595)}
    delivery = FigureImport.objects.get(figures__region=HEINSBERG)
    assert (delivery.title, delivery.publisher, delivery.licence, delivery.website) == (
        "zahlen",
        "Landesbetrieb",
        "dl-de/by-2-0",
        "https://statistik.example/",
    )
    assert "uebernehmen" not in page
    assert list(
        AuditEvent.objects.filter(action__startswith="monitoring.figures").values_list("action", flat=True)
    )[-2:] == ["monitoring.figures.receive", "monitoring.figures.import"]


def test_pressing_twice_writes_once(desk: Client) -> None:
    address = uploaded(desk)
    page = desk.get(address).content.decode()
    pressed(desk, address, page)
    written = FigureImport.objects.count()
    again = pressed(desk, address, page)

    assert (again.headers["Location"], FigureImport.objects.count()) == (address, written)


def test_what_changed_since_it_was_seen_is_shown_anew_and_not_written(desk: Client) -> None:
    address = uploaded(desk)
    page = desk.get(address).content.decode()
    add_figures("foreign_pop", {HEINSBERG: 38000}, on=DAY)
    answer = pressed(desk, address, page)
    renewed = desk.get(answer.headers["Location"]).content.decode()

    assert answer.headers["Location"] == f"{address}?anders"
    assert (counts(page), counts(renewed)) == (["2", "0", "0", "0"], ["1", "1", "0", "0"])
    assert stored() == {HEINSBERG: Decimal(38000)}
    pressed(desk, address, renewed)
    assert stored() == {HEINSBERG: Decimal(38160), COLOGNE: Decimal(249595)}


@pytest.mark.parametrize("content", [TABLE, "AGS;Stichtag;Wert;Indikator\n05999;31.12.2023;3;foreign_pop\n"])
def test_where_nothing_is_to_be_written_there_is_no_button(desk: Client, content: str) -> None:
    add_figures("foreign_pop", {HEINSBERG: 38160, COLOGNE: 249595}, on=DAY)

    assert "uebernehmen" not in desk.get(uploaded(desk, content)).content.decode()


def test_whoever_works_in_a_centre_is_refused(desk: Client) -> None:
    address = uploaded(desk)
    browser = signed_in(Role.CENTRE_HEAD, Centre.objects.get(slug="heinsberg"))

    assert browser.get(address).status_code == 403
    assert browser.post(f"{address}uebernehmen/").status_code == 403
    assert stored() == {}


def test_an_upload_that_is_not_there_is_not_found(desk: Client) -> None:
    unknown = f"{ADDRESS}00000000-0000-7000-8000-000000000000/"

    assert (desk.get(unknown).status_code, desk.post(f"{unknown}uebernehmen/").status_code) == (404, 404)
    assert desk.get(f"{uploaded(desk)}uebernehmen/").status_code == 405


def test_the_page_takes_a_few_statements_and_no_script(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address = uploaded(desk, FAULTY)
    with django_assert_num_queries(7):
        page = desk.get(address.replace("/de/", "/ar/")).content.decode()

    assert ("<script" in page, '<html lang="ar" dir="rtl">' in page) == (False, True)


def test_files_are_forgotten_after_thirty_days_and_figures_stay(desk: Client) -> None:
    pressed(desk, uploaded(desk))
    now = timezone.now()
    with pytest.raises(AccessRefused):
        forget_figure_uploads(actor=NOBODY, now=now)

    assert forget_figure_uploads(actor=OPERATOR, now=now + timedelta(days=29)) == 0
    assert forget_figure_uploads(actor=OPERATOR, now=now + timedelta(days=31)) == 1
    assert (FigureUpload.objects.count(), len(stored())) == (0, 2)
