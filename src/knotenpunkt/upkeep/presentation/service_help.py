"""What the form of a service says beside the fields while somebody writes: what was understood, what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from knotenpunkt.directory.domain.completeness import completeness, criteria
from knotenpunkt.directory.domain.records import ServiceRecord
from knotenpunkt.directory.queries.offer_preview import previewed_page, providers_of
from knotenpunkt.directory.queries.topics_of_words import topics_of_words
from knotenpunkt.regions.queries.portal import Portal
from knotenpunkt.upkeep.forms.readers import isolated
from knotenpunkt.upkeep.forms.service_form import ServiceForm

_MOST_SUGGESTIONS = 5


@dataclass(frozen=True, slots=True)
class FormHelp:
    """Times as a week, the place in words, topics that the text names, how complete it is and what is missing.

    `page` is what the public page would say.
    """

    page: Mapping[str, Any]
    times: str
    place: str
    topics: tuple[tuple[str, str], ...]
    score: int
    missing: tuple[str, ...]


def help_for(portal: Portal, form: ServiceForm, today: date, *, is_preview: bool = False) -> FormHelp:
    """The help for a bound form, so far as it can be read; a preview shows who offers it as well."""
    form.is_valid()
    record = form.record
    met = criteria(record)
    return FormHelp(
        page=previewed_page(
            portal, record, today, providers=providers_of(portal, record) if is_preview else {}
        ),
        times=_times(record),
        place=_place(record, form),
        topics=_suggested_topics(portal, record, form),
        score=completeness(record),
        missing=tuple(text for name, text in _what_to_add().items() if not met[name]),
    )


def _times(record: ServiceRecord) -> str:
    if not record.schedule_text:
        return ""
    if record.schedules:
        return _("This is how we understand the times.")
    return _("We do not understand these times for sure. People will read them as you write them.")


def _place(record: ServiceRecord, form: ServiceForm) -> str:
    if form.place_outside:
        return _("“%(place)s” is no place in this district.") % {
            "place": isolated(", ".join(form.place_outside))
        }
    name = form.around.places.names.get(record.place.municipality)
    if name:
        return _("That is in the municipality of %(municipality)s.") % {"municipality": isolated(name)}
    if record.district_wide:
        return _("That is everywhere in the district.")
    return ""


def _suggested_topics(
    portal: Portal, record: ServiceRecord, form: ServiceForm
) -> tuple[tuple[str, str], ...]:
    """Topics that stand in name and description and are not ticked yet, in the order of the list."""
    if "topics" not in form.fields:
        return ()
    found = topics_of_words(portal)(f"{record.title} {record.description}", "de") - set(record.topics)
    return tuple((code, label) for code, label in form.around.topics.items() if code in found)[
        :_MOST_SUGGESTIONS
    ]


def _what_to_add() -> Mapping[str, str]:
    """For each criterion of completeness what to write."""
    return {
        "description": _("a description of at least 40 characters"),
        "provider": _("who offers it"),
        "topics": _("a topic"),
        "target_groups": _("for whom it is"),
        "place": _("where it takes place"),
        "schedule": _("when it takes place"),
        "cost": _("what it costs"),
        "contact": _("a phone number, an e-mail address or a website"),
        "registration": _("whether one has to register"),
        "stated_on": _("of what date the information is"),
    }
