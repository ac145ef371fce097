"""An offer as facts in the reader's language: what, where, when, for whom, languages, cost, how to join."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext, override

from knotenpunkt.directory.domain.offer import Offer, Place, Term
from knotenpunkt.directory.domain.translations import SOURCE_LANGUAGE, Section
from knotenpunkt.directory.presentation import phrases
from knotenpunkt.shared.text import cldr

_MOST_TIMES = 7


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a fact. `language` is set for the provider's own words, `is_name` for names to isolate."""

    text: str
    language: str = ""
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with its label, its pictogram and at least one line; `is_missing`: the line says that nobody knows."""

    name: str
    label: str
    pictogram: str
    lines: tuple[Line, ...]
    is_missing: bool = False


def offer_facts(offer: Offer, language: str, municipalities: Mapping[str, str]) -> tuple[Fact, ...]:
    """What is known about an offer, always in the same order.

    What nobody knows is left out, but for the times: whoever sets out must know that there are none.
    """
    with override(language):
        facts = (
            Fact("what", gettext("What"), _pictogram(offer), _what(offer, language)),
            Fact("where", gettext("Where"), "pin", where(offer, municipalities)),
            _when_or_ask(offer, language),
            Fact("whom", gettext("For whom"), "people", _whom(offer, language)),
            Fact("languages", gettext("Languages"), "speech", _languages(offer, language)),
            Fact("cost", gettext("Cost"), "euro", _cost(offer, language)),
            Fact(
                "level",
                gettext("Level of German"),
                "level",
                _known(phrases.level(offer.level_from, offer.level_to)),
            ),
            Fact("childcare", gettext("Childcare"), "childcare", _childcare(offer)),
            Fact("join", gettext("Registration"), "door", _join(offer, language)),
        )
        return tuple(fact for fact in facts if fact.lines)


def _pictogram(offer: Offer) -> str:
    return (offer.topics[0].pictogram if offer.topics else "") or "info"


def _known(*texts: str) -> tuple[Line, ...]:
    return tuple(Line(text) for text in texts if text)


def _own_words(offer: Offer, section: Section, language: str) -> tuple[Line, ...]:
    words = offer.said(section, language)
    return (Line(words.text, words.language),) if words.text else ()


def _in_german(text: str) -> tuple[Line, ...]:
    return (Line(text, SOURCE_LANGUAGE),) if text else ()


def _what(offer: Offer, language: str) -> tuple[Line, ...]:
    return _known(_side_by_side(offer.topics, language))


def _side_by_side(terms: Iterable[Term], language: str) -> str:
    """Labels without an „and" between them: many hold one themselves."""
    return cldr.comma(language).join(term.label(language) for term in terms)


def where(offer: Offer, municipalities: Mapping[str, str]) -> tuple[Line, ...]:
    """The places of an offer, or the area it is meant for."""
    if offer.place_is_protected:
        return _known(gettext("The address is protected. Please call."))
    lines = tuple(
        Line(name, is_name=True) for place in offer.places if (name := _place(place, offer, municipalities))
    )
    if not lines:
        names = [municipalities[ags] for ags in offer.areas if ags in municipalities]
        lines = tuple(Line(name, is_name=True) for name in names)
    return lines + (_known(phrases.everywhere(municipalities)) if offer.is_district_wide else ())


def town(place: Place, offer: Offer, municipalities: Mapping[str, str]) -> str:
    """The town of a place; words for the whole district are no town."""
    if offer.is_district_wide and not place.municipality and not place.street:
        return ""
    return place.city or municipalities.get(place.municipality, "")


def _place(place: Place, offer: Offer, municipalities: Mapping[str, str]) -> str:
    parts = (place.name, town(place, offer, municipalities))
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _when_or_ask(offer: Offer, language: str) -> Fact:
    lines = _when(offer, language)
    unknown = _known(gettext("Times are not known. Please ask."))
    return Fact("when", gettext("When"), "clock", lines or unknown, is_missing=not lines)


def _when(offer: Offer, language: str) -> tuple[Line, ...]:
    times = _known(*(phrases.schedule(record, language) for record in offer.schedules[:_MOST_TIMES]))
    return (
        times
        or _known(phrases.by_appointment(offer.schedule_text))
        or _own_words(offer, Section.SCHEDULE, language)
    )


def _whom(offer: Offer, language: str) -> tuple[Line, ...]:
    groups = _side_by_side(offer.target_groups, language)
    women = gettext("for women only") if offer.women_only else ""
    known = _known(groups, phrases.ages(offer.minimum_age, offer.maximum_age, language), women)
    return known if groups else known + _own_words(offer, Section.TARGET, language)


def _languages(offer: Offer, language: str) -> tuple[Line, ...]:
    names = cldr.list_of([cldr.language_name(code, language) for code in offer.languages], language)
    interpreter = gettext("with interpreter") if offer.interpreter_possible else ""
    known = _known(names, interpreter)
    return known or _in_german(offer.language_text)


def _cost(offer: Offer, language: str) -> tuple[Line, ...]:
    return _known(phrases.cost(offer.cost, language)) + _own_words(offer, Section.COST, language)


def _childcare(offer: Offer) -> tuple[Line, ...]:
    if offer.childcare is None:
        return ()
    return _known(gettext("with childcare") if offer.childcare else gettext("without childcare"))


def _join(offer: Offer, language: str) -> tuple[Line, ...]:
    if offer.registration_required is False:
        return _known(gettext("Just come along, no registration needed"))
    needed = _known(gettext("Please register first")) if offer.registration_required else ()
    return needed + _own_words(offer, Section.REGISTRATION, language)


def short_facts(offer: Offer, language: str, municipalities: Mapping[str, str]) -> tuple[Line, ...]:
    """The few facts of a card: when, where, cost, childcare, women only."""
    with override(language):
        when = tuple(_when(offer, language))[:2]
        return tuple(
            _shortened(
                (
                    *when,
                    *_short_place(offer, municipalities),
                    *_known(
                        phrases.cost(offer.cost, language),
                        gettext("with childcare") if offer.childcare else "",
                        gettext("for women only") if offer.women_only else "",
                    ),
                )
            )
        )


def _short_place(offer: Offer, municipalities: Mapping[str, str]) -> tuple[Line, ...]:
    if offer.place_is_protected:
        return _known(gettext("address protected"))
    towns = [town(place, offer, municipalities) for place in offer.places]
    if not towns and not offer.is_district_wide:
        towns = [municipalities[ags] for ags in offer.areas if ags in municipalities]
    names = tuple(Line(name, is_name=True) for name in dict.fromkeys(towns) if name)[:2]
    return names + (_known(phrases.everywhere(municipalities)) if offer.is_district_wide else ())


def _shortened(lines: Iterable[Line], length: int = 70) -> Iterable[Line]:
    for line in lines:
        if len(line.text) <= length:
            yield line
        else:
            yield Line(f"{line.text[:length].rsplit(' ', 1)[0]} …", line.language, line.is_name)
