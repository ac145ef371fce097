"""The letters of a night: to each address at most one, with all that is due there and all that is asked again."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from knotenpunkt.access.policy import Actor
from knotenpunkt.directory.domain.verification import Patience
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.upkeep.actions.ask_providers import lock_askable, open_rounds_about
from knotenpunkt.upkeep.actions.provider_letters import had_letter_today, post_questions, takes_letters
from knotenpunkt.upkeep.domain.provider import Asked
from knotenpunkt.upkeep.domain.provider_letter import Occasion
from knotenpunkt.upkeep.queries.due_services import due_services, silence_of
from knotenpunkt.upkeep.queries.next_night import MOST_NEW_ADDRESSES, MOST_NEW_WITHOUT_ADDRESS
from knotenpunkt.upkeep.queries.providers import asked_services
from knotenpunkt.upkeep.queries.questions import Question
from knotenpunkt.upkeep.queries.rounds import open_rounds


@dataclass(slots=True)
class _Post:
    """What one address is written about: services that nobody has asked about, questions that got no answer."""

    due: list[Asked] = field(default_factory=list)
    soon: list[Asked] = field(default_factory=list)
    waiting: list[Question] = field(default_factory=list)


def write_to_providers(centre: Centre, patience: Patience, *, actor: Actor, now: datetime) -> None:
    """Open what is due and write about it, and ask again where nobody answered; each address by itself."""
    posts = _posts(centre, patience, now)
    new_addresses = 0
    for address, post in posts.items():
        if not takes_letters(address):
            _go_without_letter(centre, post, actor=actor, now=now)
            continue
        if post.due and not post.waiting:
            new_addresses += 1
        if new_addresses <= MOST_NEW_ADDRESSES or post.waiting:
            with transaction.atomic():
                _write(centre, address, post, patience, actor=actor, now=now)


def _posts(centre: Centre, patience: Patience, now: datetime) -> dict[str, _Post]:
    """Everything that is to be written about by address, the longest due first."""
    due = due_services(centre, patience, now)
    known = asked_services(centre, [service.key for service in due])
    posts: defaultdict[str, _Post] = defaultdict(_Post)
    for service in due:
        asked = known[service.key]
        post = posts[asked.address]
        (post.due if service.is_due else post.soon).append(asked)
    for question in _unanswered(centre, patience, now):
        posts[question.service.address].waiting.append(question)
    return {address: post for address, post in posts.items() if post.due or post.waiting}


def _unanswered(centre: Centre, patience: Patience, now: datetime) -> Iterable[Question]:
    """Questions to be asked again, and those about which no letter went out."""
    today = timezone.localdate(now)
    rounds = list(open_rounds(centre).order_by("asked_at", "service__title", "service__number", "pk"))
    services = asked_services(centre, [question.service_id for question in rounds])
    for question in rounds:
        service = services[question.service_id]
        reminder = silence_of(question).reminder_on(patience)
        is_to_remind = reminder is not None and reminder <= today
        if not question.was_mailed or is_to_remind or not takes_letters(service.address):
            yield Question(question, service)


def _go_without_letter(centre: Centre, post: _Post, *, actor: Actor, now: datetime) -> None:
    """The questions are open all the same, and the centre calls. A letter that came back counts as none."""
    with transaction.atomic():
        returned = [question.round.pk for question in post.waiting if question.round.was_mailed]
        open_rounds(centre).filter(pk__in=returned).update(was_mailed=False)
        askable = lock_askable(centre, post.due[:MOST_NEW_WITHOUT_ADDRESS])
        open_rounds_about(centre, askable, is_mailed=False, actor=actor, now=now)


def _write(
    centre: Centre, address: str, post: _Post, patience: Patience, *, actor: Actor, now: datetime
) -> None:
    if had_letter_today(centre, address, now=now):
        return
    new = open_rounds_about(
        centre, lock_askable(centre, [*post.due, *post.soon]), is_mailed=True, actor=actor, now=now
    )
    again = _ask_again(centre, post.waiting, actor=actor, now=now)
    if not new and not again:
        return
    is_reminder = all(question.round.was_mailed for question in again) and not new
    post_questions(
        centre,
        address,
        [*new, *again],
        occasion=Occasion.REMINDER if is_reminder else Occasion.QUESTION,
        patience=patience,
        actor=actor,
        now=now,
    )


def _ask_again(centre: Centre, waiting: Sequence[Question], *, actor: Actor, now: datetime) -> list[Question]:
    """Those that are open still. One that no letter told of so far begins anew, for now somebody is asked."""
    keys = [question.round.pk for question in waiting]
    locked = open_rounds(centre).filter(pk__in=keys).select_for_update(of=("self",))
    still_open = set(locked.values_list("pk", flat=True))
    again = [question for question in waiting if question.round.pk in still_open]
    told = [question.round.pk for question in again if question.round.was_mailed]
    untold = [question.round.pk for question in again if not question.round.was_mailed]
    open_rounds(centre).filter(pk__in=told).update(reminded_at=now)
    open_rounds(centre).filter(pk__in=untold).update(asked_at=now, reminded_at=None, was_mailed=True)
    audit.record_all([_event(centre, question.service.key, actor, now) for question in again])
    return again


def _event(centre: Centre, service: uuid.UUID, actor: Actor, now: datetime) -> AuditEvent:
    return AuditEvent(
        at=now,
        actor=actor.identifier,
        action="upkeep.provider.ask_again",
        centre_key=centre.key,
        subject_type="service",
        subject_id=str(service),
    )
