"""Screen: one entry side by side with its German texts."""

import html
import re
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.directory.domain.translations import Section
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.directory.tests import scenario
from knotenpunkt.directory.tests.translated import by_machine, service, translate
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.translating.domain.machine_address import MachineAddress, MachineKind
from knotenpunkt.translating.models import GlossaryTerm
from knotenpunkt.translating.tests.machines.stand_in import StandIn, running
from knotenpunkt.translating.tests.rows import markup, stored

PLACE = "/{}/heinsberg/arbeitsplatz/uebersetzungen/{}/angebot/{}/"
COLD = 13


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


@pytest.fixture
def course(centre: Centre) -> Service:
    return service(centre, scenario.MOTHERS_COURSE.title)


@pytest.fixture
def editor(centre: Centre) -> Client:
    return signed_in(Role.CENTRE_EDITOR, centre)


@pytest.fixture
def machine(settings: Settings) -> Iterator[StandIn]:
    with running() as stand_in:
        settings.TRANSLATION_MACHINE = MachineAddress(MachineKind.LIBRETRANSLATE, stand_in.url)
        yield stand_in


def place(course: Service, target: str = "ar", language: str = "en") -> str:
    return PLACE.format(language, target, course.pk)


def fields(page: str) -> dict[str, str]:
    found = re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    return {name: html.unescape(text) for name, text in found}


def sent(page: str, deed: str, **texts: str) -> dict[str, str]:
    """Everything the form sends, with these texts typed."""
    marks = dict(re.findall(r'name="(seen-\w+)" value="(\w+)"', page))
    return fields(page) | marks | texts | {"deed": deed}


def post(editor: Client, course: Service, deed: str, **texts: str) -> Any:
    return editor.post(place(course), sent(markup(editor.get(place(course))), deed, **texts))


def test_texts_that_need_a_translation_stand_side_by_side(editor: Client, course: Service) -> None:
    page = markup(editor.get(place(course)))

    assert fields(page) == {"title": "", "description": "", "registration_text": ""}
    assert '<div class="kp-sides__text" lang="de" dir="ltr">Sprachkurs für Mütter</div>' in page
    assert re.findall(r'<textarea[^>]*lang="(\w+)" dir="(\w+)"', page) == [("ar", "auto")] * 3


def test_a_text_is_released_and_another_kept(editor: Client, course: Service) -> None:
    answer = post(editor, course, "release", title=" دورة \r\n")
    post(editor, course, "remember", description="سطر\r\nسطر")

    assert (answer.status_code, answer.headers["Location"]) == (302, f"{place(course)}?getan=release")
    assert stored(course, "ar") == [
        ("description", "سطر\nسطر", "person", False),
        ("title", "دورة", "person", True),
    ]
    assert "Released. Readers see it from now on." in markup(editor.get(answer.headers["Location"]))


def test_the_difference_is_marked_for_eye_and_ear(editor: Client, course: Service) -> None:
    translate(course, Section.TITLE, "ar", "دورة", source="Deutschkurs für Mütter")
    page = markup(editor.get(place(course)))

    assert '<del><span class="kern-sr-only">gone: </span>Deutschkurs </del>' in page
    assert '<ins><span class="kern-sr-only">new: </span>Sprachkurs </ins>für Mütter</div>' in page
    assert fields(page)["title"] == "دورة"


def test_someone_elses_text_is_shown_and_nothing_typed_is_lost(editor: Client, course: Service) -> None:
    before = markup(editor.get(place(course)))
    post(editor, course, "release", title="دورة")
    answer = editor.post(place(course), sent(before, "release", title="أخرى", description=""))
    page = markup(answer)
    again = editor.post(place(course), sent(page, "release"))

    assert (answer.status_code, fields(page)["title"]) == (409, "أخرى")
    assert 'Meanwhile saved: <bdi lang="ar">دورة</bdi>' in page
    assert again.status_code == 302
    assert stored(course, "ar") == [("title", "أخرى", "person", True)]


