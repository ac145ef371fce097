"""Machines that somebody else has named: which are asked, and how a request names them."""

import ipaddress

import pytest

from knotenpunkt.shared.web.outside import Forbidden, connected, host_of, is_public


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


@pytest.mark.parametrize(
    ("address", "header"),
    [
        ("https://ki.example/a", "ki.example"),
        ("http://ki.example:80", "ki.example"),
        ("https://ki.example:80", "ki.example:80"),
        ("https://Düren.example", "xn--dren-0ra.example"),
    ],
)
def test_a_request_names_the_machine_as_dns_does(address: str, header: str) -> None:
    assert host_of(address).header == header


@pytest.mark.parametrize(
    "address", ["ftp://ki.example", "https://", "https://who:secret@ki.example", "ki.example"]
)
def test_what_is_no_web_address_is_forbidden(address: str) -> None:
    with pytest.raises(Forbidden):
        host_of(address)


@pytest.mark.parametrize("answers", [[], ["10.0.0.7"], ["93.184.215.14", "10.0.0.7"]])
def test_one_answer_inside_is_enough_to_call_nobody(answers: list[str]) -> None:
    called = []
    with pytest.raises(Forbidden):
        connected(
            host_of("http://ki.example"),
            resolve=lambda name, port: answers,
            dial=lambda address, port: called.append(address),  # type: ignore[arg-type, return-value]
        )

    assert called == []
