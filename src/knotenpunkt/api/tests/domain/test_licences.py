"""Under which licence an instance publishes."""

import pytest

from knotenpunkt.api.domain.licences import LicenceUnusable, read_licence


@pytest.mark.parametrize(
    ("written", "name", "dcat"),
    [
        ("CC-BY-4.0", "CC-BY-4.0", "http://dcat-ap.de/def/licenses/cc-by/4.0"),
        ("cc0-1.0", "CC0-1.0", "http://dcat-ap.de/def/licenses/cc-zero"),
        ("dl-de/by-2-0", "DL-DE-BY-2.0", "http://dcat-ap.de/def/licenses/dl-by-de/2.0"),
        ("DL-DE-ZERO-2.0", "DL-DE-ZERO-2.0", "http://dcat-ap.de/def/licenses/dl-zero-de/2.0"),
        (
            "https://www.govdata.de/dl-de/by-2-0",
            "DL-DE-BY-2.0",
            "http://dcat-ap.de/def/licenses/dl-by-de/2.0",
        ),
        ("https://kreis.example/lizenz", "https://kreis.example/lizenz", "https://kreis.example/lizenz"),
    ],
)
def test_licence_is_known_by_id_short_name_and_address(written: str, name: str, dcat: str) -> None:
    licence = read_licence(written)

    assert (licence.name, licence.dcat_address) == (name, dcat)
    assert licence.is_listed is (name != written or "kreis.example" not in written)


@pytest.mark.parametrize(
    "written", ["CC-BY", "frei", "http://kreis.example/lizenz", "https://", "https://a b", "https://[", ""]
)
def test_what_is_no_licence_is_refused_with_those_there_are(written: str) -> None:
    with pytest.raises(LicenceUnusable, match=r"^ist „.*“; bitte eine dieser Lizenzen angeben \(CC-BY-4.0, "):
        read_licence(written)