def test_a_text_that_is_too_long_gets_a_sentence(editor: Client, course: Service) -> None:
    answer = post(editor, course, "release", title="ا" * 201, description="نص")
    page = markup(answer)

    assert (answer.status_code, stored(course, "ar")) == (422, [])
    assert "Please shorten this text to 200 characters. It has 201." in page
    assert fields(page)["description"] == "نص"


def test_an_unknown_deed_only_keeps(editor: Client, course: Service) -> None:
    post(editor, course, "publish", title="دورة")

    assert stored(course, "ar") == [("title", "دورة", "person", False)]


def test_without_a_machine_there_is_no_button(editor: Client, course: Service) -> None:
    page = markup(editor.get(place(course)))
    answer = post(editor, course, "suggest", title="دورة")

    assert 'value="suggest"' not in page
    assert (answer.status_code, fields(markup(answer))["title"], stored(course, "ar")) == (200, "دورة", [])


def test_the_machine_fills_what_is_empty(editor: Client, course: Service, machine: StandIn) -> None:
    page = markup(post(editor, course, "suggest", title="دورة"))

    assert fields(page) == {
        "title": "دورة",
        "description": "[Einfacher Deutschkurs.]\n\n[Die Kinder werden betreut.]",
        "registration_text": "[bitte vorher anrufen]",
    }
    assert {row[2:] for row in stored(course, "ar")} == {("machine", False)}
    assert page.count("By machine, nobody has read it") == 3
    assert AuditEvent.objects.filter(action="translating.translation.suggest").count() == 1


def test_only_texts_of_the_offer_reach_the_machine(editor: Client, course: Service, machine: StandIn) -> None:
    Service.objects.within(Scope.of(course.centre)).filter(pk=course.pk).update(
        note="Innenvermerk", description="Fragen an kurs@caritas.example, Tel. 02431 5678."
    )
    post(editor, course, "suggest")

    assert sorted(machine.texts) == [
        'Fragen an <x id="0"/>, Tel. <x id="1"/>.',
        "Sprachkurs für Mütter",
        "bitte vorher anrufen",
    ]


def test_a_persons_text_is_never_replaced_by_a_machine(
    editor: Client, course: Service, machine: StandIn
) -> None:
    post(editor, course, "remember", title="دورة")
    translate(course, Section.DESCRIPTION, "ar", "نص")
    post(editor, course, "suggest")

    assert [row[:3] for row in stored(course, "ar")] == [
        ("description", "نص", "person"),
        ("registration_text", "[bitte vorher anrufen]", "machine"),
        ("title", "دورة", "person"),
    ]


def test_a_machine_that_refuses_is_explained(editor: Client, course: Service, machine: StandIn) -> None:
    machine.status = 456
    answer = post(editor, course, "suggest", title="دورة")
    page = markup(answer)

    assert (answer.status_code, fields(page)["title"], stored(course, "ar")) == (503, "دورة", [])
    assert "What the translation machine may translate this month is used up." in page


def test_a_spoilt_text_stays_empty_and_is_named(editor: Client, course: Service, machine: StandIn) -> None:
    Service.objects.within(Scope.of(course.centre)).filter(pk=course.pk).update(
        description="Tel. 02431 5678."
    )
    machine.change = lambda text: re.sub(r"<x [^>]*>", "", text)
    page = markup(post(editor, course, "suggest"))

    assert fields(page)["description"] == ""
    assert re.search(r"The machine lost a number or an address.*?Description", page, re.DOTALL)


def test_easy_language_is_never_asked_of_a_machine(editor: Client, course: Service, machine: StandIn) -> None:
    address = place(course, "de-x-ls")
    page = markup(editor.get(address))
    answer = editor.post(address, sent(page, "suggest"))

    assert 'value="suggest"' not in page
    assert (answer.status_code, machine.asked) == (503, [])


