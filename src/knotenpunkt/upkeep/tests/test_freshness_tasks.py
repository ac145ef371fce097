"""What silence gives the team to do, and what is new."""

from datetime import date, timedelta

from knotenpunkt.access.policy import OPERATOR, Actor, Grant, Role, Share
from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.directory.models import Confirmation, Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.portal import portal_for
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.ask_providers import ask_providers
from knotenpunkt.upkeep.actions.confirm_services import confirm_services
from knotenpunkt.upkeep.queries.freshness_tasks import freshness_news, freshness_tasks
from knotenpunkt.upkeep.tests import offers
from knotenpunkt.upkeep.tests.offers import NOW, day, keys

TODAY = NOW.date()

OVERDUE = "Angebote, deren Bestätigung überfällig ist"


def workplace(centre: Centre, role: Role = Role.CENTRE_EDITOR) -> Workplace:
    actor = Actor("somebody", (Grant(role, centre.pk),))
    return Workplace(portal_for("en", centre.slug), actor, "Somebody", Share(True), ())


def told(centre: Centre, today: date = TODAY, role: Role = Role.CENTRE_EDITOR) -> dict[str, int]:
    return {task.label: task.count for task in freshness_tasks(workplace(centre, role), today) if task.count}


def test_silence_becomes_tasks(centre: Centre) -> None:
    offers.catalogue(centre)
    ask_providers(centre, keys(centre), actor=OPERATOR, now=NOW)
    services = Service.objects.within(Scope.of(centre))
    services.filter(title="Sprachcafé").update(unconfirmed_since=TODAY)
    services.filter(title="Fußball").update(unconfirmed_since=TODAY, hidden_on=TODAY)

    assert told(centre) == {
        "Angebote, die niemand bestätigt": 1,
        "Angebote, deren Anbieter nicht anzuschreiben sind": 1,
        "Verborgene Angebote": 1,
        OVERDUE: 3,
    }
    assert told(centre, TODAY + timedelta(days=80)) == {
        "Angebote, die in zwei Wochen verborgen werden": 1,
        "Angebote, die niemand bestätigt": 1,
        "Verborgene Angebote": 1,
        OVERDUE: 3,
    }


def test_where_nobody_is_asked_what_is_overdue_is_a_task(centre: Centre) -> None:
    offers.catalogue(centre, asks=False)
    confirm_services(
        centre,
        keys(centre, "Chor"),
        origin=Confirmation.Origin.CENTRE,
        confirmed_by="KI",
        actor=OPERATOR,
        now=NOW,
    )

    assert told(centre) == {OVERDUE: 3}


def test_answers_of_providers_are_news(centre: Centre) -> None:
    offers.catalogue(centre)
    ask_providers(centre, keys(centre), actor=OPERATOR, now=NOW)
    confirm_services(
        centre,
        keys(centre, "Chor"),
        origin=Confirmation.Origin.PROVIDER,
        confirmed_by="Singkreis",
        actor=OPERATOR,
        now=day(1),
    )

    here = workplace(centre)
    assert [news.line for news in freshness_news(here, TODAY)] == ["„\u2068Chor\u2069“ ist bestätigt."]
    assert list(freshness_news(here, TODAY + timedelta(days=2))) == []


def test_others_are_told_nothing(centre: Centre) -> None:
    offers.catalogue(centre, asks=False)

    assert told(centre, role=Role.DATA_PROTECTION_OFFICER) == {}
    assert list(freshness_news(workplace(centre, Role.PROVIDER_EDITOR), TODAY)) == []
