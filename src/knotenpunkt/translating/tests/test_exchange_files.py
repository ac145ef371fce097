"""Texts out to translators and back: what is reported, what is written, what waits, what the trail keeps."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from knotenpunkt.access.policy import OPERATOR, AccessRefused, Actor, Grant, Role
from knotenpunkt.directory.domain.translations import Section, State
from knotenpunkt.directory.models import Service
from knotenpunkt.directory.tests import scenario
from knotenpunkt.directory.tests.translated import by_machine, service, translate
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.translating.actions.exchange_files import Arrival, hand_out, import_received, receive
from knotenpunkt.translating.domain.xliff import Fault, FileUnusable, Version
from knotenpunkt.translating.domain.xliff_reading import read_file
from knotenpunkt.translating.models import ReceivedFile
from knotenpunkt.translating.queries.entries import states_in
from knotenpunkt.translating.queries.files import Choice, Verdict, report_on
from knotenpunkt.translating.tests.rows import stored

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
TITLE, DESCRIPTION = Section.TITLE, Section.DESCRIPTION
type Export = Callable[..., str]


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


@pytest.fixture
def course(centre: Centre) -> Service:
    return service(centre, scenario.MOTHERS_COURSE.title)


def exported(centre: Centre, choice: Choice = Choice.TO_DO, version: Version = Version.OLD) -> str:
    return hand_out(centre, "ar", version, choice, actor=OPERATOR, now=NOW).decode()


def translated(content: str, **texts: str) -> str:
    """The file with German texts followed by these translations, as a translator would fill it in."""
    for source, target in texts.items():
        german = f"<source>{source.replace('_', ' ')}</source>"
        assert german in content
        content = content.replace(german, f"{german}<target>{target}</target>")
    return content


def verdicts(centre: Centre, content: str) -> dict[Verdict, int]:
    return dict(report_on(centre, "ar", content.encode()).counts)


def imported(centre: Centre, content: str, arrival: Arrival = Arrival.WAITING) -> int:
    received = receive(centre, "ar", "x.xlf", content.encode(), actor=OPERATOR, now=NOW)
    return import_received(received, arrival, actor=OPERATOR, now=NOW)


@pytest.mark.parametrize("version", list(Version))
def test_texts_go_out_and_come_back(centre: Centre, course: Service, version: Version) -> None:
    content = translated(exported(centre, version=version), Frauenhaus="بيت", Sprachkurs_für_Mütter="دورة")
    report = verdicts(centre, content)
    number = imported(centre, content)

    assert report == {Verdict.NEW: 2, Verdict.UNTRANSLATED: 4}
    assert (number, stored(course, "ar")) == (2, [("title", "دورة", "imported", False)])
    assert verdicts(centre, content) == {Verdict.SAME: 2, Verdict.UNTRANSLATED: 4}


def test_a_trusted_translators_texts_are_released_at_once(centre: Centre, course: Service) -> None:
    content = translated(exported(centre), Sprachkurs_für_Mütter="دورة")

    assert imported(centre, content, Arrival.RELEASED) == 1
    assert stored(course, "ar") == [("title", "دورة", "imported", True)]
    assert imported(centre, content, Arrival.RELEASED) == 0


def test_only_what_is_to_do_goes_out_unless_all_is_wanted(centre: Centre, course: Service) -> None:
    translate(course, TITLE, "ar", "دورة")
    translate(course, DESCRIPTION, "ar", "قديم", source="Früher")
    by_machine(service(centre, "Frauenhaus"), TITLE, "ar", "بيت")
    to_do, everything = (read_file(exported(centre, choice).encode()).units for choice in Choice)

    assert sorted(unit.source.split()[0] for unit in to_do) == [
        "Chor",
        "Einfacher",
        "Migrationsberatung",
        "bitte",
    ]
    assert {unit.target for unit in to_do} == {""}
    assert sorted(unit.target for unit in everything if unit.target) == ["بيت", "دورة"]


def test_an_untouched_file_changes_nothing(centre: Centre, course: Service) -> None:
    translate(course, TITLE, "ar", "دورة")
    translate(course, DESCRIPTION, "ar", "قديم", source="Früher")
    by_machine(service(centre, "Frauenhaus"), TITLE, "ar", "بيت")
    for version in Version:
        content = exported(centre, Choice.EVERYTHING, version)
        assert verdicts(centre, content) == {Verdict.SAME: 2, Verdict.UNTRANSLATED: 4}


def test_a_text_whose_german_changed_meanwhile_is_kept_as_outdated(centre: Centre, course: Service) -> None:
    content = translated(exported(centre), Sprachkurs_für_Mütter="دورة")
    Service.objects.within(Scope.of(centre)).filter(pk=course.pk).update(title="Deutsch für Mütter")
    report = verdicts(centre, content)
    imported(centre, content, Arrival.RELEASED)

    assert report == {Verdict.OUTDATED: 1, Verdict.UNTRANSLATED: 5}
    assert stored(course, "ar") == [("title", "دورة", "imported", False)]
    states = {one.entry.title: one.state for one in states_in(centre, "ar")}
    assert states["Deutsch für Mütter"] is State.OUTDATED


def test_a_newer_translation_is_not_replaced_by_an_older_one(centre: Centre, course: Service) -> None:
    content = translated(exported(centre), Sprachkurs_für_Mütter="دورة")
    Service.objects.within(Scope.of(centre)).filter(pk=course.pk).update(title="Deutsch für Mütter")
    course.refresh_from_db()
    translate(course, TITLE, "ar", "الألمانية")

    assert verdicts(centre, content)[Verdict.OVERTAKEN] == 1
    assert imported(centre, content) == 0
    assert stored(course, "ar") == [("title", "الألمانية", "person", True)]


def test_a_translation_replaces_another_for_the_same_text(centre: Centre, course: Service) -> None:
    by_machine(course, TITLE, "ar", "دورات")
    content = exported(centre, Choice.EVERYTHING).replace("دورات", "دورة")
    report = verdicts(centre, content)
    imported(centre, content)

    assert report[Verdict.CHANGED] == 1
    assert stored(course, "ar") == [("title", "دورة", "imported", False)]


def test_what_is_not_ours_is_named_and_left_out(centre: Centre, course: Service) -> None:
    foreign = translated(exported(scenario.dueren()), Fremdes_Angebot="غريب")

    assert verdicts(centre, foreign) == {Verdict.UNKNOWN: 1}
    assert imported(centre, foreign) == 0


def test_formatting_length_and_repetition_are_named(centre: Centre, course: Service) -> None:
    content = translated(
        exported(centre),
        Frauenhaus="<g id='1'>بيت</g>",
        Sprachkurs_für_Mütter="ا" * 201,
        Migrationsberatung="نصح",
    )
    unit = content[content.index("<trans-unit") : content.index("</trans-unit>") + len("</trans-unit>")]
    report = verdicts(centre, content.replace("<body>", f"<body>{unit}"))

    assert (report[Verdict.TAGS], report[Verdict.TOO_LONG], report[Verdict.TWICE], report[Verdict.NEW]) == (
        1,
        1,
        1,
        1,
    )


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('target-language="ar"', 'target-language="tr"', Fault.OTHER_TARGET),
        ('target-language="ar"', 'target-language="de"', Fault.OTHER_TARGET),
        ('source-language="de"', 'source-language="en"', Fault.OTHER_SOURCE),
        ('target-language="ar"', 'target-language="ar-SA"', None),
        ('target-language="ar"', 'target-language="AR_sa"', None),
        ('target-language="ar"', "", None),
        ('source-language="de"', 'source-language="de-DE"', None),
    ],
)
def test_languages_must_agree_and_regions_do_not_matter(
    centre: Centre, before: str, after: str, fault: Fault | None
) -> None:
    content = exported(centre).replace(before, after)
    if fault is None:
        assert verdicts(centre, content) == {Verdict.UNTRANSLATED: 6}
    else:
        with pytest.raises(FileUnusable) as caught:
            verdicts(centre, content)
        assert caught.value.fault is fault


def test_easy_language_is_not_german(centre: Centre) -> None:
    easy = hand_out(centre, "de-x-ls", Version.OLD, Choice.TO_DO, actor=OPERATOR, now=NOW)

    assert report_on(centre, "de-x-ls", easy).counts == {Verdict.UNTRANSLATED: 6}
    with pytest.raises(FileUnusable):
        report_on(centre, "de-x-ls", easy.replace(b'target-language="de-x-ls"', b'target-language="de"'))


def test_a_file_is_kept_for_a_day_and_gone_when_imported(centre: Centre) -> None:
    content = exported(centre).encode()
    receive(centre, "ar", "alt.xlf", content, actor=OPERATOR, now=NOW - timedelta(days=2))
    received = receive(centre, "ar", "neu.xlf", content, actor=OPERATOR, now=NOW)
    kept = ReceivedFile.objects.within(Scope.of(centre))

    assert [file.name for file in kept.all()] == ["neu.xlf"]
    import_received(received, Arrival.WAITING, actor=OPERATOR, now=NOW)
    assert kept.count() == 0


def test_a_file_that_cannot_be_read_is_not_kept(centre: Centre) -> None:
    with pytest.raises(FileUnusable):
        receive(centre, "ar", "x.pdf", b"%PDF", actor=OPERATOR, now=NOW)
    assert ReceivedFile.objects.within(Scope.of(centre)).count() == 0


def test_the_trail_tells_of_every_file_and_entry(centre: Centre, course: Service) -> None:
    AuditEvent.objects.all().delete()
    imported(centre, translated(exported(centre), Sprachkurs_für_Mütter="دورة"))

    assert list(AuditEvent.objects.order_by("pk").values_list("action", "changes")) == [
        ("translating.file.hand_out", {"language": "ar", "texts": 6}),
        ("translating.file.receive", {"language": "ar"}),
        ("translating.translation.import", {"language": "ar", "sections": ["title"]}),
    ]


def test_who_may_not_exchange_files(centre: Centre) -> None:
    content = exported(centre)
    received = receive(centre, "ar", "x.xlf", content.encode(), actor=OPERATOR, now=NOW)
    for refused in (
        Actor("x", (Grant(Role.PROVIDER_EDITOR, centre.pk),)),
        Actor("x", (Grant(Role.CENTRE_HEAD, scenario.dueren().pk),)),
    ):
        with pytest.raises(AccessRefused):
            hand_out(centre, "ar", Version.OLD, Choice.TO_DO, actor=refused, now=NOW)
        with pytest.raises(AccessRefused):
            receive(centre, "ar", "x.xlf", content.encode(), actor=refused, now=NOW)
        with pytest.raises(AccessRefused):
            import_received(received, Arrival.WAITING, actor=refused, now=NOW)
