"""Signing in by the district's own directory of people (OpenID Connect), where the installation names one."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Client, OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.utils import build_absolute_uri
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.crypto import constant_time_compare, salted_hmac
from requests import RequestException

from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.queries.seats import seats_of
from knotenpunkt.shared.web.addresses import screen_address
from knotenpunkt.shared.web.language import DEFAULT_LANGUAGE

OFFICE = "office"


def nonce_of(state: str) -> str:
    """The number that the token must carry (OpenID Connect Core, 3.1.2.1); it hangs on the state of this session."""
    return salted_hmac("knotenpunkt.office.nonce", state, algorithm="sha256").hexdigest()


class OfficeClient(OAuth2Client):
    """Asks for a token that carries our number."""

    def get_redirect_url(self, authorization_url: str, scope: list[str], extra_params: dict[str, str]) -> str:
        nonce = {"nonce": nonce_of(str(self.state))}
        return str(super().get_redirect_url(authorization_url, scope, extra_params | nonce))


class OfficeProtocol(OpenIDConnectOAuth2Adapter):
    """OpenID Connect, stricter than allauth: the token's signature and number are checked always."""

    client_class = OfficeClient

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """One address for all languages, since the directory has to know it."""
        path = screen_address("office_callback", {"language": DEFAULT_LANGUAGE})
        return (
            f"{settings.PUBLIC_ADDRESS}{path}"
            if settings.PUBLIC_ADDRESS
            else build_absolute_uri(request, path)
        )

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        id_token = kwargs["response"].get("id_token")
        if not id_token:
            raise OAuth2Error("the answer holds no id_token")
        claims = self._decode_id_token(app, id_token)
        if not constant_time_compare(str(claims.get("nonce", "")), nonce_of(request.GET.get("state", ""))):
            raise OAuth2Error("the token was made for somebody else's request")
        userinfo = self._fetch_user_info(token.token)
        if userinfo.get("sub") != claims["sub"]:
            raise OAuth2Error("token and userinfo are about two people")
        return self.get_provider().sociallogin_from_response(
            request, {"userinfo": userinfo, "id_token": claims}
        )

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        try:
            return jwtkit.verify_and_decode(
                credential=id_token,
                keys_url=self.openid_config["jwks_uri"],
                issuer=self.openid_config["issuer"],
                audience=app.client_id,
                lookup_kid=jwtkit.lookup_kid_jwk,
            )
        except KeyError as missing:
            raise OAuth2Error("the directory's token or keys lack a part") from missing


class OfficeAdapter(DefaultSocialAccountAdapter):
    """Who may come in by the directory: people who have a seat here, known by a verified e-mail address."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Refuse whoever has no seat; nothing is stored about her."""
        person = self._known(sociallogin)
        if person is None or not person.is_active or not seats_of(person).exists():
            raise ImmediateHttpResponse(refused(request, is_unknown=True))
        sociallogin.user = person

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        raise ImmediateHttpResponse(refused(request, is_unknown=False))

    def _known(self, sociallogin: SocialLogin) -> Person | None:
        addresses = [entry.email for entry in sociallogin.email_addresses if entry.verified]
        return Person.objects.filter(email__in=addresses).first() if addresses else None


def refused(request: HttpRequest, *, is_unknown: bool) -> HttpResponse:
    """The page that says why it did not work; it gives away nothing about anybody."""
    return render(request, "socialaccount/authentication_error.html", {"is_unknown": is_unknown}, status=403)


def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Off to the directory; the browser comes back with its answer."""
    return _answered(request, OAuth2LoginView)


def come_back(request: HttpRequest) -> HttpResponseBase:
    """Back from the directory, with its answer."""
    return _answered(request, OAuth2CallbackView)


def _answered(request: HttpRequest, view: Any) -> HttpResponseBase:
    """What allauth's view says; a directory that cannot be reached ends in a page of ours."""
    try:
        return view.adapter_view(_protocol(request))(request)
    except RequestException:
        return refused(request, is_unknown=False)


def _protocol(request: HttpRequest) -> OfficeProtocol:
    if not settings.SOCIALACCOUNT_PROVIDERS:
        raise Http404
    return OfficeProtocol(request, OFFICE)
