"""An upload from beginning to end: read, written in one step, taken back; nothing twice, nothing half."""

from datetime import timedelta

import pytest
from django.utils import timezone

from knotenpunkt.access.policy import NOBODY, OPERATOR, AccessRefused, Actor, Grant, Role
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.models import Confirmation, EntryVersion, Service
from knotenpunkt.directory.queries.records import stored_catalogue
from knotenpunkt.importers.actions import read_upload
from knotenpunkt.importers.actions.apply_upload import apply_upload
from knotenpunkt.importers.actions.forget_uploads import forget_uploads
from knotenpunkt.importers.actions.receive_workbook import ReceivedFile, receive_workbook
from knotenpunkt.importers.actions.upload_errands import Superseded, begin_errand, end_errand
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.plan import Fate
from knotenpunkt.importers.jobs import upload_job
from knotenpunkt.importers.models import Errand, Notice, UploadState, WorkbookUpload
from knotenpunkt.importers.queries.import_preview import ImportPreview
from knotenpunkt.importers.reading import no_progress
from knotenpunkt.importers.tests.conftest import MakeWorkbook
from knotenpunkt.importers.tests.uploads import NOW, done, fresh, report_of, uploaded
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.files.problems import WorkbookProblem
from knotenpunkt.shared.files.received import plain_name
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope

H = Heading
ORGANIZATIONS = [
    {H.NUMBER: 1, H.ORGANIZATION: "Verein Ratheim", H.CITY: "Hückelhoven"},
    {H.NUMBER: 2, H.ORGANIZATION: "Kirche Wegberg", H.CITY: "Wegberg"},
]
SERVICES = [
    {H.NUMBER: 1, H.SERVICE: "Sprachcafé", H.PROVIDER: "Verein Ratheim", H.COST: "kostenlos"},
    {H.NUMBER: 2, H.SERVICE: "Teestube", H.PROVIDER: "Kirche Wegberg"},
]


@pytest.fixture
def upload(heinsberg: Centre, make_workbook: MakeWorkbook) -> WorkbookUpload:
    """Two organizations and two services, read into an empty catalogue."""
    return uploaded(heinsberg, make_workbook(SERVICES, ORGANIZATIONS))


@pytest.fixture
def second(upload: WorkbookUpload, make_workbook: MakeWorkbook) -> WorkbookUpload:
    """After the first was written: a service changed, an organization renamed, numbers swapped, a service more."""
    done(upload, Errand.APPLY)
    changed = [
        {**SERVICES[0], H.NUMBER: 2, H.COST: "2 €", H.PROVIDER: "Verein Ratheim e.V."},
        {**SERVICES[1], H.NUMBER: 1},
        {H.NUMBER: 3, H.SERVICE: "Nähkurs", H.PROVIDER: "Nähstube"},
    ]
    organizations = [
        {**ORGANIZATIONS[0], H.ORGANIZATION: "Verein Ratheim e.V."},
        ORGANIZATIONS[1],
        {H.NUMBER: 3, H.ORGANIZATION: "Nähstube"},
    ]
    return uploaded(upload.centre, make_workbook(changed, organizations))


def titles(centre: Centre) -> set[tuple[int | None, str, str, str]]:
    return {
        (record.number, record.title, record.organization, record.cost_text)
        for record in stored_catalogue(centre).services.values()
    }


def test_an_upload_is_read_and_waits(upload: WorkbookUpload) -> None:
    assert (upload.state, upload.errand, report_of(upload).count(Fate.CREATED)) == ("ready", "", 4)
    assert stored_catalogue(upload.centre).services == {}


def test_what_was_seen_is_written_in_one_step(upload: WorkbookUpload) -> None:
    applied = done(upload, Errand.APPLY)

    assert (applied.state, applied.problem) == ("applied", "")
    assert titles(upload.centre) == {
        (1, "Sprachcafé", "Verein Ratheim", "kostenlos"),
        (2, "Teestube", "Kirche Wegberg", ""),
    }
    assert AuditEvent.objects.filter(action="importers.apply_upload").count() == 1


def test_writing_twice_writes_once(upload: WorkbookUpload) -> None:
    done(upload, Errand.APPLY)
    done(upload, Errand.APPLY)

    assert AuditEvent.objects.filter(action="importers.apply_upload").count() == 1


