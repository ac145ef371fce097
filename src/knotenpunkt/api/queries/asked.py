"""Which offers a feed is asked for: the filters of the list of offers, an organization, a language. Read strictly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest

from knotenpunkt.api.answers import NoRecord
from knotenpunkt.api.domain.attribution import Attribution
from knotenpunkt.api.domain.licences import read_licence
from knotenpunkt.api.domain.questions import BadQuestion, read_text, shown
from knotenpunkt.directory.domain.filters import QUERY, Facet
from knotenpunkt.directory.domain.offer import Provider
from knotenpunkt.directory.domain.told_offer import ToldOffer
from knotenpunkt.directory.queries.asked_offers import AskedOffers, asked_offers, only_of
from knotenpunkt.regions.queries.portal import Portal, portal_for
from knotenpunkt.shared.languages import LANGUAGE_BY_CODE
from knotenpunkt.shared.web.addresses import address_of_instance

PROVIDER, LANGUAGE = "traeger", "lang"
ALLOWED = (QUERY, *map(str, Facet), PROVIDER, LANGUAGE)


@dataclass(frozen=True, slots=True)
class Asked:
    """The offers that a feed is about; `root` is the address of the instance, `provider` who alone is asked for."""

    offers: AskedOffers
    provider: Provider | None
    root: str
    attribution: Attribution

    @property
    def portal(self) -> Portal:
        """The centre's pages in the language that was asked for."""
        return self.offers.portal

    @property
    def page(self) -> str:
        """The address of the page that shows the same offers."""
        if self.provider:
            return f"{self.root}{self.portal.address('organization_detail', slug=self.provider.slug)}"
        return f"{self.root}{self.portal.address('service_list')}{self.offers.reading.filters.address()}"

    def told(self) -> list[ToldOffer]:
        """All of the offers as they are told."""
        return self.offers.told(self.offers.offers, self.root)


def asked_by(request: HttpRequest, centre: str, today: date) -> Asked:
    """What was asked of a centre. Raises NoRecord for a centre or an organization that is unknown, BadQuestion else."""
    given = dict(request.GET.lists())
    root = address_of_instance(request, settings.PUBLIC_ADDRESS)
    _refuse_strange(given)
    portal = _portal(centre, _only(given, LANGUAGE) or "de")
    offers = asked_offers(portal, given, today)
    if offers.reading.not_understood:
        raise BadQuestion(
            f"No filter of this centre has the value “{shown(offers.reading.not_understood[0])}”; "
            f"the values are those of {root}{portal.address('service_list')}."
        )
    provider = _provider(offers, _only(given, PROVIDER))
    return Asked(
        only_of(offers, provider) if provider else offers,
        provider,
        root,
        attribution_of(portal, root),
    )


def attribution_of(portal: Portal, root: str) -> Attribution:
    """Whom to name for what the centre publishes."""
    licence = read_licence(settings.DATA_LICENCE)
    return Attribution(portal.centre.name, f"{root}{portal.address('centre_start')}", licence)


def _refuse_strange(given: Mapping[str, Sequence[str]]) -> None:
    for name in given:
        if name not in ALLOWED:
            raise BadQuestion(
                f"There is no parameter “{shown(name)}” here; there are: {', '.join(sorted(ALLOWED))}."
            )
    for words in given.get(QUERY, ()):
        read_text(QUERY, words)


def _portal(centre: str, language: str) -> Portal:
    if language not in LANGUAGE_BY_CODE:
        known = ", ".join(LANGUAGE_BY_CODE)
        raise BadQuestion(f"“{LANGUAGE}” is one of {known}, not “{shown(language)}”.")
    try:
        return portal_for(language, centre)
    except Http404:
        raise NoRecord(f"There is no centre “{centre}” in this instance.") from None


def _provider(offers: AskedOffers, slug: str) -> Provider | None:
    if not slug:
        return None
    provider = offers.catalogue.organizations_by_slug.get(slug)
    if provider is None:
        raise NoRecord(f"No organization “{shown(slug)}” is published here.")
    return provider


def _only(given: Mapping[str, Sequence[str]], name: str) -> str:
    values = given.get(name, ())
    if len(values) > 1:
        raise BadQuestion(f"“{name}” is given {len(values)} times; give it once.")
    return values[0] if values else ""
