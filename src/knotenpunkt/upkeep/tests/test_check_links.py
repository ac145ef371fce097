"""Checking web addresses: politely, a few a night, never inside the house, and never off this machine in tests."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from knotenpunkt.access.policy import NOBODY, OPERATOR, AccessRefused
from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.upkeep.actions import web_visitor
from knotenpunkt.upkeep.actions.check_links import check_links
from knotenpunkt.upkeep.actions.web_visitor import MOST_REDIRECTS
from knotenpunkt.upkeep.models import CheckedLink
from knotenpunkt.upkeep.queries.published_links import dead_links
from knotenpunkt.upkeep.tests.web_stand_in import OUTSIDE, Web, small_web

NOW = datetime(2027, 3, 1, 2, 30, tzinfo=UTC)


@pytest.fixture
def web() -> Iterator[Web]:
    with small_web() as web:
        yield web


def publish(
    centre: Centre, address: str, *, title: str = "Sprachtreff", status: str = Status.PUBLISHED
) -> None:
    Service.objects.create(
        centre=centre,
        title=title,
        slug=f"{title}-{len(address)}-{status}".lower(),
        website=address,
        status=status,
        created_at=NOW,
        changed_at=NOW,
    )


def check(web: Web, *, days: int = 0, at_most: int = 200) -> dict[str, int]:
    rests: list[float] = []
    answers = check_links(
        web.visitor(), actor=OPERATOR, now=NOW + timedelta(days=days), rest=rests.append, at_most=at_most
    )
    assert len(rests) == answers.total()
    return {str(status): number for status, number in answers.items()}


@pytest.mark.parametrize(
    ("page", "status"),
    [(200, "ok"), (404, "gone"), (410, "gone"), (403, "unclear"), (500, "unclear"), ("/neu", "ok")],
)
def test_a_page_is_there_or_not(web: Web, page: int | str, status: str) -> None:
    web.pages = {"verein.example/alt?a=1": page, "verein.example/neu": 200}

    assert web.visitor().status("http://verein.example/alt?a=1") == status
    assert set(web.dialled) == {(OUTSIDE, 80)}


def test_a_page_is_not_fetched_where_its_head_is_enough(web: Web) -> None:
    web.pages = {"verein.example/": 200, "alt.example/": 200}
    web.without_head = {"alt.example"}
    for host in ("verein.example", "alt.example"):
        web.visitor().status(f"http://{host}")

    assert web.asked == ["HEAD verein.example/", "HEAD alt.example/", "GET alt.example/"]


def test_a_host_that_nobody_knows_is_gone(web: Web) -> None:
    assert (web.visitor().status("http://weg.example/"), web.dialled) == ("gone", [])


@pytest.mark.parametrize(
    "address",
    [
        *(
            "http://127.0.0.1/",
            "http://10.0.0.7:8080/admin",
            "http://169.254.169.254/latest/",
            "http://0.0.0.0/",
        ),
        *("http://intern.example/", "http://name:secret@verein.example/", "ftp://verein.example/"),
        *(
            "file:///etc/passwd",
            "http://",
            "http://verein.example:99999/",
            "http://[::1/",
            "http://ä..example/",
        ),
    ],
)
def test_what_may_lie_inside_is_never_asked(web: Web, address: str) -> None:
    web.inside = {"intern.example"}
    web.pages = {"verein.example/": 200}

    assert (web.visitor().status(address), web.dialled) == ("unclear", [])


@pytest.mark.parametrize("target", ["http://127.0.0.1:5432/", "http://intern.example/", "file:///etc/passwd"])
def test_a_redirect_to_the_inside_is_not_followed(web: Web, target: str) -> None:
    web.pages = {"verein.example/": target}
    web.inside = {"intern.example"}

    assert (web.visitor().status("http://verein.example/"), len(web.dialled)) == ("unclear", 1)


def test_redirects_in_a_circle_end(web: Web) -> None:
    web.pages = {"verein.example/": "/"}

    assert (web.visitor().status("http://verein.example/"), len(web.asked)) == ("unclear", MOST_REDIRECTS + 1)


def test_a_server_without_a_good_certificate_is_unclear(web: Web) -> None:
    web.pages = {"verein.example/": 200}

    assert web.visitor().status("https://verein.example/") == "unclear"
    assert web.dialled == [(OUTSIDE, 443)]


def test_the_real_directory_knows_this_machine() -> None:
    assert "127.0.0.1" in web_visitor.resolve("127.0.0.1", 80)


@pytest.mark.django_db
def test_only_what_is_public_is_asked_and_each_once(web: Web, centre: Centre, other_centre: Centre) -> None:
    web.pages = {"verein.example/": 200}
    publish(centre, "http://verein.example/")
    publish(other_centre, "Siehe http://verein.example/.")
    publish(centre, "http://entwurf.example/", status=Status.DRAFT)
    publish(centre, "nur Text")
    Organization.objects.create(
        centre=centre,
        name="Träger",
        slug="t",
        website="http://weg.example/",
        status=Status.PUBLISHED,
        created_at=NOW,
        changed_at=NOW,
    )

    assert (check(web), web.asked) == ({"ok": 1, "gone": 1}, ["HEAD verein.example/"])
    assert (check(web), check(web, days=6)) == ({}, {})
    assert (check(web, days=7), check(web, days=30)) == ({"gone": 1}, {"ok": 1, "gone": 1})


@pytest.mark.django_db
def test_a_few_are_asked_each_night_until_all_were(web: Web, centre: Centre) -> None:
    web.pages = {f"verein.example/{'x' * number}": 200 for number in range(5)}
    for number in range(5):
        publish(centre, f"http://verein.example/{'x' * number}", title=f"Nr {number}")

    assert [check(web, days=day, at_most=2) for day in range(4)] == [{"ok": 2}, {"ok": 2}, {"ok": 1}, {}]


@pytest.mark.django_db
def test_since_when_is_kept_until_the_answer_changes(web: Web, centre: Centre) -> None:
    web.pages = {"verein.example/": 404}
    publish(centre, "http://verein.example/")
    for days in (0, 7):
        check(web, days=days)
    (dead,) = dead_links(centre)
    web.pages = {"verein.example/": 200}
    check(web, days=14)

    assert (dead.since, [service.title for service in dead.services]) == (date(2027, 3, 1), ["Sprachtreff"])
    assert (dead_links(centre), CheckedLink.objects.get().since) == ([], date(2027, 3, 15))
    assert AuditEvent.objects.filter(action="upkeep.check_link").count() == 2


@pytest.mark.django_db
def test_what_nobody_publishes_any_more_is_forgotten(web: Web, centre: Centre) -> None:
    web.pages = {"verein.example/": 404}
    publish(centre, "http://verein.example/")
    check(web)
    Service.objects.unscoped(reason="the only offer there is").update(status=Status.ARCHIVED)
    check(web)

    assert list(CheckedLink.objects.all()) == []


@pytest.mark.django_db
def test_only_the_instance_goes_out(web: Web) -> None:
    with pytest.raises(AccessRefused):
        check_links(web.visitor(), actor=NOBODY, now=NOW, rest=lambda seconds: None)
