"""How far an errand is, in a small file of the data folder: while it writes, its transaction hides from everybody else
what it says in the database.

On another machine, or where no file can be written, there is none; then the upload's own row is what is known.
"""

import contextlib
import json
import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of life of the errand with this token: what it is doing, how far it is, and when."""

    token: uuid.UUID
    stage: str
    done: int
    of: int
    at: datetime


def leave_sign(upload: uuid.UUID, sign: Sign) -> None:
    """In place of the one before; a reader sees the one or the other."""
    values = [str(sign.token), sign.stage, sign.done, sign.of, sign.at.isoformat()]
    path = _path(upload)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{sign.token}")
        draft.write_text(json.dumps(values), encoding="utf-8")
        draft.replace(path)


def sign_of(upload: uuid.UUID) -> Sign | None:
    """The latest sign of an upload's errands; None where there is none that can be read."""
    try:
        token, stage, done, of, at = json.loads(_path(upload).read_text(encoding="utf-8"))
        return Sign(uuid.UUID(token), str(stage), int(done), int(of), datetime.fromisoformat(at))
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def remove_sign(upload: uuid.UUID) -> None:
    """Nothing is being done with it any more."""
    with contextlib.suppress(OSError):
        _path(upload).unlink(missing_ok=True)


def _path(upload: uuid.UUID) -> Path:
    folder: Path = settings.DATA_FOLDER
    return folder / "progress" / f"{upload}.json"
