"""An errand for an upload, in a thread of the worker that was asked for it; signs of life go into the database.

Should the process die, nothing is half done: each errand writes its result in one transaction, and its silence is
noticed. The threads are daemons, so that a worker that is told to end does not wait for them.
"""

import logging
import threading
import time
import uuid
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import connections
from django.utils import timezone

from knotenpunkt.access.policy import Actor
from knotenpunkt.importers.actions.apply_upload import apply_upload
from knotenpunkt.importers.actions.import_lock import ImportBusy
from knotenpunkt.importers.actions.read_upload import read_upload
from knotenpunkt.importers.actions.receive_workbook import receive_again
from knotenpunkt.importers.actions.undo_upload import undo_upload
from knotenpunkt.importers.actions.upload_errands import Superseded, beat, begin_errand, end_errand
from knotenpunkt.importers.models import Errand, UploadState, WorkbookUpload
from knotenpunkt.importers.queries.workbook_uploads import whole_upload
from knotenpunkt.shared.files.problems import WorkbookProblem
from knotenpunkt.upkeep.actions.find_duplicates import find_duplicates

SHORT_WAIT = 2.0  # seconds: a small workbook is read before somebody has to look at its progress
BETWEEN_BEATS = 0.7  # seconds
BETWEEN_TRIES = 0.5  # seconds, while another import of the centre is under way
MOST_TRIES = 1200

log = logging.getLogger(__name__)


def start_errand(
    upload: WorkbookUpload, errand: Errand, *, actor: Actor, now: datetime
) -> Callable[[float], None]:
    """Have it done, unless it is being done already; what is returned waits for its end so many seconds at most."""
    token = begin_errand(upload, errand, actor=actor, now=now)
    if token is None:
        return lambda seconds: None
    work = threading.Thread(
        target=_run, args=(upload, errand, token, actor), name=f"upload-{errand}", daemon=True
    )
    if getattr(settings, "UPLOADS_IN_THREADS", True):
        work.start()
        return work.join
    _do(upload, errand, token, actor)
    return lambda seconds: None


def read_again(
    upload: WorkbookUpload, *, actor: Actor, now: datetime
) -> tuple[WorkbookUpload, Callable[[float], None]]:
    """Have it read with what is known today; one that was written becomes a new upload. The second waits for it."""
    if upload.state in {UploadState.APPLIED, UploadState.UNDONE}:
        upload = receive_again(whole_upload(upload), actor=actor, now=now)
    return upload, start_errand(upload, Errand.READ, actor=actor, now=now)


def _run(upload: WorkbookUpload, errand: Errand, token: uuid.UUID, actor: Actor) -> None:
    try:
        _do(upload, errand, token, actor)
    finally:
        connections.close_all()


def _do(upload: WorkbookUpload, errand: Errand, token: uuid.UUID, actor: Actor) -> None:
    """Do it to the end; whatever goes wrong becomes a sentence on the page."""
    try:
        _do_in_turn(whole_upload(upload), errand, token, actor)
    except Superseded:
        log.warning("an errand (%s) for an upload was taken over by another process", errand)
    except WorkbookProblem as problem:
        _give_up(upload, errand, token, problem.sentence)
    except Exception:
        log.exception("an errand (%s) for an upload failed", errand)
        _give_up(upload, errand, token, "Dabei ist bei uns ein Fehler aufgetreten. Es wurde nichts geändert.")


def _do_in_turn(upload: WorkbookUpload, errand: Errand, token: uuid.UUID, actor: Actor) -> None:
    progress = _Heart(upload, token)
    for _ in range(MOST_TRIES):
        try:
            _work(upload, errand, token, actor, progress)
        except ImportBusy as busy:
            waiting = busy
            progress("Warten, bis ein anderer Import fertig ist", 0, 0)
            time.sleep(BETWEEN_TRIES)
        else:
            return
    raise waiting


def _work(upload: WorkbookUpload, errand: Errand, token: uuid.UUID, actor: Actor, progress: "_Heart") -> None:
    now = timezone.now()
    if errand is Errand.READ:
        read_upload(upload, token, now=now, progress=progress)
    elif errand is Errand.APPLY:
        apply_upload(upload, token, actor=actor, now=now, progress=progress)
        find_duplicates(upload.centre, actor=actor, now=now)
    else:
        undo_upload(upload, token, actor=actor, now=now, progress=progress)


class _Heart:
    """Tells how far it is, and with it that somebody still works on it."""

    def __init__(self, upload: WorkbookUpload, token: uuid.UUID) -> None:
        self._upload, self._token = upload, token
        self._stage, self._last = "", 0.0

    def __call__(self, what: str, done: int, total: int) -> None:
        tick = time.monotonic()
        if what == self._stage and tick - self._last < BETWEEN_BEATS:
            return
        self._stage, self._last = what, tick
        beat(self._upload, self._token, what, done, total, now=timezone.now())


def _give_up(upload: WorkbookUpload, errand: Errand, token: uuid.UUID, sentence: str) -> None:
    result: dict[str, object] = {"problem": sentence}
    if errand is Errand.READ:
        result["state"] = UploadState.FAILED
    try:
        end_errand(upload, token, **result)
    except Superseded:
        log.warning("an errand (%s) for an upload was taken over by another process", errand)
