"""A small published catalogue, made by the same action as a real one: two centres, a protected place, a draft."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.records import (
    Frequency,
    OrganizationRecord,
    PartialDate,
    PhoneRecord,
    PlaceRecord,
    ScheduleRecord,
    ServiceRecord,
    Status,
)
from knotenpunkt.directory.models import Confirmation, Service, TaxonomyTerm
from knotenpunkt.directory.tests import factories
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ERKELENZ, HEINSBERG = "05370004", "05370016"

SECRET_PLACE = PlaceRecord(
    name="Geheimhaus",
    street="Verborgene Gasse 7",
    postal_code="52599",
    city="Verstecktdorf",
    municipality=HEINSBERG,
    confidential=True,
)
SECRETS = ("Geheimhaus", "Verborgene Gasse", "52599", "Verstecktdorf")

CARITAS = OrganizationRecord(
    name="Caritasverband Erkelenz",
    kind="welfare-association",
    alternate_names=("CV Erkelenz",),
    seat=PlaceRecord(street="Markt 1", postal_code="41812", city="Erkelenz", municipality=ERKELENZ),
    phones=(PhoneRecord("+4924311234"),),
    email="info@caritas.example",
    website="www.caritas.example",
)
REFUGE = OrganizationRecord(
    name="Frauen helfen Frauen e.V.", seat=SECRET_PLACE, phones=(PhoneRecord("+492452999"),)
)

MOTHERS_COURSE = ServiceRecord(
    title="Sprachkurs für Mütter",
    organization=CARITAS.name,
    description="Einfacher Deutschkurs.\n\nDie Kinder werden betreut.",
    topics=("german-language", "women"),
    target_groups=("mothers",),
    minimum_age=18,
    languages=("de", "ar"),
    place=PlaceRecord("Ort der Begegnung", "Am Hagelkreuz 2", "41812", "Erkelenz", ERKELENZ),
    schedule_text="donnerstags 14.30 bis 17.30 Uhr",
    schedules=(ScheduleRecord(Frequency.WEEKLY, (3,), time(14, 30), time(17, 30)),),
    cost_text="kostenlos",
    free_of_charge=True,
    phones=(PhoneRecord("+4924315678", "Anmeldung"),),
    email="kurs@caritas.example",
    website="https://caritas.example/kurs",
    registration_text="bitte vorher anrufen",
    registration_required=True,
    source="https://www.zeitung.example/artikel-7",
    stated_on=PartialDate(2016, approximate=True),
    childcare=True,
    women_only=True,
    level_from="A1",
    level_to="A2",
)
ADVICE = ServiceRecord(
    title="Migrationsberatung",
    organization=CARITAS.name,
    topics=("counselling",),
    target_groups=("refugees",),
    district_wide=True,
    schedules=(ScheduleRecord(Frequency.WEEKLY, (0, 3), time(9), time(12)),),
    amount=Decimal("2.50"),
    stated_on=PartialDate(2026, 7),
)
CHOIR = ServiceRecord(
    title="Chor <b>Vielklang</b>",
    provider_text="Singkreis",
    topics=("meeting",),
    minimum_age=6,
    maximum_age=12,
    place=PlaceRecord(city="Heinsberg-Oberbruch", municipality=HEINSBERG),
    schedule_text="nach Absprache",
)
REFUGE_OFFER = ServiceRecord(
    title="Frauenhaus",
    organization=REFUGE.name,
    topics=("counselling",),
    women_only=True,
    place=SECRET_PLACE,
    phones=(PhoneRecord("+492452999"),),
)
DRAFT = ServiceRecord(title="Entwurfsangebot", topics=("counselling",), status=Status.DRAFT)

TERMS: tuple[tuple[str, str, dict[str, str], dict[str, list[str]]], ...] = (
    (
        "topic",
        "german-language",
        {"de": "Sprache", "en": "German", "ar": "اللغة الألمانية"},
        {"de": ["Deutschkurs"]},
    ),
    ("topic", "women", {"de": "Frauen", "en": "Women", "ar": "النساء"}, {}),
    (
        "topic",
        "counselling",
        {"de": "Beratung", "en": "Advice", "ar": "استشارة"},
        {"de": ["Hilfe bei Briefen"]},
    ),
    ("topic", "meeting", {"de": "Begegnung", "en": "Meeting people", "ar": "اللقاء"}, {}),
    ("target_group", "mothers", {"de": "Mütter", "en": "mothers", "ar": "الأمهات"}, {}),
    ("target_group", "refugees", {"de": "Geflüchtete", "en": "refugees", "ar": "اللاجئون"}, {}),
    ("organization_kind", "welfare-association", {"de": "Wohlfahrtsverband", "ar": "جمعية خيرية"}, {}),
)


def vocabularies() -> None:
    """The few terms that the scenario uses."""
    for position, (taxonomy, code, labels, synonyms) in enumerate(TERMS):
        term = factories.term(taxonomy, code, labels["de"])
        TaxonomyTerm.objects.filter(pk=term.pk).update(
            labels=labels, synonyms=synonyms, pictogram="info", position=position
        )


def heinsberg() -> Centre:
    """The centre with its catalogue: four published offers, one draft, two organizations."""
    vocabularies()
    centre = factories.centre(
        "heinsberg",
        "05370",
        factories.municipality(ERKELENZ, "Erkelenz"),
        factories.municipality(HEINSBERG, "Heinsberg"),
    )
    publish(centre, (CARITAS, REFUGE), (MOTHERS_COURSE, ADVICE, CHOIR, REFUGE_OFFER, DRAFT))
    return centre


def dueren() -> Centre:
    """Another centre with one offer of its own."""
    vocabularies()
    centre = factories.centre("dueren", "05358", factories.municipality("05358008", "Düren"))
    publish(centre, (), (ServiceRecord(title="Fremdes Angebot", topics=("meeting",)),))
    return centre


def publish(
    centre: Centre, organizations: tuple[OrganizationRecord, ...], services: tuple[ServiceRecord, ...]
) -> None:
    """Write new entries of a centre."""
    changes = CatalogueChanges(
        [Change(None, record) for record in organizations], [Change(None, record) for record in services]
    )
    save_catalogue(centre, changes, actor=OPERATOR, now=NOW)


def confirm(centre: Centre, title: str, on: date, by: str = "Caritas") -> None:
    """Somebody said that the offer is still as described."""
    service = Service.objects.within(Scope.of(centre)).get(title=title)
    Confirmation.objects.create(service=service, confirmed_on=on, origin="provider", confirmed_by=by)
    count_change(centre, now=NOW)


def many(centre: Centre, number: int) -> None:
    """Offers of one kind, as many as asked for."""
    publish(
        centre,
        (),
        tuple(
            ServiceRecord(
                title=f"Treff {position:03}",
                topics=("meeting",),
                place=PlaceRecord(city="Erkelenz", municipality=ERKELENZ),
                schedules=(ScheduleRecord(Frequency.WEEKLY, (position % 5,), time(10)),),
            )
            for position in range(number)
        ),
    )
