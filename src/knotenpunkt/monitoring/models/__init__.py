"""Indicators and their figures."""

from knotenpunkt.monitoring.models.figure_upload import FigureUpload
from knotenpunkt.monitoring.models.indicator import Figure, FigureImport, Indicator

__all__ = ["Figure", "FigureImport", "FigureUpload", "Indicator"]
