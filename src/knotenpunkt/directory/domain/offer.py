"""What the public sees of a centre's catalogue, as plain values: nothing confidential, nothing unpublished."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from knotenpunkt.directory.domain.records import PartialDate, PhoneRecord, ScheduleRecord
from knotenpunkt.directory.domain.translations import NO_TRANSLATIONS, Said, Section, Translations, said


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a curated vocabulary: labels and synonyms by language, the name of its pictogram."""

    code: str
    labels: Mapping[str, str]
    synonyms: Mapping[str, tuple[str, ...]]
    pictogram: str
    is_facet: bool = True

    def label(self, language: str) -> str:
        """The term in this language, in German where it was not translated."""
        return self.labels.get(language) or self.labels.get("de") or self.code


@dataclass(frozen=True, slots=True)
class Place:
    """A place that everyone may know. `municipality` is its AGS, `city` what people write; degrees in WGS 84.

    `key` is that of the location, `held_at` that of an offer being held there.
    """

    name: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    municipality: str = ""
    latitude: float | None = None
    longitude: float | None = None
    key: uuid.UUID | None = None
    held_at: uuid.UUID | None = None

    @property
    def short(self) -> str:
        """The place in one or two words: the city, or else its own name."""
        return self.city or self.name

    @property
    def address(self) -> str:
        """Street, postal code and city in one line."""
        town = " ".join(part for part in (self.postal_code, self.city) if part)
        return ", ".join(part for part in (self.street, town) if part)


@dataclass(frozen=True, slots=True)
class Reached:
    """How somebody is reached: by function, numbers in E.164."""

    function: str = ""
    email: str = ""
    phones: tuple[PhoneRecord, ...] = ()

    @property
    def first_phone(self) -> PhoneRecord | None:
        """The number to call first."""
        return self.phones[0] if self.phones else None

    def __bool__(self) -> bool:
        return bool(self.email or self.phones)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where facts come from: the source as it was written, its date, and the latest confirmation.

    `unconfirmed_since`: from that day on the provider has been asked in vain.
    """

    source: str = ""
    stated_on: PartialDate | None = None
    confirmed_on: date | None = None
    confirmed_by: str = ""
    unconfirmed_since: date | None = None


@dataclass(frozen=True, slots=True)
class Provider:
    """An organization as everyone may see it; without a place where it has none or where its address is protected."""

    key: uuid.UUID
    slug: str
    name: str
    alternate_names: tuple[str, ...]
    kind: Term | None
    description: str
    website: str
    reached: Reached
    place: Place | None
    place_is_protected: bool
    provenance: Provenance
    translations: Translations = NO_TRANSLATIONS


@dataclass(frozen=True, slots=True)
class Cost:
    """What an offer costs: in words, and where certain as an amount in euro. None means that nothing is known."""

    text: str = ""
    is_free: bool | None = None
    amount: Decimal | None = None

    @property
    def own_words(self) -> str:
        """The provider's words about the cost, where they say more than the fact."""
        if self.text.replace(",", "").replace(".", "").strip("0 €") == "":
            return ""
        says_more = len(self.text.split()) > 1 if self.is_free else self.amount is None
        return self.text if says_more else ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A published service with everything a public page says about it.

    `changed_at` is when anything of that was last written: the entry, its confirmation, translations, organizations.
    """

    key: uuid.UUID
    slug: str
    title: str
    description: str
    provider: Provider | None
    partners: tuple[Provider, ...]
    provider_text: str
    topics: tuple[Term, ...]
    target_groups: tuple[Term, ...]
    target_text: str
    minimum_age: int | None
    maximum_age: int | None
    languages: tuple[str, ...]
    language_text: str
    places: tuple[Place, ...]
    place_is_protected: bool
    areas: tuple[str, ...]
    is_district_wide: bool
    schedules: tuple[ScheduleRecord, ...]
    schedule_text: str
    cost: Cost
    registration_required: bool | None
    registration_text: str
    reached: Reached
    website: str
    childcare: bool | None
    women_only: bool | None
    interpreter_possible: bool | None
    level_from: str
    level_to: str
    provenance: Provenance
    changed_at: datetime
    translations: Translations = NO_TRANSLATIONS

    def said(self, section: Section, language: str) -> Said:
        """One of its texts in the reader's language, as far as there is a translation."""
        return said(self.original(section), section, language, self.translations)

    def certain(self, section: Section, language: str) -> str:
        """The same for a place without room to say that nobody checked the translation."""
        words = self.said(section, language)
        is_certain = words.translation is None or words.translation.is_checked
        return words.text if is_certain else self.original(section)

    def original(self, section: Section) -> str:
        """One of its German texts."""
        return self.cost.own_words if section is Section.COST else str(getattr(self, section))

    @property
    def providers(self) -> tuple[Provider, ...]:
        """Everyone who offers it, the first one first."""
        return ((self.provider,) if self.provider else ()) + self.partners

    @property
    def municipalities(self) -> tuple[str, ...]:
        """The municipalities (AGS) where it takes place or for which it is meant, in that order."""
        held = tuple(place.municipality for place in self.places if place.municipality)
        return tuple(dict.fromkeys(held + self.areas))
