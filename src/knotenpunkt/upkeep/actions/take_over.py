"""Taking a suggestion over into the catalogue, in the caller's transaction.

Somebody has decided so, or the centre trusts the provider.
"""

from dataclasses import replace
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from knotenpunkt.access.policy import Actor, Grant, Permission, Role, share_of
from knotenpunkt.accounts.models import Seat
from knotenpunkt.directory.actions.keeping_versions import lock_entries
from knotenpunkt.directory.actions.save_catalogue import save_catalogue
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord, Status
from knotenpunkt.directory.models import Confirmation, Organization, Service
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.confirm_services import end_doubt
from knotenpunkt.upkeep.actions.save_edit import changes_of
from knotenpunkt.upkeep.models import ConfirmationRound, Suggestion
from knotenpunkt.upkeep.queries.rounds import open_rounds_of
from knotenpunkt.upkeep.queries.suggestions import (
    EntryRecord,
    entry_of,
    merge_of,
    service_record,
    suggested_record,
)

_Kind, _Origin = Suggestion.Kind, Suggestion.Origin
_EFFECTIVE_AT_ONCE = frozenset({_Kind.CHANGE, _Kind.END, _Kind.ORGANIZATION})


class EntryGone(Exception):
    """The service or organization that the suggestion is about does not exist any more."""


