"""The list of what lies within reach agrees with the policy's word on every single entry."""

import pytest

from knotenpunkt.access.policy import Share
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.directory.queries.subjects import service_subject
from knotenpunkt.directory.tests import scenario
from knotenpunkt.directory.tests.scenario import ERKELENZ, HEINSBERG, MOTHERS_COURSE
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.queries.shares import services_within


@pytest.fixture
def heinsberg(db: None) -> Centre:
    return scenario.heinsberg()


def shares(centre: Centre) -> list[Share]:
    keys = list(Organization.objects.within(Scope.of(centre)).values_list("pk", flat=True))
    return [
        Share(),
        Share(is_whole=True),
        *(Share(organizations=frozenset({key})) for key in keys),
        Share(organizations=frozenset(keys), municipalities=frozenset({HEINSBERG})),
        Share(municipalities=frozenset({ERKELENZ})),
        Share(municipalities=frozenset({"05358008"})),
    ]


def test_the_list_and_the_policy_agree(heinsberg: Centre) -> None:
    everything = list(Service.objects.within(Scope.of(heinsberg)))
    scenario.dueren()
    for share in shares(heinsberg):
        listed = set(services_within(heinsberg, share).values_list("title", flat=True))

        assert listed == {each.title for each in everything if share.covers(service_subject(each))}


def test_each_service_stands_there_once(heinsberg: Centre) -> None:
    share = Share(municipalities=frozenset({ERKELENZ, HEINSBERG}))
    titles = list(services_within(heinsberg, share).values_list("title", flat=True))

    assert titles.count(MOTHERS_COURSE.title) == 1
