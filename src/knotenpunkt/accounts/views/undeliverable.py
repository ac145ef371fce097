"""E-mail problems: addresses that get no more letters, letters that nobody took, letters that cannot leave."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import workplace_for
from knotenpunkt.mail.actions.block_address import release_address
from knotenpunkt.mail.queries.mailbox import has_mailbox
from knotenpunkt.mail.queries.problems import (
    blocked_addresses,
    blocked_here,
    letters_given_up,
    letters_without_way_out,
)
from knotenpunkt.shared.web.addresses import screen_address

_LATEST = 50


@requires(Permission.MAIL_READ)
@require_safe
def undeliverable(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """What the team should know: whom to call, since no letter reaches them."""
    workplace = workplace_for(request, language, centre)
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "blocked": blocked_here(workplace.centre),
        "given_up": [
            (mail, timezone.localdate(mail.created_at))
            for mail in letters_given_up(workplace.centre).only(
                "recipient", "subject", "error", "created_at"
            )[:_LATEST]
        ],
        "waiting": letters_without_way_out(workplace.centre).count(),
        "may_release": workplace.may(Permission.MAIL_SEND),
        "has_mailbox": has_mailbox(workplace.centre),
    }
    return render(request, "accounts/undeliverable.html", context)


@requires(Permission.MAIL_SEND)
@require_POST
def undeliverable_release(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """The address works again; one that is free already, or never concerned this centre, is not found."""
    workplace = workplace_for(request, language, centre)
    blocked = blocked_addresses(workplace.centre).filter(pk=key).first()
    if blocked is None:
        raise Http404(str(key))
    release_address(blocked, workplace.centre, actor=workplace.actor, now=timezone.now())
    return redirect(screen_address("undeliverable", {"language": language, "centre": centre}))