class Conflicting(Exception):
    """The entry has changed since, in the same fields and otherwise than suggested: somebody has to look at it."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


class NameTaken(Exception):
    """Another organization has the name already that was suggested."""


def is_trusted(suggestion: Suggestion, actor: Actor) -> bool:
    """Whether a provider whom the centre trusts changes what is her own, by a link or with her account."""
    organization = suggestion.organization
    return (
        suggestion.kind in _EFFECTIVE_AT_ONCE
        and suggestion.origin in {_Origin.LINK, _Origin.ACCOUNT}
        and organization is not None
        and organization.is_trusted
        and organization.pk
        in share_of(actor, Permission.CHANGE_PROPOSE, centre=suggestion.centre_id).organizations
    )


def take_over_at_once(suggestion: Suggestion, *, actor: Actor, now: datetime) -> None:
    """A trusted provider's suggestion takes effect under the centre's authority; one that cannot waits."""
    of_the_centre = Actor(actor.identifier, (Grant(Role.CENTRE_EDITOR, suggestion.centre_id),))
    try:
        write(suggestion, None, None, actor=of_the_centre, now=now)
    except (Conflicting, NameTaken):
        return
    close(suggestion, Suggestion.State.ACCEPTED, now=now)
    audit.record(
        "upkeep.suggestion.take_effect",
        actor=actor.identifier,
        now=now,
        centre_key=suggestion.centre.key,
        subject_type="upkeep.Suggestion",
        subject_id=suggestion.pk,
        changes={"authority": "the centre trusts the provider"},
    )


def close(suggestion: Suggestion, state: Suggestion.State, *, now: datetime) -> None:
    """Nobody decides on it a second time."""
    suggestion.state, suggestion.decided_at = state, now
    suggestion.save(update_fields=["state", "decided_at", "decided_by", "decision_note", "service"])


def write(
    suggestion: Suggestion, record: EntryRecord | None, based_on: int | None, *, actor: Actor, now: datetime
) -> None:
    """Write what the suggestion wants into the catalogue, or the `record` that somebody made of it.

    Raises EntryGone, Conflicting, NameTaken, and whatever save_catalogue raises.
    """
    match suggestion.kind:
        case _Kind.NEW:
            suggestion.service = _written_new(suggestion, record, actor=actor, now=now)
        case _Kind.MISTAKE if record is None:
            return  # somebody has put it right, or nothing is to be done
        case _:
            _write_change(suggestion, record, based_on, actor=actor, now=now)


def _written_new(
    suggestion: Suggestion, record: EntryRecord | None, *, actor: Actor, now: datetime
) -> Service:
    """A new service; as long as nobody has looked at its facts it is a draft."""
    changes = changes_of(None, record or _draft_of(suggestion))
    saved = save_catalogue(suggestion.centre, changes, actor=actor, now=now)
    found: Service = Service.objects.within(Scope.of(suggestion.centre)).get(pk=saved.services[0])
    return found


def _draft_of(suggestion: Suggestion) -> EntryRecord:
    if not suggestion.content:
        return ServiceRecord(_("Suggested offer"), description=suggestion.message, status=Status.DRAFT)
    return replace(suggested_record(suggestion), status=Status.DRAFT)


def _write_change(
    suggestion: Suggestion, record: EntryRecord | None, based_on: int | None, *, actor: Actor, now: datetime
) -> None:
    entry, centre = entry_of(suggestion), suggestion.centre
    if entry is None:
        raise EntryGone
    entry.revision = lock_entries(centre, services=[entry.pk], organizations=[entry.pk]).get(
        entry.pk, entry.revision
    )
    wanted = record or _merged(suggestion, entry)
    _check_name(entry, wanted)
    if isinstance(entry, Service):
        _close_doubt(suggestion, entry, now)
    changes = changes_of(entry.pk, wanted, based_on if record else entry.revision)
    save_catalogue(centre, changes, actor=actor, now=now)


def _check_name(entry: Service | Organization, wanted: EntryRecord) -> None:
    """Each organization of a centre has a name of its own."""
    if isinstance(wanted, OrganizationRecord):
        others = Organization.objects.within(Scope.of(entry.centre)).exclude(pk=entry.pk)
        if others.filter(name=wanted.name).exists():
            raise NameTaken


def _close_doubt(suggestion: Suggestion, service: Service, now: datetime) -> None:
    """Whoever says what became of a service has answered the questions about it."""
    if suggestion.kind == _Kind.END:
        _answer_questions(suggestion, service, ConfirmationRound.Answer.ENDED, now)
    elif _is_by_its_provider(suggestion):
        _answer_questions(suggestion, service, ConfirmationRound.Answer.CHANGED, now)
        _count_as_confirmed(suggestion, service)


def _merged(suggestion: Suggestion, entry: Service | Organization) -> EntryRecord:
    if suggestion.kind == _Kind.END and isinstance(entry, Service):
        return _ended(entry)
    merged = merge_of(suggestion)
    if merged is None:
        raise EntryGone
    if merged.conflicts:
        raise Conflicting(merged.conflicts)
    return merged.record


def _ended(service: Service) -> ServiceRecord:
    with override("de"):
        reason = _("No longer offered")
    return replace(service_record(service), status=Status.ARCHIVED, status_reason=reason)


def _is_by_its_provider(suggestion: Suggestion) -> bool:
    """Whether it came by the provider's link, or from somebody who edits for that organization."""
    if suggestion.kind != _Kind.CHANGE or suggestion.origin == _Origin.PUBLIC:
        return False
    if suggestion.origin == _Origin.LINK:
        return True
    seats = Seat.objects.filter(person=suggestion.sender_id, centre=suggestion.centre_id)
    return seats.filter(organization=suggestion.organization_id, organization__isnull=False).exists()


def _answer_questions(
    suggestion: Suggestion, service: Service, answer: ConfirmationRound.Answer, now: datetime
) -> None:
    """Nobody is reminded of a question that a suggestion has answered, and doubt ends."""
    open_rounds_of(suggestion.centre, [service.pk]).update(answered_at=now, answer=answer)
    end_doubt(suggestion.centre, [service.pk])


def _count_as_confirmed(suggestion: Suggestion, service: Service) -> None:
    """Whoever corrects her offer says what is right: confirmed on the day she said it."""
    Confirmation.objects.within(Scope.of(suggestion.centre)).get_or_create(
        service=service,
        confirmed_on=timezone.localdate(suggestion.created_at),
        origin=Confirmation.Origin.PROVIDER,
        defaults={
            "confirmed_by": service.organization.name if service.organization else service.provider_text
        },
    )
