"""Data: the public key of the instance and its centres."""

import stat

from django.conf import settings
from django.test import Client, override_settings

from knotenpunkt.following.domain.schemas import INSTANCE, fits
from knotenpunkt.following.domain.signatures import HEADER, is_signed_by, new_private_key, public_key_of
from knotenpunkt.following.tests.published import publish_profile
from knotenpunkt.regions.models import Centre

ADDRESS = "/.well-known/knotenpunkt.json"


def test_it_fits_the_published_schema_and_is_signed(client: Client, centre: Centre) -> None:
    publish_profile(centre)
    answer = client.get(ADDRESS)

    assert fits(answer.json(), INSTANCE) is True
    assert is_signed_by(answer.content, answer.headers[HEADER], answer.json()["key"]["public"]) is True


def test_it_names_the_centres_of_which_something_is_published(
    client: Client, centre: Centre, other_centre: Centre
) -> None:
    publish_profile(centre)

    assert client.get(ADDRESS).json()["centres"] == [
        {
            "key": "05370",
            "slug": "heinsberg",
            "name": "Integrationszentrum Kreis Heinsberg",
            "profile": "/heinsberg/profile.json",
        }
    ]


def test_nobody_but_the_owner_reads_the_key_that_is_kept(client: Client, centre: Centre) -> None:
    client.get(ADDRESS)
    mode = (settings.DATA_FOLDER / "signing_key").stat().st_mode

    assert stat.S_IMODE(mode) == 0o600


def test_the_key_of_the_installation_wins(client: Client, centre: Centre) -> None:
    key = new_private_key()
    with override_settings(SIGNING_KEY=key, KEPT_PAGES_BYTES=0):
        told = client.get(ADDRESS).json()["key"]["public"]

    assert told == public_key_of(key)


def test_the_public_address_of_the_installation_is_told(client: Client, centre: Centre) -> None:
    with override_settings(PUBLIC_ADDRESS="https://knoten.example", KEPT_PAGES_BYTES=0):
        told = client.get(ADDRESS).json()["instance"]["address"]

    assert told == "https://knoten.example"
