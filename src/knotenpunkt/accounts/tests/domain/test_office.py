"""The directory that an installation names."""

import pytest

from knotenpunkt.accounts.domain.office import Office, OfficeUnusable, providers


@pytest.mark.parametrize(
    "server", ["https://login.example/realm", "http://localhost:9000", "http://127.0.0.1:1"]
)
def test_a_directory_is_asked_by_https_or_on_this_machine(server: str) -> None:
    assert Office(server, "client", "secret", "Kreis").server == server


@pytest.mark.parametrize(
    ("server", "client", "secret"),
    [
        ("http://login.example", "c", "s"),
        ("https://login.example", "", "s"),
        ("https://login.example", "c", ""),
    ],
)
def test_a_directory_that_cannot_be_asked_is_refused(server: str, client: str, secret: str) -> None:
    with pytest.raises(OfficeUnusable):
        Office(server, client, secret, "Kreis")


def test_without_a_directory_there_is_no_provider() -> None:
    assert providers(None) == {}
