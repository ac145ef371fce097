"""The kinds of irregularity that workbooks kept by hand have: ways to write one clean value, chosen by a seeded
generator."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random

FREE = ("kostenlos", "kostenfrei", "frei", "gratis", "umsonst", "keine", "0 €", "unentgeltlich", 0)
PLACEHOLDERS = ("-", "–", "k.A.", "?", "k. A.", "unbekannt")
ROW_ABOVE = ("s.o.", "siehe oben", '"', "s. o.")
SEPARATORS = (", ", "; ", " + ", " / ", ",\n")
MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
OTHER_WORDS = {"Sprache": "Deutsch", "Begegnung": "Treff", "Kinder/Jugend": "Kinder/Jugend "}
TYPING_ERRORS = {"Begegnung": "Begegung", "Beratung": "Beratng", "Ehrenamt": "Ehrenammt"}


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A cell's value as somebody typed it; Excel shows it under `number_format`."""

    value: object
    number_format: str = "General"


def phone(area: str, number: str, chance: Random) -> Spoiled:
    """One of eight ways to write a telephone number; the last lost its zero."""
    ways: tuple[Callable[[], object], ...] = (
        lambda: f"{area} {number}",
        lambda: f"{area}/{number}",
        lambda: f"{area} / {number[:2]}-{number[2:]}",
        lambda: f"{area}-{number}",
        lambda: f"({area}) {number}",
        lambda: f"+49 {area[1:]} {number}",
        lambda: f"0049{area[1:]}{number}",
        lambda: int(area + number),
    )
    return Spoiled(chance.choice(ways)())


def postal_code(code: str, chance: Random) -> Spoiled:
    return Spoiled(chance.choice((code, int(code), f"D-{code}", f"{code} ")))


def name(text: str, chance: Random) -> Spoiled:
    """Invisible differences and other spellings of the same name."""
    umlauts = text.replace("ü", "ue").replace("ö", "oe").replace("ä", "ae")
    ways = (
        f"{text} ",
        text.replace(" ", "\xa0", 1),
        unicodedata.normalize("NFD", text),
        umlauts,
        text.removesuffix(" e.V."),
    )
    return Spoiled(chance.choice(ways))


def topics(words: tuple[str, ...], chance: Random) -> Spoiled:
    """Another separator, another word, a typing error."""
    written = [
        chance.choice((word, word, OTHER_WORDS.get(word, word), TYPING_ERRORS.get(word, word)))
        for word in words
    ]
    return Spoiled(chance.choice(SEPARATORS).join(written))


def ages(low: int, high: int, chance: Random) -> tuple[Spoiled, Spoiled]:
    """A span over two cells or in the first one, which Excel may have made a date of."""
    nothing = Spoiled(None)
    ways: tuple[Callable[[], tuple[Spoiled, Spoiled]], ...] = (
        lambda: (Spoiled(low), Spoiled(high)),
        lambda: (Spoiled(str(low)), Spoiled(f"{high} J.")),
        lambda: (Spoiled(f"{low}-{high}"), nothing),
        lambda: (Spoiled(f"{low} bis {high}"), nothing),
        lambda: (Spoiled(f"{low} – {high} Jahre"), nothing),
    )
    if low <= 31 and high <= 12 and chance.random() < 0.3:
        return Spoiled(datetime(2024, high, low), "D. MMM"), nothing  # noqa: DTZ001  # a workbook knows no time zones
    return chance.choice(ways)()


def stated_on(year: int, month: int, chance: Random) -> tuple[Spoiled, str]:
    """A date of information and its clean form."""
    ways: tuple[tuple[Spoiled, str], ...] = (
        (Spoiled(year), f"{year}"),
        (Spoiled(f"ca. {year}"), f"ca. {year}"),
        (Spoiled(f"{month:02d}/{year % 100:02d}"), f"{year}-{month:02d}"),
        (Spoiled(f"{MONTHS[month - 1]} {year}"), f"{year}-{month:02d}"),
        (Spoiled(f"{month:02d}.{year}"), f"{year}-{month:02d}"),
        (Spoiled(datetime(year, month, 17), "DD.MM.YYYY"), f"{year}-{month:02d}-17"),  # noqa: DTZ001
    )
    return chance.choice(ways)


def website(host: str, chance: Random) -> Spoiled:
    return Spoiled(chance.choice((host, f"https://{host}", f"http://{host}/", f"https://{host};")))


def email(user: str, host: str, chance: Random) -> Spoiled:
    return Spoiled(
        chance.choice((f"{user}@{host}", f"{user}(at){host}", f"mailto:{user}@{host}", f"{user}@{host};"))
    )


def street(name_of: str, number: int, chance: Random) -> Spoiled:
    return Spoiled(
        chance.choice((f"{name_of}straße {number}", f"{name_of}str. {number}", f"{name_of}strasse {number}"))
    )
