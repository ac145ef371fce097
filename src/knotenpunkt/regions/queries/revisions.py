"""The one number that says whether anything kept of a centre's pages is still true.

Plain SQL, because every single public request asks this and the ORM would take longer than the rest of a kept answer.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import connection

_OF_CENTRE = """
    SELECT centre.id, (
        SELECT COALESCE(SUM(number), 0) FROM regions_centrerevision revision
        WHERE revision.centre_id IS NULL OR revision.centre_id = centre.id
    ) FROM regions_centre centre WHERE centre.slug = %s
"""
_OF_INSTANCE = "SELECT COALESCE(SUM(number), 0) FROM regions_centrerevision"


@dataclass(frozen=True, slots=True)
class DataVersion:
    """The key of a centre (empty: the whole instance) and how often what its pages show changed; it only grows."""

    centre: str
    number: int


_answers: ContextVar[dict[str, DataVersion | None] | None] = ContextVar("_answers", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """Within this block a centre's version is asked once: a page is rendered for the version under which it is kept."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def centre_version(slug: str) -> DataVersion | None:
    """The version of what a centre's pages show, changes of the instance included; None for an unknown centre."""
    answers = _answers.get()
    if answers is None:
        return _read_centre_version(slug)
    if slug not in answers:
        answers[slug] = _read_centre_version(slug)
    return answers[slug]


def _read_centre_version(slug: str) -> DataVersion | None:
    with connection.cursor() as cursor:
        cursor.execute(_OF_CENTRE, [slug])
        row = cursor.fetchone()
    return None if row is None else DataVersion(str(row[0]), int(row[1]))


def instance_version() -> DataVersion:
    """The version of everything in the instance."""
    with connection.cursor() as cursor:
        cursor.execute(_OF_INSTANCE)
        (number,) = cursor.fetchone()
    return DataVersion("", int(number))
