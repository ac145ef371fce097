"""Offers and organizations as JSON-LD (schema.org), so that search engines and other directories understand them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from knotenpunkt.directory.domain.offer import Offer, Place, Provider
from knotenpunkt.directory.domain.translations import Section
from knotenpunkt.directory.domain.web_address import web_address
from knotenpunkt.directory.presentation.linked_events import event_data
from knotenpunkt.regions.queries.portal import Portal

CONTEXT = "https://schema.org"

# What could end a script element or open a comment in it is written as an escape of JSON.
_IN_MARKUP = {
    ord(">"): "\\u003E",
    ord("<"): "\\u003C",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The page on which data stand: its portal, the address of the instance, its own address, and the licence's."""

    portal: Portal
    root: str
    address: str
    licence: str

    def screen(self, name: str, **arguments: str) -> str:
        """The full address of a screen of the portal."""
        return f"{self.root}{self.portal.address(name, **arguments)}"


def linked_data(data: Mapping[str, Any]) -> SafeString:
    """Data as a script element; the browser never runs it."""
    written = json.dumps(data, ensure_ascii=False).translate(_IN_MARKUP)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(written))


def offer_data(
    offer: Offer, page: PageFacts, municipalities: Mapping[str, str], today: date
) -> dict[str, Any]:
    """The offer in the words of schema.org, with its dates from today on. What nobody knows is left out.

    Title and text are in the language of the page where a person checked the translation.
    """
    language = page.portal.language.code
    title = offer.certain(Section.TITLE, language)
    areas = [municipalities[ags] for ags in offer.municipalities if ags in municipalities]
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Service",
        "@id": page.address,
        "url": page.address,
        "mainEntityOfPage": _page(page),
        "name": title,
        "alternateName": offer.title if offer.title != title else None,
        "description": offer.certain(Section.DESCRIPTION, language),
        "serviceType": [topic.label("de") for topic in offer.topics],
        "provider": [_provider(provider, page) for provider in offer.providers],
        "areaServed": areas,
        "audience": _audience(offer),
        "offers": {"@type": "Offer", "price": 0, "priceCurrency": "EUR"} if offer.cost.is_free else None,
        "availableChannel": [_channel(offer, place) for place in offer.places],
        "subjectOf": list(event_data(offer, title, page.address, today)),
    }
    return _known(data)


def organization_data(provider: Provider, offers: Iterable[Offer], page: PageFacts) -> dict[str, Any]:
    """An organization in the words of schema.org, with what it offers; a protected place is nowhere in it."""
    data = {
        "@context": CONTEXT,
        **_provider(provider, page),
        "mainEntityOfPage": _page(page),
        "alternateName": list(provider.alternate_names),
        "description": provider.description,
        "email": provider.reached.email,
        "telephone": [phone.number for phone in provider.reached.phones],
        "address": _address(provider.place) if provider.place else None,
        "makesOffer": [
            {
                "@type": "Offer",
                "itemOffered": {
                    "@type": "Service",
                    "@id": page.screen("service_detail", slug=offer.slug),
                    "name": offer.certain(Section.TITLE, page.portal.language.code),
                },
            }
            for offer in offers
        ],
    }
    return _known(data)


def _known(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value}


def _page(page: PageFacts) -> dict[str, Any]:
    """The page itself: whose it is, and what others may do with it."""
    return {
        "@type": "WebPage",
        "url": page.address,
        "inLanguage": page.portal.language.code,
        "license": page.licence,
        "publisher": {
            "@type": "Organization",
            "name": page.portal.centre.name,
            "url": page.screen("centre_start"),
        },
    }


def _provider(provider: Provider, page: PageFacts) -> dict[str, Any]:
    website = web_address(provider.website)
    address = page.screen("organization_detail", slug=provider.slug)
    return {"@type": "Organization", "@id": address, "name": provider.name} | (
        {"url": website} if website else {}
    )


def _audience(offer: Offer) -> dict[str, Any] | None:
    facts = {
        "audienceType": ", ".join(group.label("de") for group in offer.target_groups),
        "suggestedMinAge": offer.minimum_age,
        "suggestedMaxAge": offer.maximum_age,
        "suggestedGender": "female" if offer.women_only else None,
    }
    known = {name: value for name, value in facts.items() if value not in (None, "")}
    return {"@type": "PeopleAudience", **known} if known else None


def _address(place: Place) -> dict[str, str]:
    address = {
        "@type": "PostalAddress",
        "streetAddress": place.street,
        "postalCode": place.postal_code,
        "addressLocality": place.city,
        "addressCountry": "DE",
    }
    return _known(address)


def _channel(offer: Offer, place: Place) -> dict[str, Any]:
    location = {"@type": "Place", "name": place.name, "address": _address(place)}
    channel: dict[str, Any] = {"@type": "ServiceChannel", "serviceLocation": _known(location)}
    if offer.languages:
        channel["availableLanguage"] = list(offer.languages)
    return channel
