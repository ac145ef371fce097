"""Figures of the centres' territories, each with its day and source, and why there is none."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from knotenpunkt.monitoring.domain.territory_figures import Absence, Basis
from knotenpunkt.monitoring.models import Figure, FigureImport, Indicator
from knotenpunkt.monitoring.queries.centre_figures import figures_of_centres, series_of_centre
from knotenpunkt.monitoring.queries.figure_words import absence_words, date_words, number_words
from knotenpunkt.monitoring.queries.indicators import UnknownIndicator, available_dates
from knotenpunkt.monitoring.tests.factories import DAY, EARLIER, NOW, add_figures
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import Centre, CentreMunicipality, District, Municipality
from knotenpunkt.regions.queries.centres import centre_by_slug

HEINSBERG, AACHEN_REGION, AACHEN, COLOGNE = "05370", "05334", "05334002", "05315"


def municipalities_of(centre: str) -> list[str]:
    return list(Municipality.objects.filter(served_by__centre__key=centre).values_list("ags", flat=True))


@pytest.fixture
def heinsberg(indicators: None) -> Centre:
    return centre_by_slug("heinsberg")


def test_figure_of_a_centre_is_the_sum_of_its_municipalities(loaded: None) -> None:
    figure = figures_of_centres(["pop_total"])["pop_total"][HEINSBERG]

    assert (figure.value, figure.basis, figure.absence) == (Decimal(258306), Basis.MUNICIPALITIES, None)
    assert (figure.reference_on, figure.compared_on) == (date(2021, 12, 31), None)
    assert [source.attribution for source in figure.sources] == ["© Statistisches Bundesamt (Destatis), 2023"]


def test_figures_that_come_with_the_program_add_up_to_the_state(loaded: None) -> None:
    figures = figures_of_centres(["pop_total"])["pop_total"]

    assert len(figures) == 54
    assert sum(figure.value or 0 for figure in figures.values()) == 17_924_591


def test_figure_of_a_kreis_is_that_of_the_centre_which_serves_all_of_it(loaded: None) -> None:
    figure = figures_of_centres(["foreign_pop"])["foreign_pop"][HEINSBERG]

    assert (figure.value, figure.basis) == (Decimal(38160), Basis.DISTRICT)


def test_figure_of_a_shared_kreis_is_neither_centres(loaded: None) -> None:
    figures = figures_of_centres(["foreign_pop"])["foreign_pop"]

    assert {
        (figures[key].value, figures[key].absence, figures[key].joint) for key in (AACHEN, AACHEN_REGION)
    } == {(None, Absence.SHARED_DISTRICT, Decimal(109905))}


def test_city_of_aachen_has_its_own_municipal_figure(indicators: None) -> None:
    add_figures("pop_total", {AACHEN: 249_070})

    figures = figures_of_centres(["pop_total"])["pop_total"]

    assert figures[AACHEN].value == 249_070
    assert figures[AACHEN_REGION].absence is Absence.MISSING


def test_some_municipalities_are_not_a_territory(heinsberg: Centre) -> None:
    add_figures("pop_total", dict.fromkeys(municipalities_of(HEINSBERG)[:9], 100))

    assert figures_of_centres(["pop_total"])["pop_total"][HEINSBERG].absence is Absence.INCOMPLETE


def test_percentages_of_municipalities_are_not_summed(heinsberg: Centre) -> None:
    add_figures("child_poverty", dict.fromkeys(municipalities_of(HEINSBERG), 12.5) | {"05315000": 20.1})

    figures = figures_of_centres(["child_poverty"])["child_poverty"]

    assert figures[HEINSBERG].absence is Absence.INCOMPLETE
    assert figures[COLOGNE].value == Decimal("20.1")


def test_secret_municipality_leaves_no_sum(heinsberg: Centre) -> None:
    first, *others = municipalities_of(HEINSBERG)
    add_figures("volunteers_active", dict.fromkeys(others, 20) | {first: None})

    assert (
        figures_of_centres(["volunteers_active"])["volunteers_active"][HEINSBERG].absence
        is Absence.SUPPRESSED
    )


def test_small_count_of_a_centre_is_not_shown(heinsberg: Centre) -> None:
    add_figures("naturalisations", {HEINSBERG: 2, COLOGNE: 3, "05111": 0})

    figures = figures_of_centres(["naturalisations"])["naturalisations"]

    assert (figures[HEINSBERG].value, figures[HEINSBERG].absence) == (None, Absence.SUPPRESSED)
    assert (figures[COLOGNE].value, figures["05111"].value) == (Decimal(3), Decimal(0))


def test_small_count_does_not_follow_from_the_total_of_the_state(heinsberg: Centre) -> None:
    add_figures("naturalisations", {"05": 15, HEINSBERG: 2, COLOGNE: 4, "05111": 9})

    figures = figures_of_centres(["naturalisations"])["naturalisations"]

    assert [figures[key].value for key in (HEINSBERG, COLOGNE, "05111")] == [None, None, 9]


def test_figure_of_centres_themselves_is_theirs(indicators: None) -> None:
    add_figures("freshness", {AACHEN_REGION: 81.5})

    assert figures_of_centres(["freshness"])["freshness"][AACHEN_REGION].value == Decimal("81.5")


def test_ratio_of_one_day_is_computed(heinsberg: Centre) -> None:
    add_figures("foreign_pop", {HEINSBERG: 150})
    add_figures("pop_total", dict.fromkeys(municipalities_of(HEINSBERG), 100))

    figure = figures_of_centres(["foreign_share"])["foreign_share"][HEINSBERG]

    assert (figure.value, figure.basis, figure.reference_on, figure.compared_on) == (
        Decimal(15),
        Basis.RATIO,
        DAY,
        None,
    )
    assert len(figure.sources) == 2


def test_ratio_of_two_days_is_refused(loaded: None) -> None:
    figure = figures_of_centres(["foreign_share"])["foreign_share"][HEINSBERG]

    assert (figure.value, figure.absence) == (None, Absence.OTHER_DATES)
    assert (figure.reference_on, figure.compared_on) == (date(2022, 12, 31), date(2021, 12, 31))


def test_ratio_of_two_days_is_marked_where_it_is_asked_for(loaded: None) -> None:
    figure = figures_of_centres(["foreign_share"], across_dates=True)["foreign_share"][HEINSBERG]

    assert (round(figure.value or 0, 2), figure.absence) == (Decimal("14.77"), None)
    assert (figure.reference_on, figure.compared_on) == (date(2022, 12, 31), date(2021, 12, 31))


def test_newest_day_counts_unless_another_is_asked_for(heinsberg: Centre) -> None:
    add_figures("foreign_pop", {HEINSBERG: 100}, on=EARLIER)
    add_figures("foreign_pop", {HEINSBERG: 120}, on=DAY)

    assert figures_of_centres(["foreign_pop"])["foreign_pop"][HEINSBERG].value == 120
    assert figures_of_centres(["foreign_pop"], on=EARLIER)["foreign_pop"][HEINSBERG].value == 100
    absent = figures_of_centres(["foreign_pop"], on=date(2020, 1, 1))["foreign_pop"][HEINSBERG]
    assert (absent.absence, absent.reference_on) == (Absence.MISSING, date(2020, 1, 1))


def test_indicator_without_any_figure_has_no_day(indicators: None) -> None:
    figure = figures_of_centres(["foreign_share"])["foreign_share"][HEINSBERG]

    assert (figure.absence, figure.reference_on, figure.sources) == (Absence.MISSING, None, ())


def test_nothing_is_kept_where_there_is_no_delivery(indicators: None) -> None:
    FigureImport.objects.all().delete()
    figures_of_centres(["freshness"])
    Indicator.objects.filter(code="freshness").delete()

    with pytest.raises(UnknownIndicator):
        figures_of_centres(["freshness"])


def test_unknown_indicator_is_refused(indicators: None) -> None:
    with pytest.raises(UnknownIndicator, match="no_such_thing"):
        figures_of_centres(["no_such_thing"])


def test_series_has_every_day_oldest_first(heinsberg: Centre) -> None:
    add_figures("foreign_pop", {HEINSBERG: 120}, on=DAY)
    add_figures("foreign_pop", {HEINSBERG: 100}, on=EARLIER)
    add_figures("pop_total", dict.fromkeys(municipalities_of(HEINSBERG), 100), on=EARLIER)

    series = series_of_centre(heinsberg, "foreign_share")

    assert [(figure.reference_on, figure.value, figure.absence) for figure in series] == [
        (EARLIER, 10, None),
        (DAY, None, Absence.OTHER_DATES),
    ]


def test_available_dates_of_a_ratio_are_those_of_both_parts(heinsberg: Centre) -> None:
    add_figures("foreign_pop", {HEINSBERG: 120}, on=DAY)
    add_figures("foreign_pop", {HEINSBERG: 100}, on=EARLIER)
    add_figures("pop_total", {"05315000": 100}, on=EARLIER)

    assert available_dates("foreign_pop") == [DAY, EARLIER]
    assert available_dates("foreign_share") == [EARLIER]


def test_a_year_that_came_in_by_halves_hides_no_whole_one(heinsberg: Centre) -> None:
    districts = list(District.objects.values_list("ags", flat=True))
    add_figures("foreign_pop", dict.fromkeys(districts, 100), on=EARLIER)
    add_figures("foreign_pop", dict.fromkeys(districts[:26], 120), on=DAY)
    halved = figures_of_centres(["foreign_pop"])["foreign_pop"][HEINSBERG]
    add_figures("foreign_pop", dict.fromkeys(districts[:-1], 120), on=DAY)
    nearly = figures_of_centres(["foreign_pop"])["foreign_pop"][HEINSBERG]

    assert (halved.value, halved.reference_on, halved.newer_on) == (Decimal(100), EARLIER, DAY)
    assert (nearly.value, nearly.reference_on, nearly.newer_on) == (Decimal(120), DAY, None)


def test_figures_of_large_cities_alone_hide_no_year_of_all_kreise(heinsberg: Centre) -> None:
    add_figures(
        "pop_total", dict.fromkeys(Municipality.objects.values_list("ags", flat=True), 10), on=EARLIER
    )
    add_figures("pop_total", {"05315000": 11, "05111000": 12}, on=DAY)
    large_cities = figures_of_centres(["pop_total"])["pop_total"][COLOGNE]
    add_figures("pop_total", dict.fromkeys(District.objects.values_list("ags", flat=True), 13), on=DAY)
    by_kreis = figures_of_centres(["pop_total"])["pop_total"][HEINSBERG]

    assert (large_cities.value, large_cities.reference_on) == (Decimal(10), EARLIER)
    assert (by_kreis.value, by_kreis.basis, by_kreis.reference_on) == (Decimal(13), Basis.DISTRICT, DAY)


def test_statements_are_as_many_for_one_indicator_as_for_all(heinsberg: Centre) -> None:
    add_figures("foreign_pop", {HEINSBERG: 100})
    with CaptureQueriesContext(connection) as one:
        figures_of_centres(["foreign_pop"])
    for code in ("pop_total", "area", "naturalisations"):
        for day in (DAY, EARLIER):
            add_figures(code, dict.fromkeys(municipalities_of(HEINSBERG), 50), on=day)
    with CaptureQueriesContext(connection) as many:
        figures_of_centres(["foreign_pop", "foreign_share", "pop_total", "area", "naturalisations"])
    with CaptureQueriesContext(connection) as series:
        series_of_centre(heinsberg, "foreign_share")

    assert (len(one), len(many), len(series)) == (6, 6, 6)


def test_what_was_put_together_is_kept_until_a_delivery_comes(heinsberg: Centre) -> None:
    add_figures("foreign_pop", {HEINSBERG: 100})
    figures_of_centres(["foreign_pop"])
    series_of_centre(heinsberg, "foreign_pop")
    with CaptureQueriesContext(connection) as again:
        figures_of_centres(["foreign_pop"])
        series_of_centre(heinsberg, "foreign_pop")
    add_figures("foreign_pop", {COLOGNE: 300})

    assert len(again) == 2
    assert figures_of_centres(["foreign_pop"])["foreign_pop"][COLOGNE].value == 300


def test_what_was_put_together_does_not_outlive_a_change_of_the_territories(heinsberg: Centre) -> None:
    add_figures("pop_total", dict.fromkeys(municipalities_of(HEINSBERG), 100))
    before = figures_of_centres(["pop_total"])["pop_total"][HEINSBERG].value
    CentreMunicipality.objects.filter(municipality="05370004").update(centre=centre_by_slug("koeln"))
    count_change(None, now=NOW)

    assert (before, figures_of_centres(["pop_total"])["pop_total"][HEINSBERG].value) == (
        Decimal(1000),
        Decimal(900),
    )


def test_words_say_days_and_why_there_is_no_figure(loaded: None) -> None:
    refused = figures_of_centres(["foreign_share"])["foreign_share"][HEINSBERG]
    shared = figures_of_centres(["foreign_pop"])["foreign_pop"][AACHEN]

    with override("en"):
        assert date_words(shared) == "Dec 31, 2022"
        assert date_words(refused) == "Dec 31, 2022 compared with Dec 31, 2021"
        assert absence_words(refused).endswith("Dec 31, 2022 compared with Dec 31, 2021.")
        assert "shares with another centre" in absence_words(shared)
    with override("de"):
        assert number_words(Decimal("1234567.25"), decimals=1) == "1.234.567,3"
        assert number_words(Decimal("38160.0000"), decimals=0) == "38.160"


def test_figures_of_the_database_are_whole(loaded: None) -> None:
    assert Figure.objects.filter(region__regex=r"^05").count() == Figure.objects.count() == 2 * 396 + 53
