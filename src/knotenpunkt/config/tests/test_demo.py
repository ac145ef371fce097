"""`knotenpunkt demo`: the demo centre out of its workbook."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import get_resolver, reverse

from knotenpunkt.access.declarations import PUBLIC, declaration
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.regions.models import Centre, CentreRevision
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope
from tests.architecture.test_access import patterns

pytestmark = pytest.mark.django_db


def state() -> tuple[int, int, int, list[int]]:
    scope = Scope.of(Centre.objects.get(slug="heinsberg"))
    return (
        Service.objects.within(scope).count(),
        Organization.objects.within(scope).count(),
        AuditEvent.objects.count(),
        list(CentreRevision.objects.order_by("pk").values_list("number", flat=True)),
    )


def pages_of_the_centre() -> list[str]:
    """One address of every public page of the demo centre."""
    centre = Centre.objects.get(slug="heinsberg")
    scope = Scope.of(centre)
    slugs = {
        "service": Service.objects.within(scope).filter(status="published").order_by("pk")[0].slug,
        "organization": Organization.objects.within(scope).filter(status="published").order_by("pk")[0].slug,
    }
    found = []
    for _, pattern in patterns(get_resolver()):
        wanted = set(pattern.pattern.regex.groupindex)
        if declaration(pattern.callback) == PUBLIC and "centre" in wanted and pattern.name:
            known = {
                "language": "de",
                "centre": centre.slug,
                "slug": slugs["organization" if "organization" in pattern.name else "service"],
            }
            if wanted <= known.keys():  # a plan has its page once it is published
                found.append(reverse(pattern.name, kwargs={name: known[name] for name in wanted}))
    return sorted(
        page for page in found if page.startswith(f"/de/{centre.slug}/")
    )  # not those of all centres


def test_the_demo_marks_itself_on_every_page_and_a_second_time_changes_nothing(client: Client) -> None:
    call_command("demo", verbosity=0)
    first = state()
    call_command("demo", verbosity=0)

    assert state() == first
    assert first[0] > 200
    answers = {page: client.get(page).content for page in pages_of_the_centre() if page.endswith("/")}
    pages = [page for page, answer in answers.items() if b"</html>" in answer]  # not the pieces of pages
    unmarked = [page for page in pages if b'class="kp-demonstration"' not in answers[page]]
    assert (len(pages), unmarked) == (21, [])
    assert list(Centre.objects.filter(is_demonstration=True).values_list("slug", flat=True)) == ["heinsberg"]
