"""An offer as JSON-LD (schema.org), so that search engines and other directories understand it."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from knotenpunkt.directory.domain.offer import Offer, Place, Provider
from knotenpunkt.directory.domain.translations import Section
from knotenpunkt.directory.domain.web_address import web_address

# What could end a script element or open a comment in it is written as an escape of JSON.
_IN_MARKUP = {
    ord(">"): "\\u003E",
    ord("<"): "\\u003C",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


def linked_data(offer: Offer, address: str, municipalities: Mapping[str, str], language: str) -> SafeString:
    """The offer as a script element of data; the browser never runs it."""
    written = json.dumps(offer_data(offer, address, municipalities, language), ensure_ascii=False).translate(
        _IN_MARKUP
    )
    return format_html('<script type="application/ld+json">{}</script>', SafeString(written))


def offer_data(
    offer: Offer, address: str, municipalities: Mapping[str, str], language: str
) -> dict[str, Any]:
    """The offer in the words of schema.org; `address` is its page. What nobody knows is left out.

    Title and text are in the language of the page where a person checked the translation.
    """
    title = offer.certain(Section.TITLE, language)
    areas = [municipalities[ags] for ags in offer.municipalities if ags in municipalities]
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Service",
        "@id": address,
        "url": address,
        "name": title,
        "alternateName": offer.title if offer.title != title else None,
        "description": offer.certain(Section.DESCRIPTION, language),
        "serviceType": [topic.label("de") for topic in offer.topics],
        "provider": [_organization(provider) for provider in offer.providers],
        "areaServed": areas,
        "audience": _audience(offer),
        "offers": {"@type": "Offer", "price": 0, "priceCurrency": "EUR"} if offer.cost.is_free else None,
        "availableChannel": [_channel(offer, place) for place in offer.places],
    }
    return {name: value for name, value in data.items() if value}


def _organization(provider: Provider) -> dict[str, Any]:
    website = web_address(provider.website)
    return {"@type": "Organization", "name": provider.name} | ({"url": website} if website else {})


def _audience(offer: Offer) -> dict[str, Any] | None:
    facts = {
        "audienceType": ", ".join(group.label("de") for group in offer.target_groups),
        "suggestedMinAge": offer.minimum_age,
        "suggestedMaxAge": offer.maximum_age,
        "suggestedGender": "female" if offer.women_only else None,
    }
    known = {name: value for name, value in facts.items() if value not in (None, "")}
    return {"@type": "PeopleAudience", **known} if known else None


def _channel(offer: Offer, place: Place) -> dict[str, Any]:
    address = {
        "@type": "PostalAddress",
        "streetAddress": place.street,
        "postalCode": place.postal_code,
        "addressLocality": place.city,
        "addressCountry": "DE",
    }
    location = {
        "@type": "Place",
        "name": place.name,
        "address": {name: value for name, value in address.items() if value},
    }
    channel: dict[str, Any] = {
        "@type": "ServiceChannel",
        "serviceLocation": {name: value for name, value in location.items() if value},
    }
    if offer.languages:
        channel["availableLanguage"] = list(offer.languages)
    return channel
