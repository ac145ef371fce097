"""The address a request comes from, as limits on forms count it."""

import pytest
from django.test import RequestFactory, override_settings

from knotenpunkt.shared.web.visitors import network_address


@pytest.mark.parametrize(
    ("written", "counted"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("", ""),
        ("unix:", ""),
    ],
)
def test_a_connection_is_one_address_or_one_network(written: str, counted: str) -> None:
    assert network_address(RequestFactory().get("/", REMOTE_ADDR=written)) == counted


def test_what_a_sender_writes_herself_does_not_count() -> None:
    request = RequestFactory().get(
        "/", REMOTE_ADDR="127.0.0.1", headers={"x-forwarded-for": "198.51.100.1, 203.0.113.9"}
    )
    without_proxy = network_address(request)
    with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        behind_proxy = network_address(request)

    assert (without_proxy, behind_proxy) == ("127.0.0.1", "203.0.113.9")