def test_a_plan_that_changed_meanwhile_is_shown_and_not_written(
    upload: WorkbookUpload, make_workbook: MakeWorkbook
) -> None:
    other = uploaded(
        upload.centre, make_workbook([{**SERVICES[0], H.COST: "5 €"}], ORGANIZATIONS, name="b.xlsx")
    )
    done(other, Errand.APPLY)
    refused = done(upload, Errand.APPLY)

    assert (refused.state, refused.notice) == (UploadState.READY, Notice.PLAN_CHANGED)
    assert (report_of(refused).count(Fate.CREATED), report_of(refused).count(Fate.UPDATED)) == (1, 1)
    assert ("Sprachcafé", "5 €") in {(title, cost) for _, title, _, cost in titles(upload.centre)}
    assert done(refused, Errand.APPLY).state == UploadState.APPLIED


def test_an_entry_written_between_planning_and_writing_is_not_overwritten(
    second: WorkbookUpload, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned, name = read_upload.preview_of, "knotenpunkt.importers.actions.apply_upload.preview_of"

    def overtaken(upload: WorkbookUpload, progress: object) -> ImportPreview:
        preview = planned(upload, no_progress)
        monkeypatch.setattr(name, planned)
        stored = stored_catalogue(upload.centre)
        key = next(key for key, record in stored.services.items() if record.title == "Sprachcafé")
        changes = CatalogueChanges(services=[Change(key, stored.services[key])])
        save_catalogue(upload.centre, changes, actor=OPERATOR, now=NOW)
        return preview

    monkeypatch.setattr(name, overtaken)

    assert done(second, Errand.APPLY).state == UploadState.APPLIED
    assert EntryVersion.objects.within(Scope.of(second.centre)).filter(kind="service").count() == 3


def test_numbers_and_names_move_and_come_back(upload: WorkbookUpload, second: WorkbookUpload) -> None:
    before = stored_catalogue(upload.centre)
    applied = done(second, Errand.APPLY)
    changed = titles(upload.centre)
    undone = done(applied, Errand.UNDO)

    assert changed == {
        (2, "Sprachcafé", "Verein Ratheim e.V.", "2 €"),
        (1, "Teestube", "Kirche Wegberg", ""),
        (3, "Nähkurs", "Nähstube", ""),
    }
    assert (undone.state, undone.kept, stored_catalogue(upload.centre)) == ("undone", [], before)
    assert AuditEvent.objects.filter(action="importers.undo_upload").count() == 1


def test_taking_back_the_first_upload_leaves_an_empty_catalogue(upload: WorkbookUpload) -> None:
    undone = done(done(upload, Errand.APPLY), Errand.UNDO)
    stored = stored_catalogue(upload.centre)

    assert (undone.state, stored.services, stored.organizations) == ("undone", {}, {})


def test_what_somebody_has_changed_since_stays_and_is_named(
    upload: WorkbookUpload, second: WorkbookUpload
) -> None:
    applied = done(second, Errand.APPLY)
    stored = stored_catalogue(upload.centre)
    touched = [(key, record) for key, record in stored.services.items() if record.number in {2, 3}]
    changes = CatalogueChanges(services=[Change(key, record) for key, record in touched])
    save_catalogue(upload.centre, changes, actor=OPERATOR, now=NOW)
    undone = done(applied, Errand.UNDO)

    names = {record.title for _, record in touched}
    assert {(each["name"], each["why"]) for each in undone.kept} == {
        *((name, "changed") for name in names),
        ("Nähstube", "archived"),
    }
    assert names <= {title for _, title, _, _ in titles(upload.centre)}


def test_a_new_entry_that_something_refers_to_is_archived(upload: WorkbookUpload) -> None:
    applied = done(upload, Errand.APPLY)
    service = Service.objects.within(Scope.of(upload.centre)).get(title="Teestube")
    Confirmation.objects.create(
        service=service, confirmed_on=NOW.date(), origin="centre", confirmed_by="Team"
    )
    undone = done(applied, Errand.UNDO)

    (kept,) = stored_catalogue(upload.centre).services.values()
    assert (kept.title, kept.status, kept.number) == ("Teestube", Status.ARCHIVED, None)
    assert {(each["name"], each["why"]) for each in undone.kept} == {
        ("Teestube", "archived"),
        ("Kirche Wegberg", "archived"),
    }


def test_after_a_day_nothing_is_taken_back(upload: WorkbookUpload) -> None:
    applied = done(upload, Errand.APPLY)
    late = timezone.now() + timedelta(hours=24, minutes=1)

    assert (applied.may_be_undone(timezone.now()), applied.may_be_undone(late)) == (True, False)
    assert begin_errand(applied, Errand.UNDO, actor=OPERATOR, now=late) is None


def test_a_reader_that_died_is_noticed_and_another_takes_over(upload: WorkbookUpload) -> None:
    began = timezone.now()
    token = begin_errand(upload, Errand.READ, actor=OPERATOR, now=began)
    dead = fresh(upload)
    later = began + timedelta(minutes=2)

    assert (dead.is_busy(began), dead.is_busy(later), dead.is_interrupted(later)) == (True, False, True)
    assert begin_errand(upload, Errand.READ, actor=OPERATOR, now=began) is None
    assert begin_errand(upload, Errand.READ, actor=OPERATOR, now=later) is not None
    assert token is not None
    with pytest.raises(Superseded):
        end_errand(upload, token, state=UploadState.FAILED)
    assert fresh(upload).state == UploadState.READY


def test_whoever_was_taken_over_writes_nothing(upload: WorkbookUpload) -> None:
    began = timezone.now()
    token = begin_errand(upload, Errand.APPLY, actor=OPERATOR, now=began)
    begin_errand(upload, Errand.APPLY, actor=OPERATOR, now=began + timedelta(minutes=6))
    whole = WorkbookUpload.objects.within(Scope.of(upload.centre)).get(pk=upload.pk)

    assert token is not None
    with pytest.raises(Superseded):
        apply_upload(whole, token, actor=OPERATOR, now=began, progress=no_progress)
    assert titles(upload.centre) == set()


def test_an_error_of_the_program_becomes_a_sentence(
    upload: WorkbookUpload, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(upload_job, "apply_upload", broken)
    failed = done(upload, Errand.APPLY)

    assert (failed.state, failed.errand, failed.problem) == (
        "ready",
        "",
        "Dabei ist bei uns ein Fehler aufgetreten. Es wurde nichts geändert.",
    )


def test_nobody_else_begins_anything(upload: WorkbookUpload) -> None:
    elsewhere = Centre.objects.exclude(pk=upload.centre.pk).order_by("pk")[0]
    outsider = Actor("outsider", (Grant(Role.CENTRE_HEAD, elsewhere.pk),))

    for actor in (NOBODY, outsider):
        with pytest.raises(AccessRefused):
            begin_errand(upload, Errand.APPLY, actor=actor, now=NOW)
        with pytest.raises(AccessRefused):
            receive_workbook(upload.centre, ReceivedFile("x.xlsx", b""), actor=actor, now=NOW)


def test_missing_entries_are_archived_on_request_and_come_back(
    upload: WorkbookUpload, make_workbook: MakeWorkbook
) -> None:
    done(upload, Errand.APPLY)
    before = stored_catalogue(upload.centre)
    shorter = uploaded(upload.centre, make_workbook(SERVICES[:1], ORGANIZATIONS), archives_missing=True)
    applied = done(shorter, Errand.APPLY)
    states = {record.title: record.status for record in stored_catalogue(upload.centre).services.values()}
    done(applied, Errand.UNDO)

    assert states == {"Sprachcafé": Status.PUBLISHED, "Teestube": Status.ARCHIVED}
    assert stored_catalogue(upload.centre) == before


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Angebote.xlsx", "Angebote.xlsx"),
        ("C:\\Users\\x\\Angebote.xlsx", "Angebote.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("", "Arbeitsmappe.xlsx"),
        ("..", "Arbeitsmappe.xlsx"),
        ("ü" * 300 + ".xlsx", "ü" * 115 + ".xlsx"),
    ],
)
def test_a_file_keeps_its_own_name_only(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_a_file_that_is_too_large_is_refused(centre: Centre) -> None:
    with pytest.raises(WorkbookProblem) as told:
        receive_workbook(centre, ReceivedFile("a.xlsx", bytes(10_400_000)), actor=OPERATOR, now=NOW)

    assert str(told.value).startswith("Die Datei „a.xlsx“ ist 10,4 MB groß. Möglich sind 10 MB.")


def test_uploads_are_forgotten_after_thirty_days(upload: WorkbookUpload) -> None:
    early = forget_uploads(actor=OPERATOR, now=NOW + timedelta(days=29, hours=23))
    late = forget_uploads(actor=OPERATOR, now=NOW + timedelta(days=30))

    assert (early, late, forget_uploads(actor=OPERATOR, now=NOW + timedelta(days=31))) == (0, 1, 0)
    with pytest.raises(AccessRefused):
        forget_uploads(actor=NOBODY, now=NOW)
