"""How far an errand is, told beside the database: others see it while it writes, and nothing breaks without it."""

import subprocess
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.importers.actions.upload_errands import beat, begin_errand, end_errand
from knotenpunkt.importers.files.signs_of_life import Sign, leave_sign, remove_sign, sign_of
from knotenpunkt.importers.models import Errand, WorkbookUpload
from knotenpunkt.importers.tests.conftest import DEMO, MakeWorkbook
from knotenpunkt.importers.tests.test_concurrent_uploads import _SET_UP, ended, python
from knotenpunkt.importers.tests.test_upload import ORGANIZATIONS, SERVICES
from knotenpunkt.importers.tests.uploads import NOW, fresh, uploaded
from knotenpunkt.regions.models import Centre
from tests.harness.site import COMMAND, instance_environment

# Whoever looks while it is written has a connection of her own: a thread that is waited for.
_WATCHED = (
    _SET_UP
    + """
from concurrent.futures import ThreadPoolExecutor
from knotenpunkt.directory.models import Service
from knotenpunkt.importers.queries.workbook_uploads import workbook_upload_of
from knotenpunkt.shared.tenancy import Scope
file = Path(sys.argv[1])
received = receive_workbook(centre, ReceivedFile(file.name, file.read_bytes()), actor=OPERATOR, now=now)
upload_job.start_errand(received, Errand.READ, actor=OPERATOR, now=now)
upload_job.BETWEEN_BEATS = 0
said = upload_job._Heart.__call__
seen = []
def look():
    found = workbook_upload_of(centre, received.pk)
    written = Service.objects.within(Scope.of(centre)).count()
    return found.stage, found.done, found.of, found.is_busy(timezone.now()), written
def watched(self, what, done, total):
    said(self, what, done, total)
    if what == "Speichern":
        with ThreadPoolExecutor(1) as others:
            seen.append(others.submit(look).result())
upload_job._Heart.__call__ = watched
upload_job.start_errand(received, Errand.APPLY, actor=OPERATOR, now=timezone.now())
print(seen, upload().state)
"""
)


@pytest.fixture
def data(tmp_path: Path, settings: object) -> Path:
    """A data folder of its own."""
    settings.DATA_FOLDER = tmp_path  # type: ignore[attr-defined]
    return tmp_path


@pytest.fixture
def upload(heinsberg: Centre, make_workbook: MakeWorkbook, data: Path) -> WorkbookUpload:
    return uploaded(heinsberg, make_workbook(SERVICES, ORGANIZATIONS))


def test_whoever_looks_while_it_is_written_sees_how_far_it_is(tmp_path: Path) -> None:
    subprocess.run([COMMAND, "init"], env=instance_environment(tmp_path), check=True, capture_output=True)
    status, written = ended(python(_WATCHED, tmp_path, str(DEMO)))

    assert (status, written.strip()) == (
        0,
        "[('Speichern', 0, 1, True, 0), ('Speichern', 98, 324, True, 0), ('Speichern', 324, 324, True, 0)] applied",
    )
    assert list((tmp_path / "progress").iterdir()) == []


def test_the_latest_sign_is_read(data: Path) -> None:
    key, token = uuid.uuid4(), uuid.uuid4()
    for done in (1, 2):
        leave_sign(key, Sign(token, "Blatt „Ä“ öffnen", done, 9, NOW))

    assert sign_of(key) == Sign(token, "Blatt „Ä“ öffnen", 2, 9, NOW)
    assert [path.name for path in (data / "progress").iterdir()] == [f"{key}.json"]
    remove_sign(key)
    assert sign_of(key) is None


@pytest.mark.parametrize("content", ["", "{}", "[1, 2]", '["x", "", 1, 2, "yesterday"]', "\ud800"])
def test_a_file_that_says_nothing_is_no_sign(data: Path, content: str) -> None:
    key = uuid.uuid4()
    (data / "progress").mkdir()
    (data / "progress" / f"{key}.json").write_text(content, encoding="utf-8", errors="surrogatepass")

    assert sign_of(key) is None


def test_without_a_folder_the_database_tells_it(upload: WorkbookUpload, data: Path) -> None:
    (data / "progress").rmdir()
    (data / "progress").write_text("in the way")
    token = begin_errand(upload, Errand.READ, actor=OPERATOR, now=NOW)
    assert token is not None
    beat(upload, token, "Angebote lesen", 3, 9, now=NOW)

    assert (fresh(upload).stage, fresh(upload).done) == ("Angebote lesen", 3)


def test_only_signs_of_the_errand_under_way_count(upload: WorkbookUpload) -> None:
    began = timezone.now()
    begin_errand(upload, Errand.APPLY, actor=OPERATOR, now=began)
    leave_sign(upload.pk, Sign(uuid.uuid4(), "Speichern", 5, 9, began + timedelta(minutes=9)))

    assert (fresh(upload).stage, fresh(upload).heartbeat_at) == ("Arbeitsmappe öffnen", began)


def test_who_gives_signs_beside_the_database_is_not_taken_over(upload: WorkbookUpload) -> None:
    began = timezone.now()
    later = began + timedelta(minutes=8)
    token = begin_errand(upload, Errand.APPLY, actor=OPERATOR, now=began)
    assert token is not None
    leave_sign(upload.pk, Sign(token, "Speichern", 5, 9, began + timedelta(minutes=7)))

    assert fresh(upload).is_busy(later)
    assert begin_errand(upload, Errand.APPLY, actor=OPERATOR, now=later) is None
    assert begin_errand(upload, Errand.APPLY, actor=OPERATOR, now=later + timedelta(minutes=5)) is not None


def test_an_errand_that_ended_leaves_no_sign(upload: WorkbookUpload) -> None:
    token = begin_errand(upload, Errand.READ, actor=OPERATOR, now=NOW)
    assert token is not None
    beat(upload, token, "Angebote lesen", 3, 9, now=NOW)
    end_errand(upload, token)

    assert sign_of(upload.pk) is None
