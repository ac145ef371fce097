"""What follows an entry that becomes part of another, and comes back when the two are separated.

Everything runs in the caller's transaction; what moved is written down as plain values.
"""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q

from knotenpunkt.access.policy import Actor
from knotenpunkt.accounts.actions.move_seats import move_seats
from knotenpunkt.directory.models import EntryKind, OfferFigure, Service, Translation
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet
from knotenpunkt.upkeep.models import ConfirmationRound, EntryMerge, Suggestion

type Moved = dict[str, list[Any]]


def follow(merge: EntryMerge, *, actor: Actor, now: datetime) -> Moved:
    """Translations that the kept entry lacks, suggestions, figures, seats, whoever looks after it.

    An open question to a provider is closed.
    """
    moved: Moved = {"translations": _move_translations(merge), "suggestions": _move_suggestions(merge)}
    if merge.kind == EntryKind.SERVICE:
        return moved | {
            "figures": _add_figures(merge),
            "rounds": _close_rounds(merge, now),
            "assigned": _hand_over(merge),
        }
    seats = move_seats(merge.centre, old=merge.absorbed, new=merge.kept, actor=actor, now=now)
    return moved | {"seats": [str(seat) for seat in seats]}


def come_back(merge: EntryMerge, *, actor: Actor, now: datetime) -> None:
    """The opposite of `follow`, for whatever is still where it was moved."""
    moved: Mapping[str, list[Any]] = merge.moved
    scope, entry = Scope.of(merge.centre), merge.kind
    translations = Translation.objects.within(scope).filter(pk__in=moved["translations"])
    translations.filter(**{entry: merge.kept}).update(**{f"{entry}_id": merge.absorbed})
    for key, based_on in moved["suggestions"]:
        suggestion = Suggestion.objects.within(scope).filter(pk=key, **{entry: merge.kept})
        suggestion.update(**{f"{entry}_id": merge.absorbed}, based_on=based_on)
    if merge.kind == EntryKind.SERVICE:
        _take_back_figures(merge, moved["figures"])
        _take_from_hand(merge, moved.get("assigned", ()))
        rounds = ConfirmationRound.objects.within(scope).filter(pk__in=moved["rounds"])
        rounds.filter(answer=ConfirmationRound.Answer.CLOSED).update(answered_at=None, answer="")
    elif moved["seats"]:
        seats = [uuid.UUID(key) for key in moved["seats"]]
        move_seats(merge.centre, old=merge.kept, new=merge.absorbed, only=seats, actor=actor, now=now)


def _move_translations(merge: EntryMerge) -> list[str]:
    rows: TenantQuerySet[Translation] = Translation.objects.within(Scope.of(merge.centre))
    sections = rows.order_by().values_list("section", "language", "pk")
    there = {(section, language) for section, language, _ in sections.filter(**{merge.kind: merge.kept})}
    moving = [
        key
        for section, language, key in sections.filter(**{merge.kind: merge.absorbed})
        if (section, language) not in there
    ]
    rows.filter(pk__in=moving).update(**{f"{merge.kind}_id": merge.kept})
    return [str(key) for key in moving]


def _move_suggestions(merge: EntryMerge) -> list[Any]:
    """Changes are compared with the entry as it is now: the revisions that they began from are another's."""
    rows = Suggestion.objects.within(Scope.of(merge.centre)).filter(**{merge.kind: merge.absorbed})
    moving = list(rows.order_by("pk").values_list("pk", "based_on"))
    moved = Suggestion.objects.within(Scope.of(merge.centre)).filter(pk__in=[key for key, _ in moving])
    of_it = Q() if merge.kind == EntryKind.SERVICE else Q(kind=Suggestion.Kind.ORGANIZATION)
    moved.filter(of_it).update(based_on=None)
    moved.update(**{f"{merge.kind}_id": merge.kept})
    return [[str(key), based_on] for key, based_on in moving]


def _add_figures(merge: EntryMerge) -> list[Any]:
    figures = OfferFigure.objects.within(Scope.of(merge.centre))
    added = list(figures.filter(service=merge.absorbed).order_by("pk").values_list("month", "kind", "number"))
    for month, kind, number in added:
        there, _ = figures.get_or_create(service_id=merge.kept, month=month, kind=kind)
        figures.filter(pk=there.pk).update(number=F("number") + number)
    figures.filter(service=merge.absorbed).delete()
    return [[month.isoformat(), kind, number] for month, kind, number in added]


def _take_back_figures(merge: EntryMerge, added: list[Any]) -> None:
    figures = OfferFigure.objects.within(Scope.of(merge.centre))
    for month, kind, number in added:
        day = date.fromisoformat(month)
        figures.filter(service=merge.kept, month=day, kind=kind, number__gte=number).update(
            number=F("number") - number
        )
        figures.create(service_id=merge.absorbed, month=day, kind=kind, number=number)


def _close_rounds(merge: EntryMerge, now: datetime) -> list[str]:
    rounds = ConfirmationRound.objects.within(Scope.of(merge.centre))
    still_open = rounds.filter(service=merge.absorbed, answered_at__isnull=True)
    keys = [str(key) for key in still_open.values_list("pk", flat=True)]
    still_open.update(answered_at=now, answer=ConfirmationRound.Answer.CLOSED)
    return keys


def _hand_over(merge: EntryMerge) -> list[str]:
    """Whoever looks after the absorbed service looks after the kept one too, unless that has somebody already."""
    services = Service.objects.within(Scope.of(merge.centre))
    theirs = services.filter(pk=merge.absorbed, assigned_to__isnull=False).values_list(
        "assigned_to", flat=True
    )
    person = theirs.first()
    nobodys = services.filter(pk=merge.kept, assigned_to__isnull=True)
    return [str(person)] if person and nobodys.update(assigned_to=person) else []


def _take_from_hand(merge: EntryMerge, assigned: Sequence[str]) -> None:
    """The absorbed service kept its own; the other one has nobody again, unless somebody else was chosen since."""
    services = Service.objects.within(Scope.of(merge.centre))
    services.filter(pk=merge.kept, assigned_to__in=assigned).update(assigned_to=None)
