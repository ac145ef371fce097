"""A folder with tables and a mapping on this machine, taken up by the command."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from knotenpunkt.directory.domain.records import ServiceRecord
from knotenpunkt.directory.queries.records import stored_catalogue
from knotenpunkt.directory.tests import factories
from knotenpunkt.harvesting.domain.sources import SourceKind, kind_of
from knotenpunkt.regions.models import Centre

MAPPING = """
liste.csv:
  Nr: {model: services, field: id, required: true}
  Was: {model: services, field: name}
  Wer: [{model: organizations, field: id}, {model: organizations, field: name}]
"""


@pytest.fixture
def centre(db: None) -> Centre:
    return factories.centre("heinsberg", "05370", factories.municipality())


def said(*command: str) -> str:
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


def test_folder_with_a_mapping_is_taken_up(centre: Centre, tmp_path: Path) -> None:
    (tmp_path / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    (tmp_path / "liste.csv").write_text("Nr,Was,Wer\n1,Kurs,Verein\n", encoding="utf-8")
    (tmp_path / "notiz.txt").write_text("nicht für uns", encoding="utf-8")
    told = said("take-up", "heinsberg", str(tmp_path), "--apply").splitlines()
    assert told == ["Träger: 1 neu", "Angebote: 1 neu", "Übernommen."]
    assert list(stored_catalogue(centre).services.values()) == [ServiceRecord("Kurs", organization="Verein")]


def test_wrong_mapping_changes_nothing_and_is_named(
    centre: Centre, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = "liste.csv: {Was: {model: dienste, field: name}}"
    (tmp_path / "mapping.yaml").write_text(wrong, encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        said("take-up", "heinsberg", str(tmp_path), "--apply")
    sentence = "(mapping.yaml: liste.csv: Was: dienste) Nichts wurde geändert.\n"
    assert (ended.value.code, capsys.readouterr().err.endswith(sentence)) == (2, True)
    assert stored_catalogue(centre).services == {}


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://integreat.app/musterkreis/de", SourceKind.INTEGREAT),
        ("https://cms.integreat-app.de/musterkreis/de/wp-json/extensions/v3/", SourceKind.INTEGREAT),
        ("https://kreis.example/paket.zip", SourceKind.HSDS_PACKAGE),
        ("https://kreis.example/hsds/v3/", SourceKind.HSDS_API),
    ],
)
def test_kind_is_seen_from_the_address(address: str, kind: SourceKind) -> None:
    assert kind_of(address) is kind
