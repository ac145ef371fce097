"""Every byte of everything that machines read is searched for words that only unpublished things and people carry."""

from datetime import UTC, date, datetime
from functools import cache

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.accounts.models import Person
from knotenpunkt.directory.actions.save_catalogue import save_catalogue
from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.models import Confirmation, Service
from knotenpunkt.regions.models import Centre
from tests.architecture.test_access import patterns
from tests.architecture.test_tenant_leak import OWN, REMARK, SECRET, catalogue, text_of
from tests.harness.example_arguments import arguments_of

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
DRAFT, ARCHIVED, SILENT, PERSON = "Erlenzweig", "Fichtennadel", "Ginsterbusch", "Hainbuche"
HIDDEN = (DRAFT, ARCHIVED, SILENT, PERSON, SECRET, REMARK)
# What is asked besides the address itself; whoever does not know a question refuses it.
QUESTIONS = (
    *("", "full=true", "full_service=true", "minimal=true", "format=ndjson", "format=ndjson&full=true"),
    *("lang=ar", "url=http://testserver/de/{centre}/angebote/"),
)


@cache
def screens_of_api() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Name and arguments of every address of open data."""
    return tuple(
        (pattern.name or "", tuple(pattern.pattern.converters))
        for _, pattern in patterns(get_resolver())
        if pattern.callback.__module__.startswith("knotenpunkt.api.")
    )


@pytest.fixture
def full_centre(centre: Centre) -> Centre:
    """What is published, a draft, an archived offer, one hidden for silence; a person keeps and confirmed them."""
    for word, status in ((OWN, Status.PUBLISHED), (SILENT, Status.PUBLISHED), (DRAFT, Status.DRAFT)):
        save_catalogue(centre, catalogue(word, status), actor=OPERATOR, now=NOW)
    save_catalogue(centre, catalogue(ARCHIVED, Status.ARCHIVED), actor=OPERATOR, now=NOW)
    services = Service.objects.unscoped(reason="the test prepares what nobody may see")
    services.filter(title__contains=SILENT).update(hidden_on=date(2026, 11, 1))
    centre.organizations.filter(name__contains=SILENT).update(status=Status.ARCHIVED)
    person = Person.objects.create(email=f"{PERSON}@example.org", display_name=f"Frau {PERSON}")
    services.update(assigned_to=person)
    Confirmation.objects.bulk_create(
        Confirmation(
            service=one, confirmed_on=date(2026, 11, 2), origin="centre", confirmed_by=f"Frau {PERSON}"
        )
        for one in services
    )
    return centre


@pytest.mark.parametrize(
    ("name", "arguments"), [pytest.param(*screen, id=screen[0]) for screen in screens_of_api()]
)
def test_open_data_hold_nothing_that_is_not_published_and_nobody(
    name: str, arguments: tuple[str, ...], full_centre: Centre, client: Client
) -> None:
    address = reverse(name, kwargs=arguments_of(name, arguments, full_centre))
    found, answered = set(), 0
    for question in QUESTIONS:
        answer = client.get(address, QUERY_STRING=question.format(centre=full_centre.slug))
        answered += answer.status_code == 200
        text = text_of(answer.getvalue(), answer.headers["Content-Type"]).lower()
        found |= {(question, word) for word in HIDDEN if word.lower() in text}

    assert answered > 0
    assert found == set()


def test_what_is_published_is_found_in_the_same_way(full_centre: Centre, client: Client) -> None:
    package = client.get(reverse("catalogue_files_package", kwargs={"centre": full_centre.slug}))

    assert OWN in text_of(package.getvalue(), package.headers["Content-Type"])
