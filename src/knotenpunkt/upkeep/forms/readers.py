"""Readers of single fields: from what somebody wrote to parts of a record, or a sentence that says what to do.

They read as the import does. What it would ask about gets a sentence here.
"""

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from django.utils.translation import gettext as _

from knotenpunkt.directory.domain.schedule_text import LONGEST_TEXT
from knotenpunkt.directory.domain.written.contacts import read_email, read_website
from knotenpunkt.directory.domain.written.cost import read_cost
from knotenpunkt.directory.domain.written.dates import read_schedule_text, read_stated_on
from knotenpunkt.directory.domain.written.languages import languages_in
from knotenpunkt.directory.domain.written.phones import read_phones
from knotenpunkt.directory.domain.written.places import Place, read_place
from knotenpunkt.directory.domain.written.postal import read_postal_code, read_street
from knotenpunkt.directory.domain.written.reading import Issue, IssueKind, RawCell, Reading
from knotenpunkt.directory.domain.written.text import clean, clean_line, fold
from knotenpunkt.directory.queries.written_words import schedules_of
from knotenpunkt.upkeep.domain.surroundings import Surroundings

type Parts = dict[str, Any]
type Reader = Callable[[str, Surroundings], Parts]

MOST_PHONES = 12
_LONGEST_DESCRIPTION_OF_PHONE = 120


class CannotRead(ValueError):
    """What was written cannot be read; the text is a sentence for whoever wrote it."""


def isolated(words: str) -> str:
    """Words that somebody typed, inside a sentence of any direction."""
    return f"\u2068{words}\u2069"


def read_times(text: str, around: Surroundings) -> Parts:
    """The words and the schedules they surely mean; words that leave it open are kept as words."""
    written = read_schedule_text(RawCell(clean(text))).value
    return {"schedule_text": written, "schedules": schedules_of(written) if written else ()}


def read_cost_words(text: str, around: Surroundings) -> Parts:
    """Free of charge in all its names, an amount, or words."""
    cost = read_cost(RawCell(text))
    return {"cost_text": cost.written, "free_of_charge": cost.value.free, "amount": cost.value.amount}


def read_language_words(text: str, around: Surroundings) -> Parts:
    """Languages by their German names; other words beside them are kept."""
    written = clean_line(text)
    return {"language_text": written, "languages": languages_in(written)}


def read_phone_lines(text: str, around: Surroundings) -> Parts:
    """Numbers in any usual form, one a line; each is a valid number with its area code."""
    reading = read_phones(RawCell(text))
    unread = _details(reading, IssueKind.UNREADABLE, IssueKind.UNRESOLVED_REFERENCE)
    if unread:
        raise CannotRead(
            _("“%(words)s” is no phone number with its area code. An example: 02452 134222.")
            % {"words": isolated(unread[0])}
        )
    if len(reading.value) > MOST_PHONES:
        raise CannotRead(_("Please write up to %(most)d phone numbers.") % {"most": MOST_PHONES})
    if any(len(phone.description) > _LONGEST_DESCRIPTION_OF_PHONE for phone in reading.value):
        raise CannotRead(_("Please write only in a few words what a number is for."))
    return {"phones": reading.value}


def read_email_address(text: str, around: Surroundings) -> Parts:
    """One address."""
    reading = read_email(RawCell(text))
    if _details(reading, IssueKind.SEVERAL_VALUES):
        raise CannotRead(_("Please write one e-mail address only. Others may stand in the description."))
    if reading.issues and not reading.value and not _is_nothing(reading):
        raise CannotRead(_("An e-mail address looks like name@example.org."))
    return {"email": reading.value}


def read_web_address(text: str, around: Surroundings) -> Parts:
    """One address, without its protocol."""
    reading = read_website(RawCell(text))
    if _details(reading, IssueKind.SEVERAL_VALUES):
        raise CannotRead(_("Please write one web address only. Others may stand in the description."))
    if reading.issues and not reading.value and not _is_nothing(reading):
        raise CannotRead(_("A web address looks like www.example.org."))
    return {"website": reading.value}


def read_date_of_statement(text: str, around: Surroundings) -> Parts:
    """A year, a month or a day."""
    reading = read_stated_on(RawCell(text))
    if _details(reading, IssueKind.UNREADABLE):
        raise CannotRead(
            _("“%(words)s” is no date. Write a day (24.01.2026), a month (01/2026) or a year (2026).")
            % {"words": isolated(clean_line(text))}
        )
    return {"stated_on": reading.value}


