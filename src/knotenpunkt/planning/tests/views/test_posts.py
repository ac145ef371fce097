"""Screen: the posts of a centre."""

import html
import re
import uuid
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import OPERATOR, Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.planning.actions.edit_posts import PostContent, add_post
from knotenpunkt.planning.models import Post
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

ADDRESS = "/en/heinsberg/arbeitsplatz/stellen/"
NEW = f"{ADDRESS}neu/"
NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
SENT = {
    "kind": "specialist",
    "funding": "state_lump_sum",
    "full_time": "3,5",
    "begins_on": "01.09.2014",
    "last_on": "",
    "label": "",
    "source": "Kreistag",
}
COLD = 7

type Row = tuple[str, str, Decimal, date, date | None, bool]
SPECIALISTS: Row = ("specialist", "", Decimal("3.5"), date(2014, 9, 1), None, False)


@pytest.fixture
def head(centre: Centre) -> Client:
    return signed_in(Role.CENTRE_HEAD, centre)


@pytest.fixture
def post(centre: Centre) -> Post:
    return entered(centre)


def entered(centre: Centre, label: str = "", full_time: str = "3.5") -> Post:
    content = PostContent(
        Post.Kind.SPECIALIST,
        Post.Funding.STATE_LUMP_SUM,
        Decimal(full_time),
        date(2014, 9, 1),
        label=label,
    )
    return add_post(centre, content, actor=OPERATOR, now=NOW)


def stored(centre: Centre) -> list[Row]:
    posts = Post.objects.within(Scope.of(centre)).order_by("recorded_at", "begins_on")
    return [
        (
            post.kind,
            post.label,
            post.full_time,
            post.begins_on,
            post.ends_on,
            post.withdrawn_at is not None,
        )
        for post in posts
    ]


def text(response: Any) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def errors(response: Any) -> list[tuple[str, str]]:
    """Field and sentence of everything that was refused."""
    found = re.findall(
        r'<p class="kern-error" id="(\w+)-error">.*?<span class="kern-body">(.*?)</span>',
        response.content.decode(),
    )
    return [(field, re.sub("[\u2068\u2069]", "", html.unescape(sentence))) for field, sentence in found]


def test_posts_are_entered_and_counted(head: Client, centre: Centre) -> None:
    answer = head.post(NEW, SENT)
    page = head.get(ADDRESS)

    assert (answer.status_code, answer.headers["Location"]) == (302, f"{ADDRESS}?done=saved")
    assert stored(centre) == [SPECIALISTS]
    today = timezone.localdate()
    assert f"Full-time posts on {today.day} {today:%B %Y}: 3.5" in text(page)
    assert 'points="' in page.content.decode()


def test_an_empty_list_invites(head: Client) -> None:
    page = head.get(ADDRESS)

    assert ("No posts yet." in text(page), "<table" in page.content.decode()) == (True, False)


def test_the_table_beside_the_line_says_what_came_when(head: Client, centre: Centre, post: Post) -> None:
    head.post(NEW, SENT | {"kind": "seconded_teacher", "full_time": "2"})
    head.post(NEW, SENT | {"kind": "other", "full_time": "6", "begins_on": "09.08.2017"})

    rows = re.findall(
        r'<tr><th scope="row">(\d+ \w+ \d{4})</th><td class="kp-number"[^>]*><bdi dir="ltr">(.*?)</bdi></td>'
        r'<td class="kp-number"[^>]*>(.*?)</td>',
        head.get(ADDRESS).content.decode(),
    )
    assert rows == [("1 Sept 2014", "+5.5", "5.5"), ("9 Aug 2017", "+6", "11.5")]


def test_a_change_ends_the_row_and_begins_another(head: Client, centre: Centre, post: Post) -> None:
    place = f"{ADDRESS}{post.pk}/aendern/"
    page = head.get(place).content.decode()
    answer = head.post(place, SENT | {"full_time": "5", "begins_on": "2017-01-01"})

    assert re.findall(r'name="(?:full_time|begins_on)"[^>]*value="([^"]*)"', page) == ["3.5", ""]
    assert answer.status_code == 302
    assert stored(centre) == [
        ("specialist", "", Decimal("3.5"), date(2014, 9, 1), date(2017, 1, 1), False),
        ("specialist", "", Decimal(5), date(2017, 1, 1), None, False),
    ]


