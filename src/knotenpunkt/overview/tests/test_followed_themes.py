"""Centres of other instances stand beside the matrix, with origin and date."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.following.actions.follow import follow
from knotenpunkt.following.tests.other_instance import CALLER, other_instance
from knotenpunkt.following.tests.published import publish_profile
from knotenpunkt.overview.queries.followed_themes import FollowedThemes, followed_themes
from knotenpunkt.regions.models import Centre

DAY = date(2026, 6, 1)


@pytest.fixture
def followed(other_centre: Centre) -> str:
    """The address of an instance that tells of one centre."""
    now = timezone.now()
    with other_instance(now, c05366=2) as other:
        follow(other.address, caller=CALLER, actor=OPERATOR, now=now)
        return other.address


def test_their_themes_are_told_with_origin(followed: str) -> None:
    (row,) = followed_themes(DAY, "", {"school": "Schule und Kita"})

    assert row == FollowedThemes(
        name="Euskirchen",
        themes=("Schule und Kita",),
        origin=followed,
        told_at=row.told_at,
        is_example=True,
    )


def test_only_plans_in_force_and_of_the_field_count(followed: str) -> None:
    found = [
        len(followed_themes(day, field, {}))
        for day, field in [
            (DAY, "education"),
            (DAY, "volunteering"),
            (date(2025, 12, 31), ""),
            (date(2028, 1, 1), ""),
        ]
    ]

    assert found == [1, 0, 0, 0]


def test_a_centre_that_works_here_meanwhile_speaks_for_itself(followed: str, other_centre: Centre) -> None:
    publish_profile(other_centre)

    assert followed_themes(DAY, "", {}) == []


def test_the_page_of_themes_shows_them(client: Client, followed: str) -> None:
    """The plan of the stand-in runs until the end of 2027."""
    page = client.get("/en/ueberblick/themen/").content.decode()

    assert (followed in page) is (timezone.localdate() < date(2028, 1, 1))
