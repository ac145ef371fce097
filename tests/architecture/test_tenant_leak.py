"""Nothing of one centre, nothing unpublished and no confidential place appears on another's public pages, or at all."""

from datetime import UTC, datetime, time
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from knotenpunkt.access.declarations import PUBLIC, declaration
from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.records import (
    Frequency,
    OrganizationRecord,
    PlaceRecord,
    ScheduleRecord,
    ServiceRecord,
    Status,
)
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.mail.actions.post_letter import post_letter
from knotenpunkt.mail.domain.letter import Letter
from knotenpunkt.regions.actions.mark_demonstration import mark_demonstration
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from tests.architecture.test_access import patterns
from tests.harness.example_arguments import arguments_of
from tests.harness.pdf_reading import pdf_text

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
WEEKLY = ScheduleRecord(Frequency.WEEKLY, weekdays=(0,), opens_at=time(9), closes_at=time(11))
OWN, FOREIGN, DRAFT, SECRET, REMARK = "Ahornblatt", "Birkenrinde", "Erlenzweig", "Geheimgasse", "Innenvermerk"


# Pages before anybody signed in that need a key or a directory, and what has to be asked for a page: by themselves
# they show nothing of a centre.
WITH_A_KEY = {"account_reset_password_from_key", "invitation", "office_callback", "office_login", "oembed"}


@cache
def public_screens() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Name and arguments of every address that everyone may open."""
    return tuple(
        (pattern.name or "", tuple(sorted(pattern.pattern.regex.groupindex)))
        for _, pattern in patterns(get_resolver())
        if declaration(pattern.callback) == PUBLIC and pattern.name not in WITH_A_KEY
    )


def catalogue(word: str, status: Status = Status.PUBLISHED) -> CatalogueChanges:
    """One organization and two services whose every text carries the word; one of them meets in secret."""
    organization = OrganizationRecord(
        name=f"Träger {word}", email=f"post@{word.lower()}.example", status=status
    )
    open_place = PlaceRecord(name=f"Haus {word}", street=f"{word}weg 1", city="Heinsberg")
    secret_place = PlaceRecord(name=f"{SECRET} {word}", street=f"{SECRET} 7", city=SECRET, confidential=True)
    services = [
        ServiceRecord(
            title=f"{title} {word}",
            organization=organization.name,
            description=f"Ein Angebot namens {word}.",
            place=place,
            schedules=(WEEKLY,),
            note=f"{REMARK} {word}",
            review_reason=f"{REMARK} {word}",
            status=status,
        )
        for title, place in (("Treffpunkt", open_place), ("Schutzraum", secret_place))
    ]
    return CatalogueChanges(
        organizations=[Change(None, organization)], services=[Change(None, service) for service in services]
    )


# What shows the published entries of every centre, and says so in its address by naming none.
OF_ALL_CENTRES = {
    "hsds_services",
    "hsds_organizations",
    "hsds_service_at_locations",
    "catalogue_files_lines",
}


@pytest.fixture
def two_centres(centre: Centre, other_centre: Centre) -> tuple[Centre, Centre]:
    """The centre with its own offers, a draft and a letter, and another one with offers and a letter of its own.

    The centre is a demonstration, so that it has the pages that only such a one has.
    """
    mark_demonstration(centre, actor=OPERATOR, now=NOW)
    for owner, word in ((centre, OWN), (other_centre, FOREIGN)):
        letter = Letter(to=f"post@{word.lower()}.example", subject=f"Frage nach {word}", text=f"{word}?")
        post_letter(letter, centre=owner, actor=OPERATOR, now=NOW)
    save_catalogue(centre, catalogue(OWN), actor=OPERATOR, now=NOW)
    save_catalogue(centre, catalogue(DRAFT, Status.DRAFT), actor=OPERATOR, now=NOW)
    save_catalogue(other_centre, catalogue(FOREIGN), actor=OPERATOR, now=NOW)
    return centre, other_centre


def slugs(name: str, centre: Centre, word: str) -> list[str]:
    """The short names of what a detail screen shows of this centre."""
    scope = Scope.of(centre)
    if "organization" in name:
        found = Organization.objects.within(scope).filter(name__contains=word)
        return [organization.slug for organization in found]
    return [service.slug for service in Service.objects.within(scope).filter(title__contains=word)]


def addresses(name: str, arguments: tuple[str, ...], centre: Centre, word: str) -> list[str]:
    others = [argument for argument in arguments if argument != "slug"]
    known = arguments_of(name, others, centre)
    choices = slugs(name, centre, word) if "slug" in arguments else [""]
    return [
        reverse(name, kwargs={argument: {**known, "slug": slug}[argument] for argument in arguments})
        for slug in choices
    ]


def text_of(content: bytes, content_type: str) -> str:
    """What stands on a page, in a file for paper, or in all files of a package."""
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as archive:
            return "".join(archive.read(name).decode() for name in archive.namelist())
    return pdf_text(content) if content_type == "application/pdf" else content.decode()


@pytest.mark.parametrize(
    ("name", "arguments"), [pytest.param(*screen, id=screen[0]) for screen in public_screens()]
)
def test_public_screen_shows_only_what_is_public_and_the_centres_own(
    name: str, arguments: tuple[str, ...], two_centres: tuple[Centre, Centre], client: Client
) -> None:
    leaks = {}
    hidden = (DRAFT, SECRET, REMARK) if name in OF_ALL_CENTRES else (FOREIGN, DRAFT, SECRET, REMARK)
    for address in addresses(name, arguments, two_centres[0], OWN):
        response = client.get(address, follow=True)
        text = text_of(response.getvalue(), response.headers["Content-Type"])
        leaks[address] = [word for word in hidden if word.lower() in text.lower()]
        assert response.status_code == 200

    assert leaks != {}
    assert [(address, words) for address, words in leaks.items() if words] == []


@pytest.mark.parametrize(
    ("name", "arguments"),
    [pytest.param(*screen, id=screen[0]) for screen in public_screens() if "slug" in screen[1]],
)
@pytest.mark.parametrize("word", [FOREIGN, DRAFT])
def test_detail_of_another_centre_or_of_a_draft_does_not_exist(
    name: str, arguments: tuple[str, ...], word: str, two_centres: tuple[Centre, Centre], client: Client
) -> None:
    centre, other = two_centres
    owner = other if word == FOREIGN else centre
    wrong = [
        reverse(name, kwargs={"language": "de", "centre": centre.slug, "slug": slug})
        for slug in slugs(name, owner, word)
    ]

    assert {address: client.get(address).status_code for address in wrong} == dict.fromkeys(wrong, 404)
