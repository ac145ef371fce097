"""Offers in the reader's words for whoever tells them elsewhere."""

from knotenpunkt.directory.domain.catalogue import Catalogue
from knotenpunkt.directory.domain.offer import Offer
from knotenpunkt.directory.domain.told_offer import ToldOffer
from knotenpunkt.directory.domain.translations import SOURCE_LANGUAGE, Section
from knotenpunkt.directory.presentation.sentence import plain_sentence
from knotenpunkt.regions.queries.portal import Portal


def told_offer(offer: Offer, portal: Portal, catalogue: Catalogue, root: str) -> ToldOffer:
    """The offer in the portal's language; `root` is the address of the instance without a slash at its end."""
    language = portal.language.code
    title = offer.certain(Section.TITLE, language)
    return ToldOffer(
        offer,
        title,
        plain_sentence(offer, language, catalogue.municipalities),
        f"{root}{portal.address('service_detail', slug=offer.slug)}",
        tuple(topic.label(language) for topic in offer.topics),
        SOURCE_LANGUAGE if title == offer.title else language,
    )
