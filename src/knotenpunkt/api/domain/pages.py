"""A page of a list as HSDS has it."""

from collections.abc import Sequence

from knotenpunkt.api.domain.questions import BadQuestion
from knotenpunkt.api.domain.records import Record


def page_of(contents: Sequence[Record], *, number: int, size: int, total: int) -> Record:
    """The envelope around the records of page `number`, of pages of `size`, of `total` records.

    Page 1 is there even if nothing is on it. Raises BadQuestion for a page behind the last one.
    """
    pages = -(-total // size)
    if number > max(1, pages):
        raise BadQuestion(f"There is no page {number}; the last one is {max(1, pages)}.")
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": number,
        "size": len(contents),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not contents,
        "contents": list(contents),
    }
