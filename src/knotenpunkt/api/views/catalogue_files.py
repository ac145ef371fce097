"""Data: the whole catalogue of a centre as files, and its services, or those of the instance, as lines."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from knotenpunkt.api import answers
from knotenpunkt.api.answers import asked_area, asked_centre, open_data
from knotenpunkt.api.domain.catalogue_state import CatalogueState
from knotenpunkt.api.domain.data_package import package_files
from knotenpunkt.api.domain.packed import zip_file
from knotenpunkt.api.domain.questions import read_question
from knotenpunkt.api.domain.tables import Tables
from knotenpunkt.api.queries.areas import Area
from knotenpunkt.api.queries.catalogue_tables import as_of, catalogue_state, catalogue_tables, whole_services
from knotenpunkt.api.queries.german_names import german_names

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

type Writing = Callable[[CatalogueState, Tables], bytes]


@open_data
def catalogue_files_package(request: HttpRequest, centre: str) -> HttpResponseBase:
    """The tabular data package of a centre."""
    return _file(request, centre, "paket.zip", "application/zip", _packed)


@open_data
def catalogue_files_workbook(request: HttpRequest, centre: str) -> HttpResponseBase:
    """The same tables as a workbook, for people."""
    return _file(request, centre, "katalog.xlsx", EXCEL, _workbook)


@open_data
def catalogue_files_lines(request: HttpRequest, centre: str = "") -> HttpResponseBase:
    """A whole service a line: of a centre in one piece, which is kept; of the instance as they are read."""
    read_question(dict(request.GET.lists()), ())
    if not centre:
        return answers.as_lines(whole_services(asked_area(request, None)))
    area, state = _asked(request, centre)
    lines = answers.as_lines(whole_services(as_of(state, area)))
    return HttpResponse(lines.getvalue(), content_type=lines.headers["Content-Type"])


def _file(
    request: HttpRequest, slug: str, name: str, content_type: str, writing: Writing
) -> HttpResponseBase:
    read_question(dict(request.GET.lists()), ())
    area, state = _asked(request, slug)
    content = writing(state, catalogue_tables(area, state))
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{state.slug}-{name}"'
    return answer


def _asked(request: HttpRequest, slug: str) -> tuple[Area, CatalogueState]:
    centre = asked_centre(slug)
    area = asked_area(request, centre)
    return area, catalogue_state(centre, area.address)


def _packed(state: CatalogueState, tables: Tables) -> bytes:
    return zip_file(package_files(state, tables))


def _workbook(state: CatalogueState, tables: Tables) -> bytes:
    """Loaded when somebody asks: openpyxl takes much memory."""
    from knotenpunkt.api.domain.workbook import workbook_file

    return workbook_file(state, tables, german_names())
