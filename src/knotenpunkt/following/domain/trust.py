"""What is believed of what another instance tells: pure rules over bytes, keys and times."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from knotenpunkt.following.domain.problems import Disbelieved, Problem
from knotenpunkt.following.domain.schemas import INSTANCE, fits
from knotenpunkt.following.domain.signatures import is_signed_by

OLDEST = timedelta(days=7)  # an honest instance writes its documents anew every day
AHEAD = timedelta(days=1)  # clocks of others may be a little wrong

type Document = dict[str, Any]


def introduced(body: bytes, signature: str) -> Document:
    """What an instance says of itself at first contact, signed with the key that it names. Raises Disbelieved."""
    document = _of_schema(_parsed(body), INSTANCE)
    _check_signature(body, signature, document["key"]["public"])
    return document


def believed(body: bytes, signature: str, public_key: str, schema: str) -> Document:
    """A document of this schema that the owner of the key signed. Raises Disbelieved."""
    if not is_signed_by(body, signature, public_key):
        raise Disbelieved(_why_not(body, signature))
    return _of_schema(_parsed(body), schema)


def time_of(document: Mapping[str, Any], now: datetime, *, kept: datetime | None = None) -> datetime:
    """The time that a document bears. Raises Disbelieved where a clock is wrong, or where a newer one is kept."""
    told = datetime.fromisoformat(document["generated_at"])
    if not now - OLDEST <= told <= now + AHEAD:
        raise Disbelieved(Problem.WRONG_CLOCK)
    if kept is not None and told < kept:
        raise Disbelieved(Problem.OLDER_THAN_KEPT)
    return told


def has_shrunk(before: int, left: int) -> bool:
    """Whether less than half is left of what there was; of nothing, nothing can be lost."""
    return 2 * left < before


def _why_not(body: bytes, signature: str) -> Problem:
    """An instance that made itself a new key signs rightly, but with another one than it showed at first contact."""
    if not signature:
        return Problem.NOT_SIGNED
    try:
        introduced(body, signature)
    except Disbelieved:
        return Problem.WRONG_SIGNATURE
    return Problem.OTHER_KEY


def _check_signature(body: bytes, signature: str, public_key: str) -> None:
    if not signature:
        raise Disbelieved(Problem.NOT_SIGNED)
    if not is_signed_by(body, signature, public_key):
        raise Disbelieved(Problem.WRONG_SIGNATURE)


def _parsed(body: bytes) -> Any:
    """JSON that every database can keep: no numbers without end, no halves of characters, no NUL."""
    try:
        document = json.loads(body.decode("utf-8"))
        written = json.dumps(document, ensure_ascii=False, allow_nan=False)
        written.encode("utf-8")
    except (ValueError, RecursionError) as error:
        raise Disbelieved(Problem.NO_JSON) from error
    if "\\u0000" in written:
        raise Disbelieved(Problem.NO_JSON)
    return document


def _of_schema(document: Any, schema: str) -> Document:
    try:
        if fits(document, schema) and datetime.fromisoformat(document["generated_at"]).tzinfo is not None:
            return dict(document)
    except ValueError:
        pass
    raise Disbelieved(Problem.OTHER_SCHEMA)