def test_a_change_before_the_first_day_is_refused(head: Client, centre: Centre, post: Post) -> None:
    answer = head.post(f"{ADDRESS}{post.pk}/aendern/", SENT)

    assert (answer.status_code, errors(answer), stored(centre)) == (
        422,
        [("begins_on", "These posts begin on 01.09.2014. Please write a later day.")],
        [SPECIALISTS],
    )


def test_posts_end_with_a_last_day(head: Client, centre: Centre, post: Post) -> None:
    place = f"{ADDRESS}{post.pk}/beenden/"
    too_early = head.post(place, {"last_on": "31.08.2014"})
    head.post(place, {"last_on": "31.12.2016"})
    too_late = head.post(place, {"last_on": "31.12.2017"})

    assert errors(too_early) == [("last_on", "These posts begin on 01.09.2014. Please write a later day.")]
    assert errors(too_late) == [
        (
            "last_on",
            "These posts are there from 01.09.2014 to 31.12.2016. Please write a day between them.",
        )
    ]
    assert stored(centre) == [(*SPECIALISTS[:4], date(2017, 1, 1), False)]
    assert "1 Sept 2014 to 31 Dec 2016" in text(head.get(ADDRESS))


def test_what_was_wrong_is_withdrawn_and_stays_in_the_history(
    head: Client, centre: Centre, post: Post
) -> None:
    place = f"{ADDRESS}{post.pk}/berichtigen/"
    page = head.get(place).content.decode()
    answer = head.post(place, SENT | {"full_time": "4"})

    assert re.findall(r'name="(?:full_time|begins_on)"[^>]*value="([^"]*)"', page) == ["3.5", "01.09.2014"]
    assert answer.status_code == 302
    assert sorted(stored(centre), key=lambda row: row[2]) == [
        (*SPECIALISTS[:5], True),
        ("specialist", "", Decimal(4), date(2014, 9, 1), None, False),
    ]
    assert "These rows were wrong." in text(head.get(ADDRESS))


def test_withdrawing_asks_once_and_names_the_row(head: Client, centre: Centre, post: Post) -> None:
    place = f"{ADDRESS}{post.pk}/zuruecknehmen/"
    question = text(head.get(place))
    answer = head.post(place)

    assert (
        "Withdraw “Educational and technical staff · State, lump sum · 3.5 · since 01.09.2014”?" in question
    )
    assert (answer.status_code, stored(centre)) == (302, [(*SPECIALISTS[:5], True)])
    assert head.post(place).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"kind": ""}, [("kind", "Please choose one.")]),
        ({"funding": "friends"}, [("funding", "Please choose one.")]),
        ({"full_time": ""}, [("full_time", "Please fill this in.")]),
        (
            {"full_time": "0"},
            [("full_time", "Please write a number above zero. Posts that are gone are ended.")],
        ),
        (
            {"full_time": "-2,5"},
            [("full_time", "Please write a number above zero. Posts that are gone are ended.")],
        ),
        (
            {"full_time": "350"},
            [("full_time", "More than 99 full-time posts in one row? Please check the number.")],
        ),
        ({"full_time": "0,333"}, [("full_time", "Please write at most two decimals, like this: 0.33.")]),
        (
            {"full_time": "1,000"},
            [("full_time", "More than 99 full-time posts in one row? Please check the number.")],
        ),
        (
            {"full_time": "viele"},
            [("full_time", "“viele” is no number of posts. Please write it like this: 3.5.")],
        ),
        ({"begins_on": "31.02.2014"}, [("begins_on", "There is no 31.02.2014 in the calendar.")]),
        (
            {"begins_on": "September 2014"},
            [("begins_on", "“September 2014” is no day. Please write it like this: 01.09.2014.")],
        ),
        ({"begins_on": "01.09.0214"}, [("begins_on", "Please check the year 214.")]),
        ({"last_on": "31.08.2014"}, [("last_on", "The last day is before the first.")]),
        (
            {"full_time": "1.234,5"},
            [("full_time", "More than 99 full-time posts in one row? Please check the number.")],
        ),
        ({"source": "x" * 10_000}, [("source", "Please shorten this to 300 characters. It has 10000.")]),
        ({"label": "x" * 121}, [("label", "Please shorten this to 120 characters. It has 121.")]),
    ],
)
def test_what_cannot_be_used_gets_a_sentence_at_its_field(
    head: Client, centre: Centre, wrong: dict[str, str], told: list[tuple[str, str]]
) -> None:
    answer = head.post(NEW, SENT | wrong)

    assert (answer.status_code, errors(answer), stored(centre)) == (422, told, [])


