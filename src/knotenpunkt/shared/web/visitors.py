"""Whoever asks, as far as the network tells: for limits on forms only, never for a log or a table as it is."""

from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest

_OF_ONE_CONNECTION = (
    64  # bits: an IPv6 connection at home has so many addresses of its own as the rest allows
)


def network_address(request: HttpRequest) -> str:
    """The address a request comes from: of IPv6 the network, of what is no address nothing.

    Behind a proxy it is the last that the proxy names; whatever stands before that, the sender wrote herself.
    """
    written = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER is not None:
        written = request.headers.get("X-Forwarded-For", written).rpartition(",")[2]
    try:
        address = ip_address(written.strip())
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        return str(IPv6Address(int(address) >> _OF_ONE_CONNECTION << _OF_ONE_CONNECTION))
    return str(address)