def read_organization(text: str, around: Surroundings) -> Parts:
    """One organization of the centre by its name."""
    return {"organization": organization_named(text, around.organizations) if clean_line(text) else ""}


def read_partners(text: str, around: Surroundings) -> Parts:
    """Organizations of the centre by their names, one a line."""
    names = [organization_named(line, around.organizations) for line in clean(text).split("\n") if line]
    return {"partners": tuple(dict.fromkeys(names))}


def organization_named(text: str, names: Iterable[str]) -> str:
    """The organization that is called so, however it is spelled; raises CannotRead with the nearest name."""
    by_folded = {fold(name): name for name in names}
    wanted = fold(text)
    if wanted in by_folded:
        return by_folded[wanted]
    written = {"words": isolated(clean_line(text))}
    near = get_close_matches(wanted, by_folded, n=1, cutoff=0.7)
    if near:
        raise CannotRead(
            _("“%(words)s” is not in your list of organizations. Do you mean “%(near)s”?")
            % {**written, "near": isolated(by_folded[near[0]])}
        )
    raise CannotRead(
        _("“%(words)s” is not in your list of organizations. Please add it there first.") % written
    )


def read_postal(text: str, around: Surroundings) -> Parts:
    """Five digits."""
    reading = read_postal_code(RawCell(text))
    if reading.issues and reading.value:
        raise CannotRead(_("A postal code has five digits."))
    return {"postal_code": reading.value}


def read_street_name(text: str, around: Surroundings) -> Parts:
    """Street and number of one address."""
    reading = read_street(RawCell(text))
    if _details(reading, IssueKind.SEVERAL_VALUES):
        raise CannotRead(_("Please write one address only. Another place needs an offer of its own."))
    if _details(reading, IssueKind.UNRESOLVED_REFERENCE):
        raise CannotRead(_("Please write the street and the number."))
    return {"street": reading.value}


def read_town(text: str, around: Surroundings) -> tuple[Place, tuple[str, ...]]:
    """The place as it is meant, and the names of it that are in no municipality of the centre."""
    reading = read_place(RawCell(text), around.places)
    for issue in reading.issues:
        if issue.kind is IssueKind.AMBIGUOUS_PLACE:
            raise CannotRead(_ambiguous(issue))
        if issue.kind is IssueKind.UNRESOLVED_REFERENCE:
            raise CannotRead(_("Please write the name of the town."))
    return reading.value, _details(reading, IssueKind.UNKNOWN_PLACE)


def _ambiguous(issue: Issue) -> str:
    return _("There is more than one “%(words)s”. Please write which one: %(places)s.") % {
        "words": isolated(issue.detail),
        "places": ", ".join(map(isolated, issue.candidates)),
    }


def _details[Value](reading: Reading[Value], *kinds: IssueKind) -> tuple[str, ...]:
    return tuple(issue.detail for issue in reading.issues if issue.kind in kinds)


def _is_nothing[Value](reading: Reading[Value]) -> bool:
    """Whether somebody wrote in other words that there is nothing („–")."""
    return any(issue.kind is IssueKind.PLACEHOLDER for issue in reading.issues)


def lines_of(name: str) -> Reader:
    """A reader of free text over several lines."""
    return lambda text, around: {name: clean(text)}


def line_of(name: str) -> Reader:
    """A reader of free text in one line."""
    return lambda text, around: {name: clean_line(text)}


READERS: Mapping[str, Reader] = {
    "title": line_of("title"),
    "name": line_of("name"),
    "organization": read_organization,
    "partners": read_partners,
    "provider_text": line_of("provider_text"),
    "description": lines_of("description"),
    "target_text": line_of("target_text"),
    "languages": read_language_words,
    "times": read_times,
    "cost": read_cost_words,
    "registration_text": lines_of("registration_text"),
    "phones": read_phone_lines,
    "email": read_email_address,
    "website": read_web_address,
    "source": lines_of("source"),
    "stated_on": read_date_of_statement,
    "note": lines_of("note"),
}
MOST_CHARACTERS: Mapping[str, int] = {
    "title": 200,
    "name": 200,
    "alternate_names": 4_000,
    "provider_text": 300,
    "description": 10_000,
    "target_text": 400,
    "languages": 400,
    "times": LONGEST_TEXT,
    "cost": 300,
    "registration_text": 300,
    "email": 254,
    "website": 300,
    "source": 2_000,
    "note": 10_000,
    "phones": 1_000,
    "partners": 2_000,
    "organization": 200,
    "stated_on": 40,
    "place_name": 200,
    "street": 200,
    "postal_code": 20,
    "city": 120,
    "minimum_age": 40,
    "maximum_age": 40,
}
