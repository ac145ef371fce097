"""Remembering, releasing and discarding: what is stored, who may, what readers see, what the trail keeps."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from knotenpunkt.access.policy import NOBODY, OPERATOR, AccessRefused, Actor, Grant, Role
from knotenpunkt.directory.domain.translations import Section
from knotenpunkt.directory.models import Service, Translation
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.directory.tests import scenario
from knotenpunkt.directory.tests.translated import by_machine, service, translate
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.portal import portal_for
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.translating.actions.save_translation import (
    ChangedMeanwhile,
    discard_translation,
    release_translation,
    remember_translation,
)
from knotenpunkt.translating.queries.editor import sides_of
from knotenpunkt.translating.queries.entries import entry_of
from knotenpunkt.translating.tests.rows import stored, target_of

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
TITLE, DESCRIPTION = Section.TITLE, Section.DESCRIPTION


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


@pytest.fixture
def course(centre: Centre) -> Service:
    return service(centre, scenario.MOTHERS_COURSE.title)


def marks(course: Service) -> dict[Section, str]:
    target = target_of(course)
    return {side.section: side.mark for side in sides_of(target, entry_of(target.centre, target.reference))}


def remember(course: Service, actor: Actor = OPERATOR, **texts: str) -> None:
    typed = {Section(name): text for name, text in texts.items()}
    remember_translation(target_of(course), typed, marks(course), actor=actor, now=NOW)


def release(course: Service, actor: Actor = OPERATOR, **texts: str) -> None:
    typed = {Section(name): text for name, text in texts.items()}
    release_translation(target_of(course), typed, marks(course), actor=actor, now=NOW)


def public_titles(course: Service) -> dict[str, str]:
    catalogue = published_catalogue(portal_for("de", "heinsberg"))
    offer = catalogue.offers[catalogue.by_slug[course.slug]]
    return {code: texts[TITLE].text for code, texts in offer.translations.items()}


def test_what_is_remembered_waits_and_what_is_released_is_public(course: Service) -> None:
    remember(course, title="دورة")
    waiting, seen = stored(course, "ar"), public_titles(course)
    release(course, title="دورة")

    assert (waiting, seen) == ([("title", "دورة", "person", False)], {})
    assert stored(course, "ar") == [("title", "دورة", "person", True)]
    assert public_titles(course) == {"ar": "دورة"}


def test_a_released_text_stays_public_while_another_waits(course: Service) -> None:
    release(course, title="دورة")
    remember(course, title="دورة للأمهات")

    assert stored(course, "ar") == [
        ("title", "دورة", "person", True),
        ("title", "دورة للأمهات", "person", False),
    ]
    assert public_titles(course) == {"ar": "دورة"}


def test_remembering_what_stands_there_is_no_change(course: Service) -> None:
    release(course, title="دورة")
    events = AuditEvent.objects.count()
    remember(course, title="دورة")
    release(course, title="دورة")

    assert (AuditEvent.objects.count(), len(stored(course, "ar"))) == (events, 1)


def test_releasing_an_outdated_text_says_that_it_still_fits(course: Service) -> None:
    translate(course, TITLE, "ar", "دورة", source="Sprachkurs für Muetter")
    remember(course, title="دورة")
    before = public_titles(course)
    catalogue = published_catalogue(portal_for("de", "heinsberg"))
    older = catalogue.offers[catalogue.by_slug[course.slug]].translations["ar"][TITLE].is_current
    release(course, title="دورة")

    catalogue = published_catalogue(portal_for("de", "heinsberg"))
    assert (before, older) == ({"ar": "دورة"}, False)
    assert catalogue.offers[catalogue.by_slug[course.slug]].translations["ar"][TITLE].is_current
    assert len(stored(course, "ar")) == 1


def test_a_machines_text_stays_the_machines_unless_it_is_changed(course: Service) -> None:
    by_machine(course, TITLE, "ar", "دورة")
    by_machine(course, DESCRIPTION, "ar", "دورة سهلة")
    release(course, title="دورة", description="دورة سهلة جدا")

    assert stored(course, "ar") == [
        ("description", "دورة سهلة جدا", "person", True),
        ("title", "دورة", "machine", True),
    ]


def test_an_emptied_text_no_longer_waits_and_a_released_one_stays(course: Service) -> None:
    release(course, title="دورة")
    remember(course, title="دورة للأمهات", description="نص")
    remember(course, title="", description="")

    assert stored(course, "ar") == [("title", "دورة", "person", True)]


def test_texts_of_other_sections_and_languages_are_untouched(course: Service) -> None:
    translate(course, DESCRIPTION, "ar", "نص")
    translate(course, TITLE, "tr", "Kurs")
    release(course, title="دورة")

    assert [row[:2] for row in stored(course, "ar")] == [("description", "نص"), ("title", "دورة")]
    assert stored(course, "tr") == [("title", "Kurs", "person", True)]


def test_two_people_lose_nothing(course: Service) -> None:
    seen = marks(course)
    release(course, title="دورة")

    with pytest.raises(ChangedMeanwhile) as caught:
        release_translation(
            target_of(course), {TITLE: "أخرى", DESCRIPTION: "نص"}, seen, actor=OPERATOR, now=NOW
        )
    assert caught.value.sections == {TITLE}
    assert stored(course, "ar") == [("title", "دورة", "person", True)]


def test_a_german_text_that_changed_meanwhile_is_compared_again(course: Service) -> None:
    seen = marks(course)
    Service.objects.within(Scope.of(course.centre)).filter(pk=course.pk).update(title="Neuer Kurs")

    with pytest.raises(ChangedMeanwhile):
        remember_translation(target_of(course), {TITLE: "دورة"}, seen, actor=OPERATOR, now=NOW)
    assert stored(course, "ar") == []


def test_a_text_that_needs_no_translation_is_refused(course: Service) -> None:
    with pytest.raises(ChangedMeanwhile):
        remember(course, schedule_text="الخميس")


def test_discarding_removes_everything_in_one_language(course: Service) -> None:
    translate(course, TITLE, "tr", "Kurs")
    release(course, title="دورة")
    remember(course, title="دورة للأمهات")
    discard_translation(target_of(course), actor=OPERATOR, now=NOW)
    events = AuditEvent.objects.count()
    discard_translation(target_of(course), actor=OPERATOR, now=NOW)

    assert (stored(course, "ar"), len(stored(course, "tr"))) == ([], 1)
    assert AuditEvent.objects.count() == events


def test_the_trail_tells_what_was_done_without_the_texts(course: Service) -> None:
    AuditEvent.objects.all().delete()
    remember(course, title="دورة")
    release(course, title="دورة")
    discard_translation(target_of(course), actor=OPERATOR, now=NOW)

    found = AuditEvent.objects.order_by("pk").values_list("action", "subject_id", "changes")
    changes = {"language": "ar", "sections": ["title"]}
    assert list(found) == [
        (f"translating.translation.{done}", str(course.pk), changes)
        for done in ("remember", "release", "discard")
    ]


@pytest.mark.parametrize("role", [Role.PROVIDER_EDITOR, Role.TENANT_ADMINISTRATOR, Role.STATE_DESK, None])
def test_who_may_not_translate(course: Service, role: Role | None) -> None:
    actor = Actor("x", (Grant(role, course.centre_id),)) if role else NOBODY
    outsider = Actor("x", (Grant(Role.CENTRE_EDITOR, scenario.dueren().pk),))

    for refused in (actor, outsider):
        with pytest.raises(AccessRefused):
            remember(course, refused, title="دورة")
        with pytest.raises(AccessRefused):
            release(course, refused, title="دورة")
        with pytest.raises(AccessRefused):
            discard_translation(target_of(course), actor=refused, now=NOW)
    assert stored(course, "ar") == []


def test_whoever_releases_is_known(course: Service, centre: Centre) -> None:
    from knotenpunkt.accounts.tests.signed_in import seated

    person = seated(Role.CENTRE_EDITOR, centre)
    actor = Actor(str(person.pk), (Grant(Role.CENTRE_EDITOR, centre.pk),))
    release(course, actor, title="دورة")

    row = Translation.objects.within(Scope.of(centre)).get()
    assert (row.released_by_id, row.released_at, row.source) == (person.pk, NOW, course.title)


def test_a_draft_cannot_be_translated(centre: Centre) -> None:
    from django.http import Http404

    draft = service(centre, scenario.DRAFT.title)
    with pytest.raises(Http404):
        remember_translation(target_of(draft), {TITLE: "x"}, {}, actor=OPERATOR, now=NOW)
    assert replace(target_of(draft), language="tr").shown() == {}
