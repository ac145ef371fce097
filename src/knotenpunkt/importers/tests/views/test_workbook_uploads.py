"""Screen: uploading a workbook."""

import html
import io
import re
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.importers.models import WorkbookUpload
from knotenpunkt.importers.tests.uploads import NOW
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.files.workbook_file import UNPACKED_LIMIT
from knotenpunkt.shared.tenancy import Scope

ADDRESS = "/en/heinsberg/arbeitsplatz/mappe/"
COLD = 7


@pytest.fixture
def editor(centre: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, centre)


def kept(centre: Centre) -> list[str]:
    return list(WorkbookUpload.objects.within(Scope.of(centre)).values_list("state", flat=True))


def text(response: Any) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def refusal(response: Any) -> str:
    found = re.findall(
        r'id="workbook-error">.*?<span class="kern-body">(.*?)</span>', response.content.decode()
    )
    return html.unescape(found[0]) if found else ""


def sent(browser: Client, content: bytes, name: str = "Angebote.xlsx") -> Any:
    return browser.post(ADDRESS, {"workbook": SimpleUploadedFile(name, content)})


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("xl/workbook.xml", b" " * (UNPACKED_LIMIT + 1))
    return packed.getvalue()


ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Die Datei „Angebote.xlsx“ ist leer (0 Byte). Bitte eine Excel-Arbeitsmappe (.xlsx) angeben."),
        (
            b"%PDF-1.7 x",
            (
                "Die Datei „Angebote.xlsx“ ist keine Excel-Arbeitsmappe (.xlsx). Sie sieht nach einer PDF-Datei aus. "
                "Bitte eine Excel-Arbeitsmappe (.xlsx) angeben."
            ),
        ),
        (
            b"PK\x03\x04 broken",
            "Die Datei „Angebote.xlsx“ ist beschädigt oder unvollständig. Bitte in Excel öffnen und neu speichern.",
        ),
        (
            ENCRYPTED,
            (
                "Die Datei „Angebote.xlsx“ ist mit einem Kennwort verschlüsselt. Bitte in Excel unter „Datei › "
                "Informationen › Arbeitsmappe schützen“ das Kennwort entfernen und neu speichern."
            ),
        ),
    ],
)
def test_what_is_no_workbook_is_told_at_once(
    editor: Client, centre: Centre, content: bytes, told: str
) -> None:
    answer = sent(editor, content)

    assert (answer.status_code, refusal(answer), kept(centre)) == (422, told, [])


def test_a_bomb_is_not_unpacked(editor: Client, centre: Centre) -> None:
    answer = sent(editor, bomb())

    assert (answer.status_code, "ausgepackt wären es 300 MB" in refusal(answer), kept(centre)) == (
        422,
        True,
        [],
    )


@pytest.mark.parametrize("size", [10_000_001, 13_000_000])
def test_a_file_that_is_too_large_says_so(editor: Client, centre: Centre, size: int) -> None:
    answer = sent(editor, bytes(size))

    assert (answer.status_code, "Möglich sind 10 MB." in refusal(answer), kept(centre)) == (422, True, [])


def test_no_file_at_all_is_asked_for(editor: Client, centre: Centre) -> None:
    answer = editor.post(ADDRESS, {})

    assert (answer.status_code, refusal(answer)) == (422, "Please choose a file.")


def test_a_workbook_without_a_table_says_so_on_its_own_page(editor: Client, centre: Centre) -> None:
    saved = io.BytesIO()
    Workbook().save(saved)
    answer = sent(editor, saved.getvalue())
    page = editor.get(answer.headers["Location"])

    assert (answer.status_code, kept(centre)) == (302, ["failed"])
    assert "Die Arbeitsmappe ist leer: Kein Blatt hat einen Inhalt." in text(page)
    assert "Read it once more" in text(page)


def test_uploads_are_listed_with_what_became_of_them(editor: Client, centre: Centre) -> None:
    WorkbookUpload.objects.create(
        centre=centre, uploaded_at=NOW, file_name="Alt.xlsx", content=b"x", state="applied", question_count=3
    )

    assert "Alt.xlsx 26 Nov 2026 Taken over 3" in text(editor.get(ADDRESS))


def test_an_empty_list_invites(editor: Client) -> None:
    assert "Nothing has been uploaded yet." in text(editor.get(ADDRESS))


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.CENTRE_HEAD, 200),
        (Role.OPERATOR, 200),
        (Role.TENANT_ADMINISTRATOR, 403),
        (Role.PROVIDER_EDITOR, 403),
    ],
)
def test_who_may_upload(centre: Centre, role: Role, status: int) -> None:
    browser = signed_in(role, centre)

    assert browser.get(ADDRESS).status_code == status
    if status == 403:
        assert (sent(browser, b"x").status_code, kept(centre)) == (403, [])


def test_nobody_uploads_without_signing_in_or_elsewhere(
    client: Client, centre: Centre, other_centre: Centre
) -> None:
    outsider = signed_in(Role.CENTRE_HEAD, other_centre)

    assert (sent(client, b"x").status_code, sent(outsider, b"x").status_code, kept(centre)) == (403, 404, [])


def test_the_page_speaks_arabic_and_needs_no_script(editor: Client) -> None:
    page = editor.get("/ar/heinsberg/arbeitsplatz/mappe/").content.decode()

    assert ('<html lang="ar" dir="rtl">' in page, "<script" in page) == (True, False)


@pytest.mark.parametrize("number", [1, 15])
def test_statements_are_constant(
    editor: Client, centre: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for _ in range(number):
        WorkbookUpload.objects.create(centre=centre, uploaded_at=NOW, file_name="A.xlsx", content=b"x")

    with django_assert_num_queries(COLD):
        editor.get(ADDRESS)
