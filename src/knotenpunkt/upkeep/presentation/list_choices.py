"""What the lists of entries can be filtered and sorted by, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from knotenpunkt.accounts.models import Person
from knotenpunkt.upkeep.queries.entry_rows import EntryFilter
from knotenpunkt.upkeep.queries.service_rows import ServiceFilter


@dataclass(frozen=True, slots=True)
class Choice:
    """A question of the filter: its field, what it is called, what can be chosen, what is."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    value: str


def state_choices() -> tuple[tuple[str, str], ...]:
    """States by which offers are filtered."""
    return (
        ("", _("all but archived")),
        ("published", _("published")),
        ("draft", _("drafts")),
        ("unconfirmed", _("not confirmed in time")),
        ("hidden", _("hidden, because nobody confirmed")),
        ("archived", _("archived")),
    )


def service_choices(
    wanted: ServiceFilter,
    *,
    municipalities: Iterable[tuple[str, str]],
    topics: Iterable[tuple[str, str]],
    providers: Iterable[tuple[str, str]],
    colleagues: Iterable[Person],
) -> tuple[Choice, ...]:
    """The questions above the list of offers; one with nothing to choose is left out."""
    people = tuple((str(person.pk), person.display_name) for person in colleagues)
    choices = (
        Choice("state", _("State"), state_choices(), wanted.state),
        Choice("municipality", _("Municipality"), _or_all(municipalities), wanted.municipality),
        Choice("topic", _("Topic"), _or_all(topics), wanted.topic),
        Choice("provider", _("Provider"), _or_all(providers), wanted.provider),
        Choice(
            "assigned",
            _("Looked after by"),
            (("", _("everybody")), ("me", _("me")), ("nobody", _("nobody")), *people) if people else (),
            wanted.assigned,
        ),
        Choice(
            "order",
            _("Order"),
            (
                ("", _("by name")),
                ("provider", _("by provider")),
                ("changed", _("changed last first")),
                ("confirmed", _("longest unconfirmed first")),
            ),
            wanted.order,
        ),
    )
    return tuple(choice for choice in choices if len(choice.options) > 1)


def _or_all(options: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return (("", _("all")), *options)


def entry_choices(
    wanted: EntryFilter, municipalities: Iterable[tuple[str, str]], *, with_states: bool
) -> tuple[Choice, ...]:
    """The questions above the lists of organizations and places."""
    states = (("", _("all but archived")), ("archived", _("archived")), ("all", _("all")))
    choices = (
        Choice("state", _("State"), states if with_states else (), wanted.state),
        Choice("municipality", _("Municipality"), _or_all(municipalities), wanted.municipality),
    )
    return tuple(choice for choice in choices if len(choice.options) > 1)