def test_nothing_written_is_lost_and_nothing_typed_becomes_markup(head: Client) -> None:
    page = head.post(NEW, SENT | {"begins_on": "31.02.2014", "label": '"><script>x</script>'})

    values = re.findall(r'name="(?:full_time|begins_on|source)"[^>]*value="([^"]*)"', page.content.decode())
    assert values == ["3,5", "31.02.2014", "Kreistag"]
    assert 'value="specialist" selected' in page.content.decode()
    assert (
        'value="&quot;&gt;&lt;script&gt;' in page.content.decode(),
        "<script" in page.content.decode(),
    ) == (
        True,
        False,
    )


def test_the_same_posts_twice_are_refused_with_the_row_that_is_there(
    head: Client, centre: Centre, post: Post
) -> None:
    answer = head.post(NEW, SENT | {"begins_on": "01.01.2020", "full_time": "1"})

    assert (answer.status_code, stored(centre)) == (422, [SPECIALISTS])
    assert errors(answer) == [
        (
            "begins_on",
            (
                "These posts stand there already: Educational and technical staff · State, lump sum · 3.5 · "
                "since 01.09.2014. "
                "Change that row, or write what tells the two apart."
            ),
        )
    ]
    assert head.post(NEW, SENT | {"begins_on": "01.01.2020", "label": "Kita"}).status_code == 302


def test_a_second_tap_enters_nothing(head: Client, centre: Centre) -> None:
    for _ in range(2):
        head.post(NEW, SENT)

    assert stored(centre) == [SPECIALISTS]


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.CENTRE_EDITOR, 200),
        (Role.OPERATOR, 200),
        (Role.TENANT_ADMINISTRATOR, 403),
        (Role.PROVIDER_EDITOR, 403),
        (Role.STATE_DESK, 403),
    ],
)
def test_who_may_edit_posts(centre: Centre, post: Post, role: Role, status: int) -> None:
    browser = signed_in(role, centre)
    deeds = ("aendern", "beenden", "berichtigen", "zuruecknehmen")
    places = [NEW, *(f"{ADDRESS}{post.pk}/{deed}/" for deed in deeds)]

    assert [browser.get(place).status_code for place in [ADDRESS, *places]] == [status] * 6
    if status == 403:
        assert [browser.post(place, SENT).status_code for place in places] == [403] * 5
        assert stored(centre) == [SPECIALISTS]


def test_another_centres_posts_do_not_exist(centre: Centre, other_centre: Centre, post: Post) -> None:
    outsider = signed_in(Role.CENTRE_HEAD, other_centre)
    own = "/en/euskirchen/arbeitsplatz/stellen/"
    places = [ADDRESS, NEW, f"{own}{post.pk}/aendern/", f"{own}{uuid.UUID(int=1)}/zuruecknehmen/"]

    assert [outsider.get(place).status_code for place in places] == [404] * 4
    assert [outsider.post(place, SENT).status_code for place in places[1:]] == [404] * 3
    assert (stored(centre), stored(other_centre)) == ([SPECIALISTS], [])


def test_the_page_speaks_arabic_and_needs_no_script(head: Client, post: Post) -> None:
    page = head.get("/ar/heinsberg/arbeitsplatz/stellen/").content.decode()

    assert '<html lang="ar" dir="rtl">' in page
    assert "<script" not in page


@pytest.mark.parametrize("number", [1, 30])
def test_statements_are_constant(
    head: Client, centre: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for position in range(number):
        entered(centre, f"Stelle {position}", "0.5")

    with django_assert_num_queries(COLD):
        head.get(ADDRESS)
