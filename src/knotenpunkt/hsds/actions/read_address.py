"""Reading what an HSDS API says: from its front page on to its services, or the one document at the address."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from knotenpunkt.hsds.actions.asking import Answer, Conversation
from knotenpunkt.hsds.domain.documents import Documents, Refusal, Unreadable
from knotenpunkt.hsds.domain.findings import Code, Place
from knotenpunkt.hsds.domain.json_reading import is_front_page
from knotenpunkt.hsds.domain.reading import read_file
from knotenpunkt.hsds.domain.vocabulary import Vocabulary

MOST_PAGES = 5
PAGE_SIZE = 100


def read_address(address: str, vocabulary: Vocabulary, conversation: Conversation) -> Documents:
    """What is published at an address; without a scheme it is one of https. Raises Unreadable."""
    address = address.strip()
    address = address if "://" in address else f"https://{address}"
    first = conversation.get(address)
    if first.status == HTTPStatus.OK and not _leads_on(first):
        return read_file(first.name, first.content, vocabulary)
    return _services(first, vocabulary, conversation)


def _leads_on(answer: Answer) -> bool:
    """Whether it is the front page of an API, or a page for people at the same address."""
    if answer.content.lstrip().startswith(b"<"):
        return True
    said = _object(answer.content)
    return said is not None and is_front_page(said)


def _services(first: Answer, vocabulary: Vocabulary, conversation: Conversation) -> Documents:
    """The first pages of its services, whole where it lets itself be asked for that."""
    root = first.address.partition("?")[0].rstrip("/")
    documents = Documents()
    extent = "&full=true"
    for page in range(1, MOST_PAGES + 1):
        asked = f"{root}/services?per_page={PAGE_SIZE}&page={page}"
        answer = conversation.get(asked + extent)
        if page == 1 and HTTPStatus.BAD_REQUEST <= answer.status < HTTPStatus.INTERNAL_SERVER_ERROR:
            extent = ""
            answer = conversation.get(asked)
        if answer.status != HTTPStatus.OK:
            status = answer.status if first.status == HTTPStatus.OK else first.status
            raise Unreadable(Refusal.BAD_STATUS, status=status)
        _add(answer, f"services?page={page}", documents, vocabulary)
        if _is_last(_object(answer.content) or {}, page):
            return documents
    documents.findings.note(Code.MORE_PAGES, Place(file=f"services?page={MOST_PAGES}"))
    return documents


def _add(answer: Answer, name: str, documents: Documents, vocabulary: Vocabulary) -> None:
    """That there are more pages is no news here."""
    page = read_file(name, answer.content, vocabulary)
    documents.listings += page.listings
    documents.findings.add(page.findings, but={Code.MORE_PAGES})


def _is_last(page: Mapping[str, Any], number: int) -> bool:
    if page.get("last_page") is True or not page.get("contents"):
        return True
    pages = page.get("total_pages")
    return isinstance(pages, int) and pages <= number


def _object(content: bytes) -> Mapping[str, Any] | None:
    try:
        said = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, Mapping) else None
