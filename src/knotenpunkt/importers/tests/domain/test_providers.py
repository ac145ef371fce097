"""The many names of one organization, cooperations, and the row above."""

from dataclasses import replace

import pytest

from knotenpunkt.directory.domain.written.reading import IssueKind, RawCell, Reading, Severity
from knotenpunkt.directory.tests.domain.written.samples import (
    ERKELENZ,
    GEILENKIRCHEN,
    HEINSBERG,
    HUECKELHOVEN,
    WASSENBERG,
)
from knotenpunkt.importers.domain.names import alternate_names
from knotenpunkt.importers.domain.provider_cells import Provider, Surroundings, read_provider
from knotenpunkt.importers.domain.providers import Where
from knotenpunkt.importers.tests.domain.samples import organization, register

AMOS = "AMOS e.V."
AWO = "AWO Kreisverband Heinsberg e.V."
BRK = "DRK-Kreisverband Heinsberg e.V."
AGENCY = "DRK Integrationsagentur Hückelhoven"
CARITAS = "Caritasverband für die Region Heinsberg e.V."
YOUTH_HOUSING = "Caritas Jugend und Wohnen (Wegberg-Dalheim)"
DEBT = "Schuldner- und Insolvenzberatung Diakonie/AWO"
DEACONRY = "Diakonisches Werk des Kirchenkreises Jülich – Migrationsfachdienst Erkelenz"
CENTRE = "Kreis Heinsberg – Kommunales Integrationszentrum (KI)"
ALIENS = "Kreis Heinsberg – Ausländerbehörde"
MOSQUE = "Integrations- und Bildungsverein Hückelhoven e.V. (IBV/VIKZ)"
FORUM = "Katholisches Forum für Erwachsenen- und Familienbildung Mönchengladbach-Heinsberg"
FORUM_HOUSE = "Kath. Forum – Forum-Haus Gillrath"
FORUM_SITE = "Katholisches Forum – Standort Heinsberg (altes Amtsgericht)"
TOWN = "Stadt Hückelhoven"
CIRCLE = "Arbeitskreis Integration Hückelhoven"
HELPERS = "Initiative „Hückelhoven hilft“ (früher Flüchtlingspaten Hückelhoven)"
NETWORK = "Flüchtlings-Netzwerk Wassenberg"
ROUND_GK = "Runder Tisch Flüchtlingsarbeit Geilenkirchen"
ROUND_HS = "Runder Tisch Flüchtlingsarbeit Heinsberg/Waldfeucht"
WOMEN = "Sozialdienst Katholischer Frauen und Männer (SKFM) Kreis Heinsberg e.V."
LOBBY = "Willkommen in Erkelenz – die Lobby für Flüchtlinge (W.i.E.)"
HOUSE = "Mehrgenerationenhaus Übach-Palenberg"
HOUSE_AGAIN = "Stadt Übach-Palenberg – Mehrgenerationenhaus (MGH)"
OFFICE = "Stadt Erkelenz – Amt für Soziales / Integrationskoordination"
ASYLUM = "Aktionskreis Asyl Gangelt"

REGISTER = register(
    organization(AMOS, 1, ERKELENZ),
    organization(AWO, 2),
    organization(BRK, 3, ERKELENZ),
    organization(AGENCY, 4, HUECKELHOVEN),
    organization(CARITAS, 5, HEINSBERG),
    organization(YOUTH_HOUSING, 6),
    organization(DEBT, 7, HUECKELHOVEN),
    organization(DEACONRY, 8, ERKELENZ),
    organization(CENTRE, 9, HEINSBERG),
    organization(ALIENS, 10, HEINSBERG),
    organization(MOSQUE, 11, HUECKELHOVEN),
    organization(FORUM, 12, HUECKELHOVEN, street="Friedrichplatz 5"),
    organization(FORUM_HOUSE, 13, GEILENKIRCHEN),
    organization(FORUM_SITE, 14, HEINSBERG),
    organization(TOWN, 15, HUECKELHOVEN),
    organization(CIRCLE, 16, HUECKELHOVEN),
    organization(HELPERS, 17, HUECKELHOVEN),
    organization(NETWORK, 18, WASSENBERG),
    organization(ROUND_GK, 19, GEILENKIRCHEN),
    organization(ROUND_HS, 20, HEINSBERG),
    organization(WOMEN, 21, ERKELENZ),
    organization(LOBBY, 22, ERKELENZ),
    organization(HOUSE, 23, "05370028"),
    organization(HOUSE_AGAIN, None, "05370028"),
    organization(OFFICE, 24, ERKELENZ),
    organization(ASYLUM, 25, "05370008"),
)


