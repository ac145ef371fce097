"""Rows as the Gemeindeverzeichnis has them, small enough to read."""

type Row = tuple[object, ...]

TITLE = "Gemeinden in Deutschland nach Fläche, Bevölkerung und Postleitzahl am 30.06.2025 (2. Quartal)"

HEAD: list[Row] = [
    (TITLE, *[None] * 19),
    (None,) * 20,
    (
        "Satz-art",
        "Text-kenn-zeichen",
        "Amtlicher Regionalschlüssel (ARS)",
        *[None] * 4,
        "Gemeindename",
        "Fläche km2 1)",
        "Bevölkerung2)",
        *[None] * 3,
        "Postleit-zahl3)",
        "Geografische Mittelpunktkoordinaten",
        *[None] * 5,
    ),
    (
        *[None] * 2,
        *("Land", "RB", "Kreis", "VB", "Gem"),
        *[None] * 2,
        *("insgesamt", "männlich", "weiblich", "je km2"),
        None,
        *("Längengrad", "Breitengrad"),
        *[None] * 4,
    ),
    (
        *[None] * 2,
        "Gebietsstand am 30.06.2025 (2. Quartal)",
        *[None] * 5,
        "31.12.2023 (Jahr)",
        "am 31.12.2023 (Jahr)",
        *[None] * 10,
    ),
    (None,) * 20,
]

COVER: list[Row] = [("Statistisches Bundesamt",), (None,), ("Gemeindeverzeichnis",)]


def district_row(region: str, district: str, name: str) -> Row:
    """A row of kind 40."""
    return ("40", "43", "05", region, district, None, None, name, *[None] * 12)


def municipality_row(ags: str, name: str, population: object, area: object = 10.5) -> Row:
    """A row of kind 60."""
    return (
        *("60", "63", ags[:2], ags[2], ags[3:5], f"0{ags[5:]}", ags[5:], name),
        *(area, population, 1, 1, 1),
        "41812",
        *("6,315", "51,08"),
        *[None] * 4,
    )
