"""Screen: why offers stand in their order."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.domain.records import ServiceRecord, Status
from knotenpunkt.directory.tests import scenario
from knotenpunkt.directory.tests.searchable import searchable
from knotenpunkt.regions.models import Centre
from knotenpunkt.search.actions import count_searches
from knotenpunkt.search.domain.ranking import WEIGHTS

ADDRESS = "/en/heinsberg/arbeitsplatz/suche/"
WARM = 5


@pytest.fixture
def centre(db: None, tmp_path: Path) -> Iterator[Centre]:
    with searchable(tmp_path):
        yield scenario.heinsberg()


@pytest.fixture
def editor(centre: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, centre)


def page(client: Client, question: str, address: str = ADDRESS) -> str:
    answer = client.get(address, {"q": question})
    assert answer.status_code == 200
    return answer.content.decode()


def rows(markup: str) -> list[tuple[str, list[float], float]]:
    """Title with its marks, points of each reason, points together."""
    found = []
    body = markup.partition('id="order"')[2].partition("</table>")[0]
    for row in re.findall(r"<tr>(.*?)</tr>", body.partition("<tbody>")[2], re.DOTALL):
        title = re.sub(
            r"<[^>]+>", "", row.partition("<th")[2].partition(">")[2].partition("</th>")[0]
        ).strip()
        points = [float(point) for point in re.findall(r"<span>([\d.]+) <meter", row)]
        found.append((title, points, float(re.findall(r"<strong>([\d.]+)</strong>", row)[0])))
    return found


def titles(markup: str) -> list[str]:
    return [title for title, _, _ in rows(markup)]


def test_reasons_add_up_and_the_largest_sum_comes_first(editor: Client, centre: Centre) -> None:
    scenario.many(centre, 3)
    found = rows(page(editor, "Treff"))
    full = [total for title, _, total in found if not title.endswith("fits in part")]

    assert len([title for title, *_ in found if title.startswith("Treff")]) == 3
    assert {len(points) for _, points, _ in found} == {len(WEIGHTS)}
    assert [total for *_, total in found] == pytest.approx([sum(points) for _, points, _ in found], abs=0.03)
    assert full == sorted(full, reverse=True)


def test_drafts_and_archived_offers_are_found_and_marked(editor: Client, centre: Centre) -> None:
    scenario.publish(centre, (), (ServiceRecord(title="Altangebot", status=Status.ARCHIVED),))

    assert titles(page(editor, "Entwurfsangebot")) == ["Entwurfsangebot Draft"]
    assert titles(page(editor, "Altangebot")) == ["Altangebot Archived"]


def test_a_published_offer_leads_to_its_page_and_a_draft_nowhere(editor: Client) -> None:
    markup = page(editor, "Entwurfsangebot") + page(editor, "Chor")

    assert re.findall(r'href="(/en/heinsberg/angebote/[^"]+/)"', markup) == [
        "/en/heinsberg/angebote/chor-bvielklangb/"
    ]


def test_visitors_find_no_draft(client: Client, centre: Centre) -> None:
    markup = client.get("/en/heinsberg/angebote/", {"q": "Entwurfsangebot"}).content.decode()

    assert re.findall(r'kp-card__title"', markup) == []


def test_the_named_place_comes_first(editor: Client, centre: Centre) -> None:
    place = scenario.MOTHERS_COURSE.place
    scenario.publish(centre, (), (ServiceRecord(title="Chor der Stadt", topics=("meeting",), place=place),))

    assert titles(page(editor, "Chor in Erkelenz"))[0] == "Chor der Stadt"
    assert titles(page(editor, "Chor in Heinsberg"))[0] == "Chor &lt;b&gt;Vielklang&lt;/b&gt;"


@pytest.mark.parametrize("question", ["Treff", "Treff in Erkelenz", "Beratung in Heinsberg", "Treff Montag"])
def test_the_order_is_that_of_the_public_list(
    editor: Client, client: Client, centre: Centre, question: str
) -> None:
    scenario.many(centre, 9)
    public = client.get("/en/heinsberg/angebote/", {"q": question}).content.decode()
    shown = re.findall(r'kp-card__title"><a [^>]*><span>(.*?)</span></a>', public)
    explained = [title.removesuffix(" fits in part") for title in titles(page(editor, question))]

    assert len(shown) > 1
    assert [title for title in explained if not title.endswith("Draft")] == [
        re.sub(r"</?mark>", "", title) for title in shown
    ]


def test_what_was_understood_is_told(editor: Client) -> None:
    markup = page(editor, "Migratonsberatung in Erkelenz")

    assert "“migratonsberatung” was read as “migrationsberatung”." in markup
    assert re.findall(r'<tr><th scope="row"><bdi>([^<]+)</bdi>', markup) == ["Migratonsberatung"]
    assert titles(markup)[0] == "Migrationsberatung"


def test_protected_places_are_not_shown_to_the_team_either(editor: Client) -> None:
    markup = page(editor, "Frauenhaus") + page(editor, "Verstecktdorf")

    assert [
        secret for secret in scenario.SECRETS if secret in markup.replace('value="Verstecktdorf"', "")
    ] == [
        "Verstecktdorf"  # the question as it was typed
    ]
    assert titles(page(editor, "Verstecktdorf")) == []


def test_another_centres_offers_are_never_found(editor: Client) -> None:
    scenario.dueren()

    assert titles(page(editor, "Fremdes Angebot")) == []


@pytest.mark.parametrize(
    "question", ["", "   ", "???", "\x00", "x" * 5000, "<script>alert(1)</script>", "' OR 1=1 --"]
)
def test_strange_questions_get_a_page(editor: Client, question: str) -> None:
    markup = page(editor, question)

    assert "</html>" in markup
    assert "<script" not in markup


def test_a_question_of_the_team_is_not_counted(editor: Client) -> None:
    page(editor, "Beratung")

    assert count_searches.waiting.everything() == []


def test_without_an_index_the_page_says_so(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knotenpunkt.directory.queries.staff_search.asked", lambda *asked: None)

    assert "The search is being prepared." in page(editor, "Beratung")


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.CENTRE_HEAD, 200),
        (Role.OPERATOR, 200),
        (Role.TENANT_ADMINISTRATOR, 403),
        (Role.PROVIDER_EDITOR, 403),
        (Role.STATE_DESK, 403),
    ],
)
def test_who_may_see_it(centre: Centre, role: Role, status: int) -> None:
    assert signed_in(role, centre).get(ADDRESS, {"q": "Chor"}).status_code == status


def test_nobody_else_sees_it(client: Client, centre: Centre) -> None:
    outsider = signed_in(Role.CENTRE_HEAD, scenario.dueren())

    assert [one.get(ADDRESS, {"q": "Chor"}).status_code for one in (client, outsider)] == [403, 404]


def test_nothing_is_written(editor: Client) -> None:
    assert editor.post(ADDRESS).status_code == 405


def test_the_page_speaks_arabic(editor: Client) -> None:
    markup = page(editor, "Chor", "/ar/heinsberg/arbeitsplatz/suche/")

    assert '<html lang="ar" dir="rtl">' in markup
    assert '<a href="/ar/heinsberg/angebote/chor-bvielklangb/" lang="de" dir="ltr">' in markup


@pytest.mark.parametrize("number", [1, 30])
def test_statements_are_constant(
    editor: Client, centre: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    scenario.many(centre, number)
    page(editor, "Treff")

    with django_assert_num_queries(WARM):
        assert len(titles(page(editor, "Treff"))) >= number
