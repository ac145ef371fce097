"""The pages of allauth that we show, each with its address and who may open it; all others do not exist."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account_pages
from allauth.mfa.base import views as factor_pages
from allauth.mfa.recovery_codes import views as code_pages
from allauth.mfa.totp import views as app_pages
from allauth.mfa.webauthn import views as passkey_pages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path

from knotenpunkt.access.declarations import public, signed_in
from knotenpunkt.accounts.queries.actors import person_of
from knotenpunkt.shared.web.errors import SignInNeeded
from knotenpunkt.shared.web.language import DEFAULT_LANGUAGE, for_staff
from knotenpunkt.shared.web.search_engines import HEADER, WORD

type Page = Callable[..., HttpResponseBase]


def for_everybody(page: Page) -> Page:
    """A page of allauth before anybody signed in."""

    @wraps(page)
    def answer(request: HttpRequest, language: str = DEFAULT_LANGUAGE, **arguments: Any) -> HttpResponseBase:
        return _kept_by_nobody(page(request, **arguments))

    return for_staff(public(answer))


def for_oneself(page: Page) -> Page:
    """A page of allauth about the account of whoever signed in.

    Nothing is changed about the accounts of a demonstration: many people try them, and the next must get in too.
    """

    @wraps(page)
    def answer(request: HttpRequest, language: str = DEFAULT_LANGUAGE, **arguments: Any) -> HttpResponseBase:
        person = person_of(request)
        if person is None:
            raise SignInNeeded
        if person.is_demonstration and request.method == "POST":
            raise PermissionDenied
        return _kept_by_nobody(page(request, **arguments))

    return for_staff(signed_in(answer))


def _kept_by_nobody(response: HttpResponseBase) -> HttpResponseBase:
    response.headers["Cache-Control"] = "private, no-store"
    response.headers[HEADER] = WORD
    return response


def _public(address: str, page: Page, name: str) -> URLPattern:
    return path(address, for_everybody(page), name=name)


def _own(address: str, page: Page, name: str) -> URLPattern:
    return path(address, for_oneself(page), name=name)


_FORGOTTEN = "passwort-vergessen/"
_FACTOR = "zweiter-faktor/"

urlpatterns = [
    _public("anmelden/", account_pages.login, "account_login"),
    _public("anmelden/code/", factor_pages.authenticate, "mfa_authenticate"),
    _public("anmelden/passkey/", passkey_pages.login_webauthn, "mfa_login_webauthn"),
    _public("anmelden/geschlossen/", account_pages.account_inactive, "account_inactive"),
    _public(_FORGOTTEN, account_pages.password_reset, "account_reset_password"),
    _public(f"{_FORGOTTEN}gesendet/", account_pages.password_reset_done, "account_reset_password_done"),
    _public(
        f"{_FORGOTTEN}fertig/",
        account_pages.password_reset_from_key_done,
        "account_reset_password_from_key_done",
    ),
    _public(
        f"{_FORGOTTEN}<word:uidb36>-<str:key>/",
        account_pages.password_reset_from_key,
        "account_reset_password_from_key",
    ),
    _own("passwort/", account_pages.password_change, "account_change_password"),
    _own("passwort/festlegen/", account_pages.password_set, "account_set_password"),
    _own("bestaetigen/", account_pages.reauthenticate, "account_reauthenticate"),
    _own("bestaetigen/code/", factor_pages.reauthenticate, "mfa_reauthenticate"),
    _own("bestaetigen/passkey/", passkey_pages.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    _own(_FACTOR, factor_pages.index, "mfa_index"),
    _own(f"{_FACTOR}app/", app_pages.activate_totp, "mfa_activate_totp"),
    _own(f"{_FACTOR}app/entfernen/", app_pages.deactivate_totp, "mfa_deactivate_totp"),
    _own(f"{_FACTOR}notfallcodes/", code_pages.view_recovery_codes, "mfa_view_recovery_codes"),
    _own(f"{_FACTOR}notfallcodes/neu/", code_pages.generate_recovery_codes, "mfa_generate_recovery_codes"),
    _own(f"{_FACTOR}passkeys/", passkey_pages.list_webauthn, "mfa_list_webauthn"),
    _own(f"{_FACTOR}passkeys/neu/", passkey_pages.add_webauthn, "mfa_add_webauthn"),
    _own(f"{_FACTOR}passkeys/<int:pk>/entfernen/", passkey_pages.remove_webauthn, "mfa_remove_webauthn"),
]
