"""Texts that a machine no longer gets, because it spoilt them night after night."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count
from django.utils.translation import get_language, ngettext

from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.tasks import News
from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.shared.text import cldr
from knotenpunkt.translating.models import SpoiltText

MOST_NIGHTS = 3


def given_up_news(workplace: Workplace, since: date) -> Iterator[News]:
    """A line for each language while the night is news: nobody asks the machine again, so people have to translate."""
    if not workplace.may(Permission.TRANSLATION_EDIT):
        return
    portal = workplace.portal
    texts = SpoiltText.objects.within(Scope.of(portal.centre)).filter(nights=MOST_NIGHTS, last_on__gte=since)
    by_language = texts.order_by("language").values_list("language").annotate(number=Count("pk"))
    for language, number in by_language:
        line = ngettext(
            "The translation machine gave up %(number)s text in %(language)s. Please translate it by hand.",
            "The translation machine gave up %(number)s texts in %(language)s. Please translate them by hand.",
            number,
        )
        shown = cldr.language_name(language, get_language() or "de")
        address = portal.address("translation_list", target=language)
        yield News(line % {"number": number, "language": shown}, f"{address}?stand=missing")
