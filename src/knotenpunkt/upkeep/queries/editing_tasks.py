"""What editing leaves to do, and what colleagues changed, told on the start page of the workspace."""

import uuid
from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Count, Min
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.queries.tasks import News, Task
from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.models import EntryVersion, Organization, Service
from knotenpunkt.shared.tenancy import Scope, TenantOwned
from knotenpunkt.upkeep.models import Draft
from knotenpunkt.upkeep.queries.drafts import drafts_of


def editing_tasks(workplace: Workplace, today: date) -> Iterator[Task]:
    """Drafts of the team that wait for release, and what she began herself and has not saved."""
    if workplace.may(Permission.CATALOGUE_EDIT):
        drafts = Service.objects.within(Scope.of(workplace.centre)).filter(status=Status.DRAFT)
        waiting = drafts.order_by().aggregate(number=Count("pk"), oldest=Min("changed_at"))
        yield Task(
            _("Drafts"),
            waiting["number"],
            _day(waiting["oldest"]),
            _("Look at the drafts"),
            f"{_address(workplace, 'catalogue_services')}?state=draft",
        )
    person = _person(workplace)
    if person is not None and workplace.may(Permission.CHANGE_PROPOSE):
        own = drafts_of(workplace.centre, person)
        begun = own.order_by().aggregate(number=Count("pk"), oldest=Min("saved_at"))
        latest = own.first()
        yield Task(
            _("Begun by you and not saved"),
            begun["number"],
            _day(begun["oldest"]),
            _("Go on writing"),
            _place_of(workplace, latest) if latest else _address(workplace, "catalogue_services"),
        )


def editing_news(workplace: Workplace, since: date) -> Iterator[News]:
    """Who of the team changed how many entries since that day; oneself is no news."""
    if not workplace.may(Permission.CATALOGUE_EDIT):
        return
    start = timezone.make_aware(datetime.combine(since, datetime.min.time()))
    versions = EntryVersion.objects.within(Scope.of(workplace.centre)).filter(replaced_at__gte=start)
    others = versions.exclude(actor=workplace.actor.identifier).order_by("actor").values_list("actor")
    counted = list(others.annotate(number=Count("entry", distinct=True)))
    names = _names([actor for actor, _number in counted])
    address = f"{_address(workplace, 'catalogue_services')}?order=changed"
    for actor, number in counted:
        if actor in names:
            yield News(
                ngettext(
                    "%(name)s has changed %(number)d entry.",
                    "%(name)s has changed %(number)d entries.",
                    number,
                )
                % {"name": names[actor], "number": number},
                address,
            )


def _names(actors: list[str]) -> dict[str, str]:
    keys = [key for actor in actors if (key := _key(actor))]
    return {
        str(key): name for key, name in Person.objects.filter(pk__in=keys).values_list("pk", "display_name")
    }


def _person(workplace: Workplace) -> Person | None:
    key = _key(workplace.actor.identifier)
    return Person.objects.filter(pk=key).first() if key else None


def _key(identifier: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(identifier)
    except ValueError:
        return None


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


def _place_of(workplace: Workplace, draft: Draft) -> str:
    """Where she goes on writing; the list, where the entry is gone."""
    is_service = draft.kind == Draft.Kind.SERVICE
    screen = "service_edit" if is_service else "organization_edit"
    if draft.entry is None:
        return _address(workplace, f"{screen}_new")
    model: type[TenantOwned] = Service if is_service else Organization
    slugs = model.objects.within(Scope.of(workplace.centre)).filter(pk=draft.entry)
    slug = slugs.values_list("slug", flat=True).first()
    return _address(workplace, screen, slug=slug) if slug else _address(workplace, "catalogue_services")


def _address(workplace: Workplace, name: str, **arguments: str) -> str:
    portal = workplace.portal
    return portal.address(name, **arguments)
