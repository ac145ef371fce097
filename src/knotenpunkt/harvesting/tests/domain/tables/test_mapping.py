"""Mappings of other people's columns: what they mean, and how a wrong one is refused."""

import pytest

from knotenpunkt.directory.domain.records import OrganizationRecord, PhoneRecord, PlaceRecord, ServiceRecord
from knotenpunkt.harvesting.domain.remarks import Remark, Why
from knotenpunkt.harvesting.domain.sources import NotTakenUp, Problem
from knotenpunkt.harvesting.domain.tables.mapping import TableMapping, Target, read_mapping
from knotenpunkt.harvesting.tests.domain.tables.packed import read

ONE_TABLE = """
country: NL
angebote.csv:
  columns:
    Nr: {model: services, field: id, required: true}
    Titel: {model: services, field: name}
    Text: {model: services, field: description}
    Mehr: {model: services, field: description, append: true}
    Träger:
      - {model: organizations, field: id}
      - {model: organizations, field: name}
    Ort: {model: locations, field: id}
    Anschrift: {model: physical_addresses, field: address_1}
    Telefon: {model: phones, field: number, foreign_key_name: service_id, foreign_key_value: Nr}
    Verknüpfung: {model: service_at_locations, field: description}
"""
TABLE = (
    "Nr,Titel,Text,Mehr,Träger,Ort,Anschrift,Telefon\n"
    '1,Taalles,Nederlands leren,Elke week,Stichting,L1,"Kerkstraat 1, 41836 Hückelhoven","kantoor: 0475 123456"\n'
    "2,Koor,,Zingen,Stichting,,,geen\n"
    ",Zonder nummer,,,,,,\n"
)

PLACE = PlaceRecord("", "Kerkstraat 1", "41836", "Hückelhoven")


def test_row_is_taken_apart_and_put_together() -> None:
    incoming = read({"mapping.yaml": ONE_TABLE, "angebote.csv": TABLE})
    assert [(one.foreign_id, one.record) for one in incoming.organizations] == [
        ("Stichting", OrganizationRecord("Stichting", seat=PLACE))
    ]
    assert [one.record for one in incoming.services] == [
        ServiceRecord(
            "Taalles",
            organization="Stichting",
            description="Nederlands leren\nElke week",
            place=PLACE,
            phones=(PhoneRecord("+31475123456", "kantoor"),),
        ),
        ServiceRecord("Koor", organization="Stichting", description="Zingen"),
    ]


def test_what_is_missing_is_told() -> None:
    mapping = ONE_TABLE + "weg.csv:\n  A: {model: services, field: name}\n"
    incoming = read({"mapping.yaml": mapping, "angebote.csv": TABLE})
    assert incoming.remarks == (
        Remark("angebote: Verknüpfung", "", Why.MISSING),
        Remark("angebote: Nr", "Zonder nummer", Why.MISSING),
        Remark("weg", "", Why.MISSING),
        Remark("phone.number", "geen", Why.UNREADABLE),
    )


def test_both_forms_of_a_mapping_mean_the_same() -> None:
    column = "Name: {model: organization, field: alternative_name}"
    expected = TableMapping({"orgs": {"Name": (Target("organization", "alternate_name"),)}})
    for written in (f"orgs.csv:\n  columns:\n    {column}", f"Orgs:\n  {column}"):
        assert read_mapping(written.encode(), "m.yaml") == expected


@pytest.mark.parametrize(
    ("written", "detail"),
    [
        ("", "m.yaml: –"),
        ("- a\n- b", "m.yaml: –"),
        ("1: {a: {model: services, field: id}}", "m.yaml: –"),
        ("country: DE", "m.yaml: –"),
        ("country: Niederlande\na: {}", "m.yaml: country"),
        ("country: [NL]\na: {}", "m.yaml: country"),
        ("a.csv: nichts", "m.yaml: a.csv"),
        ("a.csv: {Titel: services.name}", "m.yaml: a.csv: Titel"),
        ("a.csv: {Titel: {model: services}}", "m.yaml: a.csv: Titel"),
        ("a.csv: {Titel: {model: dienste, field: name}}", "m.yaml: a.csv: Titel: dienste"),
        ("a: &a {x: *a}", "m.yaml: *"),
    ],
)
def test_wrong_mapping_is_refused_and_the_place_is_named(written: str, detail: str) -> None:
    with pytest.raises(NotTakenUp) as refusal:
        read_mapping(written.encode(), "m.yaml")
    assert (refusal.value.problem, refusal.value.detail) == (Problem.BROKEN, detail)


@pytest.mark.parametrize(
    "written", [b"a: [", b"\xff\xfe", b"a: !!python/object/apply:os.system [ls]", b"[" * 5000]
)
def test_what_is_no_yaml_is_refused(written: bytes) -> None:
    with pytest.raises(NotTakenUp) as refusal:
        read_mapping(written, "m.yaml")
    assert refusal.value.problem is Problem.BROKEN


def test_column_that_must_be_there_and_is_not_stops_everything() -> None:
    with pytest.raises(NotTakenUp) as refusal:
        read({"mapping.yaml": ONE_TABLE, "angebote.csv": "Titel\nKurs\n"})
    assert (refusal.value.problem, refusal.value.detail) == (Problem.OTHER_KIND, "angebote: Nr")


def test_two_mappings_are_one_too_many() -> None:
    with pytest.raises(NotTakenUp) as refusal:
        read({"a.yaml": ONE_TABLE, "b.yml": ONE_TABLE, "angebote.csv": TABLE})
    assert (refusal.value.problem, refusal.value.detail) == (Problem.BROKEN, "a.yaml, b.yml")
