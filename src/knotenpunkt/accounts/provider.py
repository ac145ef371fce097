"""Where allauth looks for the ways to sign in that an app brings: here the district's own directory of people."""

from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.http import HttpRequest
from django.utils.http import urlencode

from knotenpunkt.accounts.signing_in.office import OFFICE, OfficeProtocol
from knotenpunkt.shared.web.addresses import screen_address
from knotenpunkt.shared.web.language import DEFAULT_LANGUAGE


class OfficeProvider(OpenIDConnectProvider):
    """The one directory that an installation may name."""

    id = OFFICE
    name = "OpenID Connect"
    oauth2_adapter_class = OfficeProtocol

    def get_login_url(self, request: HttpRequest, **kwargs: str) -> str:
        return f"{screen_address('office_login', {'language': DEFAULT_LANGUAGE})}?{urlencode(kwargs)}"


provider_classes = [OfficeProvider]
