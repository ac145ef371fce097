"""What answers mean, when an address is asked again, and which machines never are."""

import ipaddress
from datetime import date, timedelta

import pytest

from knotenpunkt.upkeep.domain.web_addresses import LinkStatus, is_due, is_public, spread, status_of_answer

DAY = date(2027, 3, 1)


@pytest.mark.parametrize(
    ("code", "status"),
    [
        (200, "ok"),
        (204, "ok"),
        (404, "gone"),
        (410, "gone"),
        (403, "unclear"),
        (429, "unclear"),
        (503, "unclear"),
    ],
)
def test_an_answer_says_what_a_page_is(code: int, status: str) -> None:
    assert status_of_answer(code) == status


@pytest.mark.parametrize(
    ("status", "days", "due"),
    [
        (LinkStatus.OK, 29, False),
        (LinkStatus.OK, 30, True),
        (LinkStatus.GONE, 6, False),
        (LinkStatus.GONE, 7, True),
    ],
)
def test_doubt_is_asked_again_sooner(status: str, days: int, due: bool) -> None:  # noqa: FBT001 - what is expected
    assert is_due(status, DAY, DAY + timedelta(days=days)) is due


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_machines_on_the_internet_may_be_asked(address: str) -> None:
    assert is_public(ipaddress.ip_address(address)) is True


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.1"),
        *("224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fd00::1", "ff02::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "2001:0:a00:1::1"),
    ],
)
def test_machines_inside_are_never_asked(address: str) -> None:
    assert is_public(ipaddress.ip_address(address)) is False


def test_hosts_take_turns() -> None:
    assert list(spread({"a": ["a1", "a2", "a3"], "b": ["b1"]})) == ["a1", "b1", "a2", "a3"]
    assert list(spread({})) == []