def _read(
    text: str, municipality: str = "", *, title: str = "", above: Provider | None = None
) -> Reading[Provider]:
    return read_provider(RawCell(text), REGISTER, Surroundings(above, Where(municipality), title))


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("Amos e. V.", AMOS),
        ("AMOS eV", AMOS),
        ("Amos e. V. u. a.", AMOS),
        ("AWO", AWO),
        ("AWO KV Heinsberg", AWO),
        ("DRK", BRK),
        ("DRK Heinsberg", BRK),
        ("DRK-KV Heinsberg", BRK),
        ("DRK / Integrationsagentur", AGENCY),
        ("Caritas", CARITAS),
        ("Caritas Heinsberg", CARITAS),
        ("Caritas Jugend & Wohnen", YOUTH_HOUSING),
        ("Diakonie und AWO", DEBT),
        ("Diakonisches Werk Jülich", DEACONRY),
        ("Diakonie Jülich Migrationsfachdienst", DEACONRY),
        ("Kreis Heinsberg, KI", CENTRE),
        ("Kommunales Integrationszentrum (KI) Kreis Heinsberg", CENTRE),
        ("Kreis Heinsberg, Ausländerbehörde", ALIENS),
        ("VIKZ-Gemeinde Hückelhoven", MOSQUE),
        ("IBV Hückelhoven", MOSQUE),
        ("Stadt Hueckelhoven", TOWN),
        ("AK Integration Hückelhoven", CIRCLE),
        ("Flüchtlingspaten Hückelhoven", HELPERS),
        ("Hückelhoven hilft (ehem. Flüchtlingspaten)", HELPERS),
        ("Flüchtlingsnetzwerk Wassenberg", NETWORK),
        ("Runder Tisch Heinsberg-Waldfeucht", ROUND_HS),
        ("SkF/M", WOMEN),
        ("SKFM Kreis Heinsberg", WOMEN),
        ("W.i.E.", LOBBY),
        ("Willkommen in Erkelenz e.V.", LOBBY),
        ("MGH Übach-Palenberg", HOUSE),
        ("Mehrgenerationenhaus", HOUSE),
        ("Stadt Erkelenz", OFFICE),
        ("Stadt Erkelenz, Stadtbücherei", OFFICE),
        ("Stadt Hückelhoven, Rechts- und Ordnungsamt", TOWN),
        ("Kath. Forum", FORUM),
        ("Akitonskreis Asyl Gangelt", ASYLUM),
    ],
)
def test_other_names_of_an_organization_mean_it(written: str, canonical: str) -> None:
    assert _read(written).value == Provider(canonical)


@pytest.mark.parametrize("record", REGISTER.organizations, ids=lambda record: record.name)
def test_canonical_name_means_itself(record: object) -> None:
    name = record.name  # type: ignore[attr-defined]
    assert (_read(name).value, _read(name).issues) == (Provider(name), ())


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("Aktionskreis Asyl Gangelt / Caritas", (ASYLUM, CARITAS)),
        ("DRK, AWO", (BRK, AWO)),
        ("AK Integration Hückelhoven / Stadt Hückelhoven", (CIRCLE, TOWN)),
        ("Stadt Hückelhoven, AK Integration", (TOWN, CIRCLE)),
        (f"{OFFICE} / {AMOS}", (OFFICE, AMOS)),
    ],
)
def test_cooperation_is_told_apart_where_each_side_is_certain(
    written: str, canonical: tuple[str, ...]
) -> None:
    reading = _read(written)
    assert reading.value == Provider(canonical[0], canonical[1:])
    assert _read(reading.written).value == reading.value


def test_place_tells_organizations_of_the_same_name_apart() -> None:
    assert _read("Runder Tisch Flüchtlingsarbeit", GEILENKIRCHEN).value == Provider(ROUND_GK)
    assert _read("Runder Tisch Flüchtlingsarbeit", HEINSBERG).value == Provider(ROUND_HS)
    assert _read("Stadt Hückelhoven / Flüchtlingsnetzwerk", WASSENBERG).value == Provider(TOWN, (NETWORK,))


def test_title_of_the_service_is_no_partner() -> None:
    assert _read("AMOS eV / Café International", title="Café International").value == Provider(AMOS)


