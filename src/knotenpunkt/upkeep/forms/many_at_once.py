"""What somebody sends from a list: which entries she ticked, and what shall be done to them."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import QueryDict

from knotenpunkt.access.policy import Permission, Share, share_of
from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.directory.models import Confirmation
from knotenpunkt.upkeep.actions.act_on_many import PERMISSION_OF, Order
from knotenpunkt.upkeep.domain.outcome import Deed
from knotenpunkt.upkeep.queries.colleagues import colleagues_of

_LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Selection:
    """What shall be done within which share: to the entries with these keys, or (None) to all that the filter finds."""

    order: Order
    share: Share
    keys: frozenset[uuid.UUID] | None


def read_selection(sent: QueryDict, workplace: Workplace, deeds: Collection[Deed]) -> Selection | None:
    """The selection, None where it asks for none of the deeds; raises PermissionDenied for one that she may not do."""
    wanted = sent.get("do", "")
    if wanted not in deeds:
        return None
    permission = PERMISSION_OF[Deed(wanted)]
    share = share_of(workplace.actor, permission, centre=workplace.centre.pk)
    if not share:
        raise PermissionDenied
    keys = frozenset(key for written in sent.getlist("entry") if (key := read_key(written)))
    return Selection(_order(Deed(wanted), sent, workplace), share, None if sent.get("all") else keys)


def read_key(written: str) -> uuid.UUID | None:
    """The key of an entry or a batch; None where it is none."""
    try:
        return uuid.UUID(written)
    except ValueError:
        return None


def _order(deed: Deed, sent: QueryDict, workplace: Workplace) -> Order:
    reason = sent.get("reason", "").strip()[:_LONGEST_REASON]
    match deed:
        case Deed.ARCHIVE:
            return Order(deed, reason=reason)
        case Deed.ASSIGN:
            wanted = sent.get("colleague", "")
            team = colleagues_of(workplace.centre)
            return Order(deed, colleague=next((one for one in team if str(one.pk) == wanted), None))
        case Deed.CONFIRM if not workplace.may(Permission.CATALOGUE_EDIT):
            return Order(deed, origin=Confirmation.Origin.PROVIDER, confirmed_by=workplace.name)
    return Order(deed, confirmed_by=workplace.centre.name)
