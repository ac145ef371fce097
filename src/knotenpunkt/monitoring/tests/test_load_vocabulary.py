"""Indicators and figures that come with the program."""

from decimal import Decimal

import pytest

from knotenpunkt.access.policy import NOBODY, OPERATOR, AccessRefused
from knotenpunkt.monitoring.actions.load_vocabulary import LoadedFigures, load_vocabulary
from knotenpunkt.monitoring.models import Figure, FigureImport, Indicator
from knotenpunkt.monitoring.tests.factories import NOW
from knotenpunkt.shared.models import AuditEvent


def test_load_vocabulary_is_done_once(regions: None) -> None:
    first = load_vocabulary(actor=OPERATOR, now=NOW)
    again = load_vocabulary(actor=OPERATOR, now=NOW)

    assert first == LoadedFigures(indicators=39, figures=2 * 396 + 53)
    assert again == LoadedFigures(indicators=0, figures=0)
    assert AuditEvent.objects.filter(action="monitoring.figures.load").count() == 1
    assert FigureImport.objects.count() == 2


def test_load_vocabulary_puts_indicators_right_and_leaves_corrected_figures(loaded: None) -> None:
    Indicator.objects.filter(code="area").update(names={"de": "Größe"})
    Figure.objects.filter(indicator="foreign_pop", region="05370").update(value=Decimal(40_000))

    assert load_vocabulary(actor=OPERATOR, now=NOW) == LoadedFigures(indicators=1, figures=0)
    assert Indicator.objects.get(code="area").names["de"] == "Fläche"
    assert Figure.objects.get(indicator="foreign_pop", region="05370").value == 40_000


def test_every_indicator_is_told_in_three_languages(loaded: None) -> None:
    told = {
        (row.code, language)
        for row in Indicator.objects.all()
        for language in ("de", "en", "ar")
        if row.names.get(language) and row.definitions.get(language)
    }

    assert len(told) == 3 * 39


def test_every_delivery_says_where_it_comes_from(loaded: None) -> None:
    assert not FigureImport.objects.filter(publisher="").exists()
    assert not FigureImport.objects.filter(licence="").exists()
    assert not FigureImport.objects.filter(attribution="").exists()


def test_load_vocabulary_is_the_operators(regions: None) -> None:
    with pytest.raises(AccessRefused):
        load_vocabulary(actor=NOBODY, now=NOW)
    assert not Indicator.objects.exists()
