"""Acting on many entries of a list, in words: what its buttons say, and what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.upkeep.actions.act_on_many import PERMISSION_OF
from knotenpunkt.upkeep.domain.outcome import Deed, Outcome, Remark
from knotenpunkt.upkeep.presentation.counted_words import forms_of

type _Words = Callable[[int], str]


class Listed(Enum):
    """What a list is of."""

    SERVICES = auto()
    ORGANIZATIONS = auto()
    PLACES = auto()


@dataclass(frozen=True, slots=True)
class Button:
    """What can be done to many: its words without a number, and with „#" for the number in every form."""

    deed: Deed
    words: str
    forms: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What happened, sentence by sentence, and the batch by which it can be taken back; `is_done`: to one at least."""

    sentences: tuple[str, ...]
    batch: str
    is_done: bool


_BUTTONS: Mapping[Listed, Mapping[Deed, _Words]] = {
    Listed.SERVICES: {
        Deed.CONFIRM: lambda n: ngettext("Confirm # offer", "Confirm # offers", n),
        Deed.ASK: lambda n: ngettext("Ask the provider of # offer", "Ask the providers of # offers", n),
        Deed.PUBLISH: lambda n: ngettext("Publish # offer", "Publish # offers", n),
        Deed.ARCHIVE: lambda n: ngettext("Archive # offer", "Archive # offers", n),
        Deed.ASSIGN: lambda n: ngettext("Hand over # offer", "Hand over # offers", n),
    },
    Listed.ORGANIZATIONS: {
        Deed.CONFIRM: lambda n: ngettext(
            "Confirm all offers of # organization", "Confirm all offers of # organizations", n
        ),
        Deed.ASK: lambda n: ngettext(
            "Ask # organization about its offers", "Ask # organizations about their offers", n
        ),
        Deed.PUBLISH: lambda n: ngettext("Publish # organization", "Publish # organizations", n),
        Deed.ARCHIVE: lambda n: ngettext("Archive # organization", "Archive # organizations", n),
        Deed.ASSIGN: lambda n: ngettext(
            "Hand over all offers of # organization", "Hand over all offers of # organizations", n
        ),
    },
    Listed.PLACES: {
        Deed.CONFIRM: lambda n: ngettext(
            "Confirm all offers at # place", "Confirm all offers at # places", n
        ),
        Deed.ASK: lambda n: ngettext("Ask the providers at # place", "Ask the providers at # places", n),
        Deed.ASSIGN: lambda n: ngettext(
            "Hand over all offers at # place", "Hand over all offers at # places", n
        ),
    },
}

_DONE_TO_OFFERS: Mapping[Deed, _Words] = {
    Deed.CONFIRM: lambda n: ngettext("%d offer is confirmed.", "%d offers are confirmed.", n),
    Deed.ASK: lambda n: ngettext(
        "The provider of %d offer is asked.", "The providers of %d offers are asked.", n
    ),
    Deed.PUBLISH: lambda n: ngettext("%d offer is published.", "%d offers are published.", n),
    Deed.ARCHIVE: lambda n: ngettext("%d offer is archived.", "%d offers are archived.", n),
    Deed.ASSIGN: lambda n: ngettext("%d offer is handed over.", "%d offers are handed over.", n),
    Deed.TAKE_BACK: lambda n: ngettext("%d offer is as it was.", "%d offers are as they were.", n),
}

# What is done to organizations is done to their offers, all but their own state.
_DONE_TO_ORGANIZATIONS: Mapping[Deed, _Words] = {
    **_DONE_TO_OFFERS,
    Deed.PUBLISH: lambda n: ngettext("%d organization is published.", "%d organizations are published.", n),
    Deed.ARCHIVE: lambda n: ngettext("%d organization is archived.", "%d organizations are archived.", n),
    Deed.TAKE_BACK: lambda n: ngettext(
        "%d organization is as it was.", "%d organizations are as they were.", n
    ),
}

_REMARKS: Mapping[Remark, _Words] = {
    Remark.LETTERS: lambda n: ngettext(
        "%d provider gets a letter with all its offers.",
        "%d providers get a letter with all their offers.",
        n,
    ),
    Remark.NOT_MAILED: lambda n: ngettext(
        "%d offer has no address for letters. Please call.",
        "%d offers have no address for letters. Please call.",
        n,
    ),
    Remark.ASKED_ALREADY: lambda n: ngettext(
        "%d offer was asked about before; the answer is not there yet.",
        "%d offers were asked about before; the answers are not there yet.",
        n,
    ),
    Remark.NOT_PUBLISHED: lambda n: ngettext(
        "Nobody was asked about %d offer: it is not published.",
        "Nobody was asked about %d offers: they are not published.",
        n,
    ),
    Remark.IS_ARCHIVED: lambda n: ngettext(
        "%d offer was not confirmed: it is archived.",
        "%d offers were not confirmed: they are archived.",
        n,
    ),
    Remark.IS_SO_ALREADY: lambda n: ngettext("%d entry was so already.", "%d entries were so already.", n),
    Remark.HAS_OFFERS: lambda n: ngettext(
        "%d organization still has offers and stays. Please archive the offers first.",
        "%d organizations still have offers and stay. Please archive the offers first.",
        n,
    ),
    Remark.WITHOUT_OFFERS: lambda n: ngettext("%d entry has no offers.", "%d entries have no offers.", n),
    Remark.CHANGED_SINCE: lambda n: ngettext(
        "%d entry has been changed since and stays as it is.",
        "%d entries have been changed since and stay as they are.",
        n,
    ),
}


def buttons(listed: Listed, workplace: Workplace) -> list[Button]:
    """The buttons under a list: what she may do there."""
    return [
        Button(deed, _uncounted(words), forms_of(words))
        for deed, words in _BUTTONS[listed].items()
        if workplace.may(PERMISSION_OF[deed])
    ]


def deeds_of(listed: Listed) -> frozenset[Deed]:
    """What can be done to the entries of this list."""
    return frozenset(_BUTTONS[listed])


def told(listed: Listed, outcome: Outcome | None) -> Told | None:
    """The outcome in sentences: how many it was done to, then what is to be remarked of others."""
    if outcome is None:
        return None
    if outcome.deed is Deed.NOTHING:
        return Told((_("Nothing was ticked."),), "", is_done=False)
    words = _DONE_TO_ORGANIZATIONS if listed is Listed.ORGANIZATIONS else _DONE_TO_OFFERS
    done = _counted(words[outcome.deed], outcome.number)
    lines = [_counted(_REMARKS[remark], number) for remark, number in outcome.remarks.items()]
    return Told((done, *lines), outcome.batch if outcome.number else "", is_done=outcome.number > 0)


def _counted(words: _Words, number: int) -> str:
    """The words for a number; some languages say one and two without writing it."""
    return words(number).replace("%d", str(number))


def _uncounted(words: _Words) -> str:
    """The words without a number: those for none, where a language says it without one."""
    of_none = words(0)
    return words(2).replace("# ", "") if "#" in of_none else of_none
