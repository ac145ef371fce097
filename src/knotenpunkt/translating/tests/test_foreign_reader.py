"""Files for translators in the hands of a program that is not ours: the Translate Toolkit, as in Weblate."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from translate.storage.xliff import Xliff1File
from translate.storage.xliff2 import Xliff2File

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.directory.domain.translations import Section
from knotenpunkt.directory.models import Service
from knotenpunkt.directory.tests import scenario
from knotenpunkt.directory.tests.translated import service, translate
from knotenpunkt.regions.models import Centre
from knotenpunkt.translating.actions.exchange_files import Arrival, hand_out, import_received, receive
from knotenpunkt.translating.domain.xliff import Version
from knotenpunkt.translating.domain.xliff_reading import read_file
from knotenpunkt.translating.queries.files import Choice, Verdict, report_on

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
READERS: Mapping[Version, Any] = {Version.OLD: Xliff1File, Version.NEW: Xliff2File}
AWKWARD = "دورة <b>&amp; „A“\nسطر ثانٍ  مع فراغين"


@pytest.fixture
def course(db: None) -> Service:
    """An offer with a released title, an outdated description and a text that nobody translated."""
    course = service(scenario.heinsberg(), scenario.MOTHERS_COURSE.title)
    translate(course, Section.TITLE, "ar", "دورة")
    translate(course, Section.DESCRIPTION, "ar", "قديم", source="Früher")
    return course


def exported(centre: Centre, version: Version) -> bytes:
    return hand_out(centre, "ar", version, Choice.EVERYTHING, actor=OPERATOR, now=NOW)


def read(version: Version, content: bytes) -> Any:
    return READERS[version].parsestring(content)


def units(store: Any) -> Mapping[str, tuple[str, str, bool]]:
    """By their key: the German text, the translation, whether it is released."""
    return {
        unit.getid().rpartition("\x04")[2]: (
            str(unit.source),
            str(unit.target or ""),
            bool(unit.isapproved()),
        )
        for unit in store.units
    }


@pytest.mark.parametrize("version", list(Version))
def test_another_program_reads_what_ours_reads(course: Service, version: Version) -> None:
    content = exported(course.centre, version)
    store, ours = read(version, content), read_file(content)

    assert (store.getsourcelanguage(), store.gettargetlanguage()) == ("de", "ar")
    assert len(ours.units) == 6
    assert units(store) == {
        unit.key: (unit.source, unit.target, unit.target == "دورة") for unit in ours.units
    }


@pytest.mark.parametrize("version", list(Version))
def test_what_another_program_writes_is_imported_text_by_text(course: Service, version: Version) -> None:
    store = read(version, exported(course.centre, version))
    for number, unit in enumerate(store.units):
        unit.target = f"{AWKWARD} {number}"
    content = bytes(store)
    report = report_on(course.centre, "ar", content).counts
    received = receive(course.centre, "ar", "x.xlf", content, actor=OPERATOR, now=NOW)

    assert dict(report) == {Verdict.NEW: 4, Verdict.CHANGED: 2}
    assert import_received(received, Arrival.RELEASED, actor=OPERATOR, now=NOW) == 6
    assert {unit.target for unit in read_file(exported(course.centre, version)).units} == {
        f"{AWKWARD} {number}" for number in range(6)
    }


@pytest.mark.parametrize("version", list(Version))
def test_a_file_that_another_program_only_opened_changes_nothing(course: Service, version: Version) -> None:
    content = bytes(read(version, exported(course.centre, version)))

    assert dict(report_on(course.centre, "ar", content).counts) == {Verdict.SAME: 1, Verdict.UNTRANSLATED: 5}
