"""What allauth tells us when somebody has signed in or changed how she does: it goes into the trail."""

from typing import Any, cast

from allauth.account import signals as account_signals
from allauth.account.authentication import get_authentication_records
from allauth.mfa import signals as factor_signals
from django.http import HttpRequest
from django.utils import timezone

from knotenpunkt.accounts.actions.own_account import note_account_change, note_sign_in
from knotenpunkt.accounts.models import Person


def connect() -> None:
    """Listen, once, when the program starts."""
    account_signals.user_logged_in.connect(_signed_in, dispatch_uid="knotenpunkt.signed_in")
    for signal, what in (
        (account_signals.password_changed, "change_password"),
        (account_signals.password_set, "change_password"),
        (account_signals.password_reset, "reset_password"),
        (factor_signals.authenticator_added, "add_second_factor"),
        (factor_signals.authenticator_removed, "remove_second_factor"),
        (factor_signals.authenticator_reset, "renew_recovery_codes"),
    ):
        signal.connect(_changed(what), dispatch_uid=f"knotenpunkt.{what}.{id(signal)}", weak=False)


def _signed_in(sender: Any, request: HttpRequest, user: Any, **_: Any) -> None:
    request.session.clear_expired()
    ways = [str(record["method"]) for record in get_authentication_records(request, user)]
    note_sign_in(cast(Person, user), ways, now=timezone.now())


def _changed(what: str) -> Any:
    def note(sender: Any, user: Any, **_: Any) -> None:
        note_account_change(cast(Person, user), what, now=timezone.now())

    return note
