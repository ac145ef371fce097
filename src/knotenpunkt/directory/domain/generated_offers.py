"""Invented offers of any number, for measuring the search: plausible words and facts; the same seed gives the same."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from random import Random

from knotenpunkt.directory.domain.completeness import completeness
from knotenpunkt.directory.domain.records import (
    Frequency,
    PartialDate,
    PlaceRecord,
    ScheduleRecord,
    ServiceRecord,
)
from knotenpunkt.directory.domain.search_facets import service_marks
from knotenpunkt.search.domain.document import SearchDocument

_TITLES = (
    "{subject} für {people}",
    "{subject} {place}",
    "Offener Treff: {subject}",
    "{subject} und {other}",
    "{subject} mit Kinderbetreuung",
    "Beratung zu {subject}",
)
_SENTENCES = (
    "Das Angebot richtet sich an {people} in {place} und Umgebung.",
    "Es geht um {subject}, {other} und {third}.",
    "Wir treffen uns im {house} in {place}; bitte bringen Sie Ihre Unterlagen mit.",
    "Fragen zu {other} beantwortet das Team gern persönlich oder am Telefon.",
    "Die Teilnahme ist freiwillig, eine Anmeldung erleichtert uns die Planung.",
    "Gemeinsam mit {people} üben wir {third} und lernen einander kennen.",
    "Auch wer wenig Deutsch spricht, ist willkommen; {subject} gelingt mit Händen und Füßen.",
    "Ehrenamtliche begleiten zu Terminen und helfen bei {third}.",
)
_PEOPLE = {
    "women": "Frauen",
    "children": "Kinder",
    "youth": "Jugendliche",
    "parents": "Eltern",
    "seniors": "ältere Menschen",
    "refugees": "Geflüchtete",
    "everyone": "alle",
}
_HOUSES = ("Familienzentrum", "Pfarrheim", "Mehrgenerationenhaus", "Rathaus", "Vereinsheim", "Jugendzentrum")
_LANGUAGES = ("ar", "tr", "uk", "ru", "fa", "pl", "ro", "en", "fr", "ku")
_COMMON = 1.1  # how unevenly subjects are spread: the first of them are taught everywhere


@dataclass(frozen=True, slots=True)
class Field:
    """What invented offers are made of: subjects in German, codes of topics, municipalities (AGS and name)."""

    subjects: Sequence[str]
    topics: Sequence[str]
    municipalities: Sequence[tuple[str, str]]


def invented_offers(field: Field, number: int, *, centres: int, seed: int = 7) -> Iterator[SearchDocument]:
    """So many published offers of so many centres, every tenth for its whole district."""
    random = Random(seed)  # noqa: S311 - no secret depends on it
    keys = [uuid.UUID(int=centre + 1) for centre in range(centres)]
    weights = [1 / (rank + 3) ** _COMMON for rank in range(len(field.subjects))]
    for position in range(number):
        record, place = _invented(field, weights, random)
        yield SearchDocument(
            key=f"service:{uuid.UUID(int=position + 1)}",
            title=record.title,
            texts=(record.description, record.target_text, record.schedule_text),
            names=(record.provider_text, record.place.name, place),
            facets=service_marks(keys[position % centres], record),
            as_of=record.stated_on.earliest.toordinal() if record.stated_on else 0,
            completeness=completeness(record),
        )


def invented_records(field: Field, number: int, *, seed: int = 7) -> Iterator[ServiceRecord]:
    """So many published offers as they are saved."""
    random = Random(seed)  # noqa: S311 - no secret depends on it
    weights = [1 / (rank + 3) ** _COMMON for rank in range(len(field.subjects))]
    for _ in range(number):
        yield _invented(field, weights, random)[0]


def _invented(field: Field, weights: Sequence[float], random: Random) -> tuple[ServiceRecord, str]:
    subject, other, third = random.choices(field.subjects, weights, k=3)
    code, people = random.choice(list(_PEOPLE.items()))
    ags, place = random.choice(field.municipalities)
    words = {"subject": subject, "other": other, "third": third, "people": people, "place": place}
    words["house"] = random.choice(_HOUSES)
    opens = random.randint(8, 18)
    return ServiceRecord(
        title=random.choice(_TITLES).format(**words)[:120],
        description=" ".join(sentence.format(**words) for sentence in random.sample(_SENTENCES, 5)),
        provider_text=f"{random.choice(('Caritas', 'DRK', 'AWO', 'Diakonie', 'Verein'))} {place}",
        topics=tuple(random.sample(field.topics, random.choice((1, 1, 2)))),
        target_groups=(code,),
        target_text=people,
        languages=tuple(random.sample(_LANGUAGES, random.choice((0, 0, 1, 2)))),
        place=PlaceRecord(name=words["house"], municipality=ags),
        district_wide=random.random() < 0.1,
        schedules=(ScheduleRecord(Frequency.WEEKLY, (random.randrange(7),), time(opens), time(opens + 2)),),
        schedule_text=f"wöchentlich {opens} bis {opens + 2} Uhr",
        free_of_charge=random.choice((True, None, False)),
        childcare=random.choice((True, None, None)),
        women_only=True if code == "women" and random.random() < 0.5 else None,
        minimum_age=random.choice((None, 3, 6, 18)),
        stated_on=PartialDate(random.randint(2019, 2026), random.randint(1, 12)),
    ), place
