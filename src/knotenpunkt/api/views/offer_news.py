"""Data: new and changed offers as a feed (Atom, RFC 4287)."""

from datetime import UTC, datetime, time

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext, override

from knotenpunkt.api.answers import as_document, open_data
from knotenpunkt.api.domain.atom import FeedFacts, atom_feed, newest
from knotenpunkt.api.queries.asked import Asked, asked_by


@open_data
def offer_news(request: HttpRequest, centre: str) -> HttpResponseBase:
    """The offers that changed last, newest first."""
    asked = asked_by(request, centre, timezone.localdate())
    content = atom_feed(newest(asked.told()), _facts(request, asked), asked.attribution)
    return as_document(content, "application/atom+xml; charset=utf-8", is_current=asked.offers.is_current)


def _facts(request: HttpRequest, asked: Asked) -> FeedFacts:
    language = asked.portal.language.code
    with override(language):
        subject = gettext("New and changed offers")
    owner = asked.provider.name if asked.provider else asked.portal.centre.name
    begun = datetime.combine(timezone.localdate(), time.min, UTC)
    return FeedFacts(
        f"{subject} · {owner}", language, f"{asked.root}{request.get_full_path()}", asked.page, begun
    )
