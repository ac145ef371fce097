"""The import report as one self-contained page: to read, to fold and unfold, to print, to pass on."""

from knotenpunkt.importers.report.document import ImportReport


def report_as_page(report: ImportReport) -> str:
    raise NotImplementedError
