"""Screen: the record of processing activities."""

import pytest

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.tests.signed_in import signed_in
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.personal_data import activities

ADDRESS = "/de/heinsberg/arbeitsplatz/datenschutz/"
REQUEST = f'href="{ADDRESS}auskunft/"'


@pytest.mark.parametrize(
    ("role", "answers"),
    [
        (Role.DATA_PROTECTION_OFFICER, True),
        (Role.CENTRE_HEAD, False),
        (Role.TENANT_ADMINISTRATOR, False),
    ],
)
def test_the_page_names_every_activity_and_its_fields(role: Role, centre: Centre, *, answers: bool) -> None:
    page = signed_in(role, centre).get(ADDRESS).content.decode()

    assert page.count('<section class="kp-flow" aria-labelledby="activity-') == len(activities())
    assert page.count('<code dir="ltr">') == sum(len(activity.fields) for activity in activities())
    assert (REQUEST in page) is answers


@pytest.mark.parametrize("role", [Role.CENTRE_EDITOR, Role.PROVIDER_EDITOR, Role.STATE_DESK])
def test_others_are_refused(role: Role, centre: Centre) -> None:
    assert signed_in(role, centre).get(ADDRESS).status_code == 403


def test_another_centre_does_not_exist(centre: Centre, other_centre: Centre) -> None:
    assert signed_in(Role.DATA_PROTECTION_OFFICER, other_centre).get(ADDRESS).status_code == 404