def test_fixed_terms_stand_beside_the_text_in_which_they_occur(
    editor: Client, centre: Centre, course: Service
) -> None:
    for german, language in (("Sprachkurs", "ar"), ("Jobcenter", "ar"), ("Sprachkurs", "tr")):
        GlossaryTerm.objects.create(
            centre=centre, german=german, language=language, fixed=f"{german} {language}"
        )
    page = markup(editor.get(place(course)))

    assert re.findall(r"<dt[^>]*>(.*?)</dt><dd[^>]*><bdi>(.*?)</bdi>", page) == [
        ("Sprachkurs", "Sprachkurs ar")
    ]


def test_the_next_entry_is_the_next_that_needs_somebody(
    editor: Client, centre: Centre, course: Service
) -> None:
    frauenhaus, advice = service(centre, "Frauenhaus"), service(centre, "Migrationsberatung")
    translate(frauenhaus, Section.TITLE, "ar", "بيت")
    page = markup(editor.get(place(advice)))

    assert re.findall(r'href="([^"]+)"><span>Next entry:', page) == [place(course)]


def test_discarding_asks_once(editor: Client, course: Service) -> None:
    by_machine(course, Section.TITLE, "ar", "دورة")
    address = f"{place(course)}verwerfen/"
    question = markup(editor.get(address))
    before = len(stored(course, "ar"))
    answer = editor.post(address)

    assert "Discard everything that is written in Arabic?" in question
    assert (before, stored(course, "ar")) == (1, [])
    assert answer.headers["Location"] == place(course)


def test_organizations_are_translated_too(editor: Client, centre: Centre) -> None:
    own = Organization.objects.within(Scope.of(centre)).filter(name=scenario.CARITAS.name)
    own.update(description="Wir helfen.")
    address = f"/en/heinsberg/arbeitsplatz/uebersetzungen/ar/traeger/{own.get().pk}/"
    editor.post(address, sent(markup(editor.get(address)), "release", description="نساعد"))

    assert own.get().translations.get().text == "نساعد"


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.CENTRE_HEAD, 200), (Role.TENANT_ADMINISTRATOR, 403), (Role.PROVIDER_EDITOR, 403)],
)
def test_who_may_translate(centre: Centre, course: Service, role: Role, status: int) -> None:
    browser = signed_in(role, centre)
    places = [place(course), f"{place(course)}verwerfen/"]

    assert [browser.get(address).status_code for address in places] == [status] * 2
    if status == 403:
        assert [browser.post(address, {"title": "x"}).status_code for address in places] == [403] * 2


def test_nobody_and_another_centre(client: Client, course: Service) -> None:
    outsider = signed_in(Role.CENTRE_HEAD, scenario.dueren())
    own = place(course).replace("heinsberg", "dueren")

    assert client.post(place(course), {"title": "x"}).status_code == 403
    assert [outsider.post(address, {"title": "x"}).status_code for address in (place(course), own)] == [
        404
    ] * 2
    assert stored(course, "ar") == []


def test_what_does_not_exist(editor: Client, centre: Centre, course: Service) -> None:
    draft = service(centre, scenario.DRAFT.title)
    addresses = [
        place(draft),
        place(course).replace(str(course.pk), str(uuid.UUID(int=1))),
        place(course).replace("angebot", "ort"),
        place(course, "xx"),
        place(course).replace("angebot", "traeger"),
    ]

    assert [editor.get(address).status_code for address in addresses] == [404] * 5


def test_typed_markup_is_text(editor: Client, course: Service) -> None:
    page = markup(post(editor, course, "release", title="</textarea><script>" + "x" * 200))

    assert "<script" not in page


def test_the_page_speaks_arabic(editor: Client, course: Service) -> None:
    page = markup(editor.get(place(course, "de-x-ls", "ar")))

    assert ('<html lang="ar" dir="rtl">' in page, "<script" in page) == (True, False)


@pytest.mark.parametrize("number", [1, 30])
def test_statements_are_constant(
    editor: Client,
    centre: Centre,
    course: Service,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    scenario.many(centre, number)

    with django_assert_num_queries(COLD):
        editor.get(place(course))
