"""The canonical headings of a centre's workbook; what a centre calls them instead is a matter of layout."""

from enum import StrEnum


class Heading(StrEnum):
    """A column by the heading under which the catalogue is given back."""

    NUMBER = "Nr."
    SERVICE = "Angebot"
    PROVIDER = "Träger"
    DESCRIPTION = "Beschreibung"
    TARGET_GROUP = "Zielgruppe"
    MINIMUM_AGE = "Alter von"
    MAXIMUM_AGE = "Alter bis"
    TOPIC = "Thema"
    LANGUAGES = "Sprachen"
    VENUE = "Ort/Treffpunkt"
    STREET = "Straße"
    POSTAL_CODE = "PLZ"
    CITY = "Ort"
    SCHEDULE = "Tag(e) und Uhrzeit"
    COST = "Kosten"
    REGISTRATION = "Anmeldung"
    CONTACT_PHONE = "Kontakt Telefon"
    EMAIL = "E-Mail"
    WEBSITE = "Internet"
    SOURCE = "Quelle"
    STATED_ON = "Stand"
    NOTE = "Bemerkung"
    ORGANIZATION = "Name des Trägers"
    KIND = "Rechtsform/Art"
    PHONE = "Telefon"


SERVICE_HEADINGS: tuple[Heading, ...] = (
    Heading.NUMBER,
    Heading.SERVICE,
    Heading.PROVIDER,
    Heading.DESCRIPTION,
    Heading.TARGET_GROUP,
    Heading.MINIMUM_AGE,
    Heading.MAXIMUM_AGE,
    Heading.TOPIC,
    Heading.LANGUAGES,
    Heading.VENUE,
    Heading.STREET,
    Heading.POSTAL_CODE,
    Heading.CITY,
    Heading.SCHEDULE,
    Heading.COST,
    Heading.REGISTRATION,
    Heading.CONTACT_PHONE,
    Heading.EMAIL,
    Heading.WEBSITE,
    Heading.SOURCE,
    Heading.STATED_ON,
    Heading.NOTE,
)

ORGANIZATION_HEADINGS: tuple[Heading, ...] = (
    Heading.NUMBER,
    Heading.ORGANIZATION,
    Heading.KIND,
    Heading.STREET,
    Heading.POSTAL_CODE,
    Heading.CITY,
    Heading.PHONE,
    Heading.EMAIL,
    Heading.WEBSITE,
    Heading.NOTE,
    Heading.SOURCE,
    Heading.STATED_ON,
)
