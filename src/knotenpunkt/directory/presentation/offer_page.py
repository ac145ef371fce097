"""What the page of one offer says, in the reader's language: the same for the public page and for a preview of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from knotenpunkt.directory.domain.offer import Offer
from knotenpunkt.directory.domain.translations import SOURCE_LANGUAGE, Section, shows_unchecked
from knotenpunkt.directory.domain.web_address import web_address
from knotenpunkt.directory.presentation import timetable
from knotenpunkt.directory.presentation.addresses import source_of
from knotenpunkt.directory.presentation.calendar_file import has_dates
from knotenpunkt.directory.presentation.cards import age_shown
from knotenpunkt.directory.presentation.facts import offer_facts
from knotenpunkt.directory.presentation.sentence import plain_sentence
from knotenpunkt.directory.presentation.translated import easy_text, text_shown


def offer_page(offer: Offer, language: str, municipalities: Mapping[str, str], today: date) -> dict[str, Any]:
    """Facts, week, contact and age of an offer, by the names that the template uses."""
    return {
        "offer": offer,
        "sentence": plain_sentence(offer, language, municipalities),
        "facts": offer_facts(offer, language, municipalities),
        "age": age_shown(offer.provenance, language, today),
        "is_over": timetable.is_over(offer, today),
        "next_date": timetable.next_date(offer, language, today),
        "week": timetable.regular_week(offer, language, today),
        "has_dates": has_dates(offer, today),
        "reached": offer.reached or (offer.provider.reached if offer.provider else offer.reached),
        "website": web_address(offer.website),
        "source": source_of(offer.provenance.source),
        "title": offer.said(Section.TITLE, language),
        "registration": offer.said(Section.REGISTRATION, language),
        "text": text_shown(offer.description, Section.DESCRIPTION, language, offer.translations),
        "easy": easy_text(offer) if language == SOURCE_LANGUAGE else None,
        "is_unchecked": shows_unchecked(language, offer.translations),
    }
