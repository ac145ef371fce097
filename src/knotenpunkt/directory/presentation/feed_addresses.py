"""Where the feeds of a choice of offers are: the calendar to subscribe to, and what is new."""

from urllib.parse import urlencode

from knotenpunkt.directory.domain.filters import Filters
from knotenpunkt.regions.queries.portal import Portal
from knotenpunkt.shared.web.addresses import screen_address


def news_address(portal: Portal, filters: Filters) -> str:
    """The path of the feed of new and changed offers, in the reader's language."""
    return f"{screen_address('offer_news', {'centre': portal.centre.slug})}{_asked(portal, filters)}"


def calendar_address(portal: Portal, root: str, filters: Filters, provider: str = "") -> str:
    """The address with which calendars subscribe (webcal); `provider` is the short name of whose dates alone are."""
    path = screen_address("offer_calendar", {"centre": portal.centre.slug})
    return f"webcal:{root.partition(':')[2]}{path}{_asked(portal, filters, provider)}"


def _asked(portal: Portal, filters: Filters, provider: str = "") -> str:
    """The choice without order and page, which feeds do not have."""
    chosen = Filters(filters.query, filters.chosen).address().removeprefix("?")
    more = {"traeger": provider, "lang": portal.language.code}
    written = urlencode({name: value for name, value in more.items() if value})
    return f"?{'&'.join(part for part in (chosen, written) if part)}"
