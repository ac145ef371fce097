"""Invented catalogues of any size with the irregularities of workbooks kept by hand; the same seed gives the same
rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from knotenpunkt.importers.domain import irregularities
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.irregularities import Spoiled

IRREGULAR = 0.18  # share of the filled cells that are written irregularly, as in the workbooks we know
ROWS_OF_A_BLOCK = 40
ROWS_OF_AN_ORGANIZATION = 40

_KINDS = (
    "Verein",
    "Initiative",
    "Kirche",
    "Kommune",
    "Wohlfahrtsverband",
    "Schule",
    "Bildungsträger",
    "MSO",
    "Behörde",
    "Sonstige",
)
_FORMS = (
    "Begegnungsverein",
    "Nachbarschaftshilfe",
    "Bildungswerk",
    "Frauentreff",
    "Sportfreunde",
    "Kulturverein",
    "Lernwerkstatt",
    "Familienzentrum",
)
_FIRST = (
    "Linden",
    "Birken",
    "Eichen",
    "Rosen",
    "Mühlen",
    "Garten",
    "Kirch",
    "Schul",
    "Berg",
    "Tal",
    "Wiesen",
    "Feld",
    "Brunnen",
    "Turm",
    "Markt",
    "Rur",
)
_SECOND = ("hof", "weg", "grund", "tor", "bach", "blick", "platz", "eck", "allee", "ufer", "busch", "rain")
_TITLES = (
    "Sprachcafé",
    "Nähwerkstatt",
    "Lernhilfe",
    "Elterntreff",
    "Fahrradwerkstatt",
    "Frauenfrühstück",
    "Sportgruppe",
    "Beratung",
    "Kleiderkammer",
    "Chor",
)
_TOPICS = (
    "Sprache",
    "Begegnung",
    "Beratung",
    "Kinder/Jugend",
    "Ehrenamt",
    "Sport",
    "Familie",
    "Arbeit",
    "Kleidung/Sachspenden",
    "Asyl/Aufenthalt",
)
_TARGETS = (
    "Geflüchtete",
    "Frauen",
    "Familien",
    "Kinder",
    "Jugendliche",
    "Seniorinnen und Senioren",
    "alle Interessierten",
)
_TIMES = (
    "mittwochs 9–11 Uhr",
    "Mo und Do 15-17 Uhr",
    "jeden 1. Samstag im Monat 10 Uhr",
    "dienstags 18.30 Uhr",
    "nach Vereinbarung",
    "Fr 14:00-16:00",
)
_AREA_CODES = ("02431", "02432", "02433", "02434", "02451", "02452", "02453", "02454", "02456")
_STREETS = ("Haupt", "Bahnhof", "Garten", "Schul", "Kirch", "Linden", "Ring", "Mühlen")


@dataclass(frozen=True, slots=True)
class GeneratedRow:
    """A row to write: what stands in its cells, its clean texts, and its formatting."""

    cells: dict[Heading, Spoiled]
    clean: dict[Heading, str]
    fill: str | None = None
    strike: bool = False
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class Town:
    """A municipality by name with a postal code, invented, and a dialling code of the region, given out by chance."""

    name: str
    postal_code: str
    area_code: str


@dataclass(slots=True)
class _Row:
    """Collects one row: each cell regular, or irregular by chance."""

    chance: Random
    cells: dict[Heading, Spoiled] = field(default_factory=dict)
    clean: dict[Heading, str] = field(default_factory=dict)

    def is_irregular(self) -> bool:
        return self.chance.random() < IRREGULAR

    def put(self, heading: Heading, clean: str, spoiled: Spoiled | None = None) -> None:
        self.cells[heading] = spoiled if spoiled is not None and self.is_irregular() else Spoiled(clean)
        self.clean[heading] = clean


def towns_of(names: Sequence[str], chance: Random) -> list[Town]:
    return [Town(name, str(41000 + chance.randrange(900)), chance.choice(_AREA_CODES)) for name in names]


def organization_name(number: int) -> str:
    """A name of its own for each number."""
    first, second = _FIRST[number % len(_FIRST)], _SECOND[number // len(_FIRST) % len(_SECOND)]
    form = _FORMS[number // (len(_FIRST) * len(_SECOND)) % len(_FORMS)]
    return f"{form} {first}{second} e.V."


def generated_organizations(rows: int, towns: Sequence[Town], seed: int) -> Iterator[GeneratedRow]:
    """As many organizations as `rows` says, numbered from 1."""
    chance = Random(f"organizations {seed}")  # noqa: S311  # reproducible, not secret
    for number in range(1, rows + 1):
        row, town = _Row(chance), towns[number % len(towns)]
        name = organization_name(number)
        row.cells[Heading.NUMBER] = Spoiled(number)
        row.clean[Heading.NUMBER] = str(number)
        row.put(Heading.ORGANIZATION, name, Spoiled(f"{name} "))
        row.put(Heading.KIND, chance.choice(_KINDS))
        _put_contact(row, town, Heading.PHONE, f"verein{number}")
        _put_stated(row)
        row.put(Heading.SOURCE, f"https://example.org/traeger/{number}")
        yield GeneratedRow(row.cells, row.clean)


def generated_services(
    rows: int, organizations: int, towns: Sequence[Town], seed: int
) -> Iterator[tuple[str, GeneratedRow]]:
    """As many services as `rows` says, each with the subheading of its block; providers repeat as in a sorted list."""
    chance = Random(f"services {seed}")  # noqa: S311  # reproducible, not secret
    above = ""
    for number in range(1, rows + 1):
        block, place_in_block = divmod(number - 1, ROWS_OF_A_BLOCK)
        town = towns[block % len(towns)]
        if place_in_block == 0:
            above = ""
        row = _Row(chance)
        above = _put_provider(row, above, organizations)
        title = f"{chance.choice(_TITLES)} {chance.choice(_FIRST)}{chance.choice(_SECOND)} {number}"
        row.cells[Heading.NUMBER] = Spoiled(number)
        row.clean[Heading.NUMBER] = str(number)
        row.put(Heading.SERVICE, title, Spoiled(f"{title}  "))
        row.put(
            Heading.DESCRIPTION,
            f"{title} mit Austausch, Kaffee und Zeit für Fragen des Alltags in {town.name}.",
        )
        row.put(Heading.TARGET_GROUP, chance.choice(_TARGETS))
        _put_ages(row)
        words = tuple(chance.sample(_TOPICS, chance.randrange(1, 4)))
        row.put(Heading.TOPIC, ", ".join(words), irregularities.topics(words, chance))
        _put_contact(row, town, Heading.CONTACT_PHONE, f"angebot{number}")
        row.put(Heading.SCHEDULE, chance.choice(_TIMES))
        _put_cost(row)
        row.put(Heading.SOURCE, f"https://example.org/angebote/{number}")
        _put_stated(row)
        yield f"{town.name} {block + 1}", _marked(row, chance)


def _put_provider(row: _Row, above: str, organizations: int) -> str:
    """The provider of the row: often the one above, then also as „s.o.“; another one by one of its names."""
    chance = row.chance
    if above and chance.random() < 0.4:
        reference = Spoiled(chance.choice((None, *irregularities.ROW_ABOVE)))
        row.put(Heading.PROVIDER, above, reference)
        return above
    name = organization_name(chance.randrange(1, organizations + 1))
    row.put(Heading.PROVIDER, name, irregularities.name(name, chance))
    return name


def _put_ages(row: _Row) -> None:
    chance = row.chance
    if chance.random() < 0.6:
        return
    low = chance.randrange(3, 12)
    high = low + chance.randrange(1, 9)
    spoiled = irregularities.ages(low, high, chance) if row.is_irregular() else (Spoiled(low), Spoiled(high))
    row.cells[Heading.MINIMUM_AGE], row.cells[Heading.MAXIMUM_AGE] = spoiled
    row.clean[Heading.MINIMUM_AGE], row.clean[Heading.MAXIMUM_AGE] = str(low), str(high)


def _put_contact(row: _Row, town: Town, phone: Heading, user: str) -> None:
    chance = row.chance
    name, number = chance.choice(_STREETS), chance.randrange(1, 120)
    row.put(Heading.STREET, f"{name}straße {number}", irregularities.street(name, number, chance))
    row.put(Heading.POSTAL_CODE, town.postal_code, irregularities.postal_code(town.postal_code, chance))
    row.put(Heading.CITY, town.name, Spoiled(f"{town.name} "))
    local = str(chance.randrange(100_000, 999_999))
    placeholder = Spoiled(chance.choice(irregularities.PLACEHOLDERS))
    if chance.random() < 0.3:
        row.put(phone, "", placeholder)
    else:
        row.put(phone, f"{town.area_code} {local}", irregularities.phone(town.area_code, local, chance))
    row.put(Heading.EMAIL, f"{user}@example.org", irregularities.email(user, "example.org", chance))
    row.put(Heading.WEBSITE, "www.example.org", irregularities.website("www.example.org", chance))


def _put_cost(row: _Row) -> None:
    if row.chance.random() < 0.5:
        row.put(Heading.COST, "kostenlos", Spoiled(row.chance.choice(irregularities.FREE)))
    else:
        row.put(Heading.COST, "5 € im Monat")


def _put_stated(row: _Row) -> None:
    spoiled, clean = irregularities.stated_on(
        row.chance.randrange(2015, 2026), row.chance.randrange(1, 13), row.chance
    )
    row.cells[Heading.STATED_ON], row.clean[Heading.STATED_ON] = spoiled, clean


def _marked(row: _Row, chance: Random) -> GeneratedRow:
    """One row in fifty is yellow, one in a hundred grey, struck through or commented."""
    draw = chance.random()
    if draw < 0.02:
        return GeneratedRow(row.cells, row.clean, fill="FFFF00")
    if draw < 0.03:
        return GeneratedRow(row.cells, row.clean, fill="D9D9D9")
    if draw < 0.04:
        return GeneratedRow(row.cells, row.clean, strike=True)
    return GeneratedRow(row.cells, row.clean, comment="Bitte nachfragen." if draw < 0.05 else None)
