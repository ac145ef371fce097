"""Indicators and their figures."""

from knotenpunkt.monitoring.models.indicator import Figure, FigureImport, Indicator

__all__ = ["Figure", "FigureImport", "Indicator"]
