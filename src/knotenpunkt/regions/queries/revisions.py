"""The one number that says whether anything kept of a centre's pages is still true."""

from django.db import connection

_OF_CENTRE = """
    SELECT SUM(revision.number) FROM regions_centrerevision revision
    LEFT JOIN regions_centre centre ON centre.id = revision.centre_id
    WHERE revision.centre_id IS NULL OR centre.slug = %s
"""
_OF_INSTANCE = "SELECT SUM(number) FROM regions_centrerevision"


def data_version(slug: str) -> int:
    """How often the data shown on a centre's pages changed (empty: those of the whole instance); it only grows.

    Plain SQL, because every single public request asks this and the ORM would take longer than the rest of a kept answer.
    """
    with connection.cursor() as cursor:
        cursor.execute(_OF_CENTRE if slug else _OF_INSTANCE, [slug] if slug else [])
        (number,) = cursor.fetchone()
    return int(number or 0)
