"""What others publish: the examples of the standard, and directories that are known to be wrong."""

from pathlib import Path

import pytest

from knotenpunkt.hsds.tests.checked import errors, package, report_of, told
from tests.harness.shared_data import shared_data

EXAMPLES = "hsds/3.1/examples"
DOCUMENTS = {
    "location": "location",
    "organization_full": "organization",
    "organization_list": "organization",
    "service_at_location_full": "service_at_location",
    "service_at_location_list": "service_at_location",
    "service_full": "service",
    "service_list": "service",
    "taxonomy": "taxonomy",
    "taxonomy_list": "taxonomy",
    "taxonomy_term": "taxonomy_term",
    "taxonomy_term_list": "taxonomy_term",
}
BAD_CASES = "directories/servicenet-adapter-fixtures"


def packed(folder: Path) -> bytes:
    return package({path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()})


@pytest.mark.parametrize(("name", "kind"), DOCUMENTS.items())
def test_documents_of_the_standard_have_no_error(name: str, kind: str) -> None:
    report = report_of(f"{name[:3]}.json", shared_data(f"{EXAMPLES}/{name}.json").read_bytes())

    assert (errors(report), report.records[kind]) == ([], 1)
    assert "unknown_field" not in " ".join(told(report))


def test_tables_of_the_standard_have_no_error_but_keys_that_really_lead_nowhere() -> None:
    """Each table is a sample of its own; the keys in it name records that no other sample has."""
    report = report_of("csv.zip", packed(shared_data(f"{EXAMPLES}/csv")))

    assert sorted(report.records.values()) == [1] * 24
    assert {line.partition(" ")[2] for line in errors(report)} == {"leads_nowhere"}


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("smcconnect/invalid_fields", {"service.status not_allowed", "organization.website not_uri"}),
        ("healthleads/invalid_fields", {"service.url not_uri", "phone.id id_twice", "location.latitude not_number"}),
        ("healthleads/conflicting/1", {"service.status not_allowed", "taxonomy.description required"}),
        ("healthleads/minimal", {"location.location_type required"}),
    ],
)  # fmt: skip
def test_bad_cases_are_found(case: str, expected: set[str]) -> None:
    report = report_of("case.zip", packed(shared_data(f"{BAD_CASES}/{case}")))

    assert expected - set(errors(report)) == set()
    assert any(line.endswith("unknown_file") for line in told(report))