@pytest.mark.parametrize(
    ("written", "candidates"),
    [
        ("Runder Tisch Flüchtlingsarbeit", (ROUND_GK, ROUND_HS)),
        ("Arbeitskreis Asyl Gangelt", (ASYLUM,)),
        ("Caritas / Pfarrgemeinden", (CARITAS,)),
        ("Diakonie, Integrationsagentur", (AGENCY, DEBT, DEACONRY)),
    ],
)
def test_uncertain_name_stays_as_written_and_is_asked_about(
    written: str, candidates: tuple[str, ...]
) -> None:
    reading = _read(written)
    assert reading.value == Provider(text=written)
    assert [(issue.kind, issue.severity) for issue in reading.issues] == [
        (IssueKind.UNCERTAIN_NAME, Severity.QUESTION)
    ]
    assert set(reading.issues[0].candidates) == set(candidates)


@pytest.mark.parametrize(
    "written",
    [
        "Verein",
        "Initiative",
        "Stadt",
        "Caritas Wegberg",
        "DRK Erkelenz",
        "AWO Erkelenz",
        "Kreis Heinsberg",
        "Jugendamt",
    ],
)
def test_name_that_may_mean_another_organization_is_never_merged(written: str) -> None:
    reading = _read(written, HUECKELHOVEN)
    assert reading.value == Provider(text=written)
    assert [issue.severity for issue in reading.issues] == [Severity.QUESTION]


def test_denomination_is_no_legal_form() -> None:
    churches = register(
        organization("Evangelische Kirchengemeinde Gangelt", 1, "05370008"),
        organization("Kath. Kirchengemeinde St. Lambertus Birgelen", 2, WASSENBERG),
    )
    assert churches.match("Ev. Kirchengemeinde Gangelt").name == "Evangelische Kirchengemeinde Gangelt"
    assert churches.match("Kath. Kirchengemeinde").name == ""
    assert churches.match("Kath. Kirchengemeinde St. Georg").name == ""


def test_unknown_name_is_kept_and_asked_about() -> None:
    reading = _read("KoKoBe")
    assert reading.value == Provider(text="KoKoBe")
    assert [issue.kind for issue in reading.issues] == [IssueKind.UNKNOWN_NAME]


@pytest.mark.parametrize("written", ["", "s.o.", "siehe oben", '"'])
def test_reference_is_the_row_above(written: str) -> None:
    above = Provider(AMOS, (AWO,))
    assert _read(written, above=above).value == above


@pytest.mark.parametrize("written", ["", "s.o."])
@pytest.mark.parametrize("above", [None, Provider()])
def test_nobody_is_known_at_the_start_of_a_block(written: str, above: Provider | None) -> None:
    reading = _read(written, above=above)
    assert reading.value == Provider()
    assert [issue.kind for issue in reading.issues] == [IssueKind.UNKNOWN_PROVIDER]


def test_empty_cell_of_a_plain_table_refers_to_nothing() -> None:
    around = Surroundings(Provider(AMOS), gaps_continue=False)
    assert read_provider(RawCell(), REGISTER, around).value == Provider()


def test_row_without_number_is_told_as_similar_to_others() -> None:
    assert REGISTER.similar(organization("Amos Oberbruch e.V.", None, HEINSBERG)) == (AMOS,)
    assert REGISTER.similar(organization(HOUSE_AGAIN, None, "05370028")) == (HOUSE,)
    assert REGISTER.similar(organization("Ladencafé International", None, WASSENBERG)) == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (MOSQUE, ("IBV", "VIKZ")),
        (HELPERS, ("Flüchtlingspaten Hückelhoven",)),
        (FORUM_SITE, ()),
        (LOBBY, ("W.i.E.",)),
    ],
)
def test_alternate_names_stand_in_brackets(name: str, expected: tuple[str, ...]) -> None:
    assert alternate_names(name) == expected


def test_page_about_a_name_confirms_the_only_organization_it_could_be() -> None:
    page = "https://www.caritas.example/detail/fluechtlingshilfe-geilenkirchen-erhaelt-spende/"
    round_table = replace(organization(ROUND_GK, 1, GEILENKIRCHEN), source=page)
    other = organization(AMOS, 2, ERKELENZ)
    told, untold = register(round_table, other), register(organization(ROUND_GK, 1, GEILENKIRCHEN), other)
    name = "Flüchtlingshilfe Geilenkirchen"
    assert (told.match(name).name, untold.match(name).name) == (ROUND_GK, "")
    assert told.match("Flüchtlingshilfe Geilen").name == ""
