"""Anyone checks a file or an address; nothing is stored."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from knotenpunkt.api.domain.meter import Meter
from knotenpunkt.api.views import validator
from knotenpunkt.directory.tests import scenario
from knotenpunkt.hsds.domain.documents import LARGEST
from knotenpunkt.hsds.tests.checked import KEYS, errors, good_service, report_of
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.named_lock import LockHeld, named_lock

pytestmark = pytest.mark.django_db
BAD = json.dumps(good_service(status="<b>aktiv</b>", id="1"))
GOOD = json.dumps(good_service())


@pytest.fixture(autouse=True)
def _new_meter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validator, "_METER", Meter())


@pytest.fixture
def centre() -> Centre:
    return scenario.heinsberg()


def send(
    client: Client, content: str | bytes, name: str = "angebote.json", address: str = "/de/pruefen/"
) -> str:
    sent = content.encode() if isinstance(content, str) else content
    return client.post(address, {"file": SimpleUploadedFile(name, sent)}).content.decode()


def test_form_is_shown_to_everybody(client: Client) -> None:
    page = client.get("/de/pruefen/")

    assert (page.status_code, page.headers["X-Robots-Tag"]) == (200, "noindex")
    assert 'enctype="multipart/form-data"' in page.content.decode()


def test_languages_are_those_of_staff(client: Client) -> None:
    assert client.get("/fr/pruefen/").headers["Location"] == "/de/pruefen/"
    assert 'dir="rtl"' in client.get("/ar/pruefen/").content.decode()


def test_form_asks_for_no_cookie_for_nothing_is_stored() -> None:
    client = Client(enforce_csrf_checks=True)

    send(client, BAD)

    assert client.cookies == {}


def test_result_says_what_is_wrong_and_where(client: Client) -> None:
    page = send(client, BAD)

    assert page.count('id="error"') == 1
    assert "active, inactive, defunct, temporarily closed" in page
    assert "&lt;b&gt;aktiv&lt;/b&gt;" in page


def test_good_file_has_no_chapter(client: Client) -> None:
    page = send(client, GOOD)

    assert "kp-notice--success" in page
    assert [severity for severity in ("error", "warning", "hint") if f'id="{severity}"' in page] == []
    assert "100" in page


def test_file_without_records_is_not_praised(client: Client) -> None:
    assert "kp-notice--success" not in send(client, "[]")


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({}, 422),
        ({"address": ""}, 422),
        ({"address": "http://127.0.0.1:8000/hsds/v3/"}, 422),
        ({"address": "https://[::1]/"}, 422),
        ({"address": "http://10.0.0.8/"}, 422),
        ({"address": "http://169.254.169.254/latest/"}, 422),
        ({"address": "file:///etc/passwd"}, 422),
        ({"address": "https://name:word@example.org/"}, 422),
        ({"address": "https://[kaputt/"}, 422),
        ({"address": "x" * 501}, 422),
    ],
)
def test_what_cannot_be_checked_is_said_in_a_sentence(
    client: Client, sent: dict[str, str], status: int
) -> None:
    page = client.post("/de/pruefen/", sent)

    assert page.status_code == status
    assert 'role="alert"' in page.content.decode() or "kern-error" in page.content.decode()


@pytest.mark.parametrize("content", [b"", b"{", b"\x00\x01\x02", b"PK\x03\x04"])
def test_broken_file_is_explained(client: Client, content: bytes) -> None:
    answer = client.post("/ar/pruefen/", {"file": SimpleUploadedFile("a.json", content)})

    assert (answer.status_code, 'role="alert"' in answer.content.decode()) == (422, True)


def test_page_gives_its_result_as_data_too(client: Client) -> None:
    told = json.loads(send(client, BAD, address="/en/pruefen/?format=json"))

    assert (told["is_valid"], told["errors"], told["records"]["service"]) == (False, 2, 1)
    assert [(one["field"], one["code"], one["count"]) for one in told["findings"]] == [
        ("id", "not_uuid", 1),
        ("status", "not_allowed", 1),
    ]


def test_programs_send_the_file_itself() -> None:
    client = Client(enforce_csrf_checks=True)

    good = client.post("/pruefen.json", GOOD, content_type="application/json")
    table = client.post(
        "/pruefen.json?name=services.csv", f"id,name\n{KEYS[0]},Kurs\n", content_type="text/csv"
    )
    broken = client.post("/pruefen.json", "{", content_type="application/x-www-form-urlencoded")

    assert (good.status_code, good.json()["is_valid"], good.json()["quality"]["score"]) == (200, True, 100)
    assert [one["field"] for one in table.json()["findings"] if one["severity"] == "error"] == [
        "organization_id",
        "status",
    ]
    assert (broken.status_code, broken.json()["refusal"], broken.json()["values"]["column"]) == (
        422,
        "not_json",
        2,
    )


def test_programs_on_other_websites_may_ask_and_are_told_how() -> None:
    client = Client(enforce_csrf_checks=True)
    asked, refused = client.options("/pruefen.json"), client.put("/pruefen.json")

    assert (asked.status_code, refused.status_code) == (204, 405)
    assert asked.headers["Access-Control-Allow-Headers"] == "Content-Type"
    assert asked.headers["Access-Control-Allow-Methods"] == refused.headers["Allow"]
    assert refused.json()["detail"] == validator.USAGE
    assert {one.headers["Access-Control-Allow-Origin"] for one in (asked, refused)} == {"*"}


def test_programs_name_an_address() -> None:
    answer = Client().post("/pruefen.json?address=http://localhost/")

    assert (answer.status_code, answer.json()["refusal"]) == (422, "forbidden_address")


def test_too_large_body_is_not_read_to_its_end(client: Client) -> None:
    answer = client.post("/pruefen.json", b"[" * (LARGEST + 10), content_type="application/json")

    assert (answer.status_code, answer.json()["refusal"]) == (422, "too_large")


def test_too_large_file_does_not_arrive_and_is_explained(client: Client) -> None:
    sent = {"file": SimpleUploadedFile("a.json", b"[" * (LARGEST + 10))}

    page = client.post("/de/pruefen/", sent)
    sent["file"].seek(0)
    data = client.post("/pruefen.json", sent)

    assert (page.status_code, 'id="file-error"' in page.content.decode()) == (422, True)
    assert "20" in str(page.context["form"].errors["file"])
    assert (data.status_code, data.json()["refusal"]) == (422, "too_large")


def test_nothing_is_stored(client: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        send(client, BAD)

    assert [one["sql"] for one in queries if not one["sql"].startswith("SELECT")] == []


def test_who_checks_very_often_waits(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Meter, "seconds_to_wait", lambda self, who, limit, now: 30)

    data = client.post("/pruefen.json", GOOD, content_type="application/json")
    page = client.post("/de/pruefen/", {"address": "https://example.org"})

    assert [(one.status_code, one.headers["Retry-After"]) for one in (data, page)] == [(429, "30")] * 2


def test_one_check_at_a_time(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validator, "named_lock", _held)

    answer = client.post("/pruefen.json", GOOD, content_type="application/json")

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, str(validator.WAIT))


def _held(name: str) -> None:
    raise LockHeld(name)


def test_lock_of_the_check_is_free_afterwards(client: Client) -> None:
    send(client, BAD)
    send(client, "{")

    with named_lock("check"):
        pass


@pytest.mark.parametrize(
    "address",
    [
        "services?full=true",
        "organizations?full=true",
        "service_at_locations?full=true",
        "taxonomies",
        "taxonomy_terms",
        "services",
        "services?minimal=true",
        "services?format=ndjson&full=true",
    ],
)
def test_our_own_answers_have_no_error(client: Client, centre: Centre, address: str) -> None:
    content = b"".join(client.get(f"/hsds/v3/{address}"))

    report = report_of(address.partition("?")[0], content)

    assert (errors(report), len(report.records) > 0) == ([], True)
    assert [one for one in report.findings if one.code == "unknown_field"] == []


def test_our_own_package_has_no_error(client: Client, centre: Centre) -> None:
    content = client.get("/daten/heinsberg/paket.zip").getvalue()

    report = report_of("paket.zip", content)

    assert errors(report) == []
    assert [one for one in report.findings if one.code in {"unknown_field", "unknown_file"}] == []
