"""Screen: files for translators."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.models import Service
from knotenpunkt.directory.tests import scenario
from knotenpunkt.directory.tests.translated import service
from knotenpunkt.regions.models import Centre
from knotenpunkt.translating.domain.xliff_reading import read_file
from knotenpunkt.translating.forms import translation_file
from knotenpunkt.translating.tests.rows import markup, stored

ADDRESS = "/en/heinsberg/arbeitsplatz/uebersetzungen/ar/dateien/"
EXPORT = f"{ADDRESS}herunterladen/"
COLD = 8


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


@pytest.fixture
def course(centre: Centre) -> Service:
    return service(centre, scenario.MOTHERS_COURSE.title)


@pytest.fixture
def editor(centre: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, centre)


def filled(editor: Client, target: str = "دورة") -> bytes:
    german = "<source>Sprachkurs für Mütter</source>"
    content = editor.get(EXPORT).content.decode()
    return content.replace(german, f"{german}<target>{target}</target>").encode()


def sent(editor: Client, content: bytes, name: str = "ar.xlf") -> str:
    """Where the report of a file is."""
    answer = editor.post(ADDRESS, {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302
    return answer.headers["Location"]


def test_a_file_is_downloaded(editor: Client) -> None:
    answer = editor.get(EXPORT, {"version": "2.0", "texte": "alles"})
    usual = editor.get(EXPORT, {"version": "9", "texte": "nichts"})

    assert answer.headers["Content-Type"] == "application/xliff+xml; charset=utf-8"
    assert re.fullmatch(
        r'attachment; filename="heinsberg-ar-\d{4}-\d\d-\d\d\.xlf"', answer.headers["Content-Disposition"]
    )
    assert (len(read_file(answer.content).units), b'version="2.0"' in answer.content) == (6, True)
    assert b'version="1.2"' in usual.content


def test_a_file_is_reported_before_anything_is_written(editor: Client, course: Service) -> None:
    report = sent(editor, filled(editor, "<b>دورة"[3:]), "Büro <b>.xlf")
    page = markup(editor.get(report))

    assert "This is what “Büro &lt;b&gt;.xlf” would change." in page
    assert re.findall(r"<li>(\d+) · ([^<]*)</li>", page) == [("1", "new"), ("5", "is not translated yet")]
    assert '<bdi lang="ar">دورة</bdi>' in page
    assert stored(course, "ar") == []


@pytest.mark.parametrize(("arrival", "is_released"), [("released", True), ("waiting", False), ("x", False)])
def test_a_file_is_imported_once(editor: Client, course: Service, arrival: str, is_released: bool) -> None:  # noqa: FBT001
    report = sent(editor, filled(editor))
    answer = editor.post(report, {"arrival": arrival})

    assert (answer.status_code, answer.headers["Location"]) == (302, ADDRESS.removesuffix("dateien/"))
    assert stored(course, "ar") == [("title", "دورة", "imported", is_released)]
    assert editor.post(report, {"arrival": arrival}).status_code == 404


def test_a_file_without_news_has_no_button(editor: Client) -> None:
    page = markup(editor.get(sent(editor, editor.get(EXPORT).content)))

    assert ("There is nothing to import." in page, 'name="arrival"' in page) == (True, False)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7", "This file is damaged or of another kind."),
        (b"<!DOCTYPE x><xliff/>", "This file has parts that are not read here for safety (DTD)."),
        (b"<html/>", "it begins with “\u2068html\u2069”."),
        (b"", "This file is empty."),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence(editor: Client, content: bytes, sentence: str) -> None:
    answer = editor.post(ADDRESS, {"file": SimpleUploadedFile("x.xlf", content)})

    assert (answer.status_code, sentence in markup(answer)) == (422, True)


def test_another_language_is_named(editor: Client) -> None:
    turkish = editor.get(EXPORT.replace("/ar/", "/tr/")).content
    answer = editor.post(ADDRESS, {"file": SimpleUploadedFile("x.xlf", turkish)})

    assert "This file is for another language: “\u2068tr\u2069”." in markup(answer)


def test_nothing_chosen_and_too_much(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = editor.post(ADDRESS)
    monkeypatch.setattr(translation_file, "LARGEST_FILE", 10)
    large = editor.post(ADDRESS, {"file": SimpleUploadedFile("x.xlf", b"x" * 11)})

    assert (nothing.status_code, "Please choose a file." in markup(nothing)) == (422, True)
    assert (large.status_code, "This file is too large." in markup(large)) == (422, True)


def test_who_exchanges_files(client: Client, centre: Centre, editor: Client, course: Service) -> None:
    report = sent(editor, filled(editor))
    outsider = signed_in(Role.CENTRE_HEAD, scenario.dueren())
    own = [address.replace("heinsberg", "dueren") for address in (report,)]
    places = [ADDRESS, EXPORT, report]
    refused = signed_in(Role.PROVIDER_EDITOR, centre)

    assert [
        [browser.get(place).status_code for place in places] for browser in (client, refused, outsider)
    ] == [
        [403] * 3,
        [403] * 3,
        [404] * 3,
    ]
    assert [outsider.post(place).status_code for place in own] == [404]
    assert (client.post(report).status_code, refused.post(report).status_code) == (403, 403)
    assert editor.get(report.replace("/ar/", "/tr/")).status_code == 404
    assert stored(course, "ar") == []


@pytest.mark.parametrize("number", [1, 30])
def test_statements_are_constant(
    editor: Client, centre: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    scenario.many(centre, number)
    report = sent(editor, editor.get(EXPORT).content)

    with django_assert_num_queries(COLD):
        editor.get(report)


def test_the_pages_speak_arabic_and_need_no_script(editor: Client) -> None:
    report = sent(editor, filled(editor)).replace("/en/", "/ar/")
    for address in (ADDRESS.replace("/en/", "/ar/"), report):
        page = markup(editor.get(address))
        assert ('<html lang="ar" dir="rtl">' in page, "<script" in page) == (True, False)
