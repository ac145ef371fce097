"""The figures of a measurement as tables in a terminal."""

from rich.console import Console
from rich.table import Table

from knotenpunkt.config.bench.api import WANTED_MEGABYTES, WANTED_RATIO, ApiResult
from knotenpunkt.config.bench.overview import WANTED_P50, OverviewResult
from knotenpunkt.config.bench.portal import PortalResult
from knotenpunkt.config.bench.search import Figures, SearchResult


def print_portal(result: PortalResult) -> None:
    """Every target, and the figures that are judged."""
    table = _table(
        "Portal: one worker, one load generator, one machine",
        "target",
        "requests/s",
        "p50 ms",
        "p99 ms",
        "bytes",
    )
    for name, load in result.loads.items():
        table.add_row(name, f"{load.rate:.0f}", f"{load.p50:.1f}", f"{load.p99:.1f}", str(load.answer_bytes))
    console = Console()
    console.print(table)
    console.print(f"list anew : bare template = {result.list_anew_to_bare:.2f} (wanted: 0.60 or more)")
    console.print(f"list kept : static file   = {result.list_kept_to_static:.2f} (wanted: 0.50 or more)")
    console.print(f"results, p50              = {result.results_p50_ms:.1f} ms (wanted: under 12)")
    console.print(f"memory of a worker        = {result.worker_megabytes:.0f} MB (wanted: under 150)")
    console.print(f"cold start                = {result.cold_start_seconds:.2f} s (wanted: under 1.5)")


def print_search(result: SearchResult) -> None:
    """Both engines side by side, and the figures that are judged."""
    ours, sqlite = result.ours, result.fts5_trigram
    table = _table(f"Search: {result.offers} offers", "", "ours", "FTS5 trigram")
    for name, one, other in zip(_NAMES, _cells(ours), _cells(sqlite), strict=True):
        table.add_row(name, one, other)
    for kind, milliseconds in ours.p50_ms_by_kind.items():
        table.add_row(f"{kind}, p50 ms", f"{milliseconds:.2f}", f"{sqlite.p50_ms_by_kind[kind]:.2f}")
    own, sql = result.filters_only.ours, result.filters_only.sql
    table.add_row("filters only, p50 ms", f"{own.p50_ms:.2f}", f"{sql.p50_ms:.2f}")
    table.add_row("filters only, p99 ms", f"{own.p99_ms:.2f}", f"{sql.p99_ms:.2f}")
    ratios = result.ratios
    console = Console()
    console.print(table)
    console.print(
        f"throughput   = {ratios.throughput:.1f} × (wanted: {ratios.wanted_throughput:.0f} or more)"
    )
    console.print(f"filters only = {ratios.filters:.0f} × (wanted: {ratios.wanted_filters:.0f} or more)")
    console.print(f"a change is seen after {result.change_visible_ms:.0f} ms at most (wanted: under 1000)")


def print_api(result: ApiResult) -> None:
    """The feed beside a file, every question to the large instance, and the figures that are judged."""
    large = result.large
    table = _table(
        f"Open data: the demo's feed, then {large.offers} offers",
        "",
        "requests/s",
        "p50 ms",
        "p95 ms",
        "bytes",
    )
    loads = {"whole feed": result.feed, "static file": result.static_file, **large.loads}
    for name, load in loads.items():
        table.add_row(name, f"{load.rate:.0f}", f"{load.p50:.1f}", f"{load.p95:.1f}", str(load.answer_bytes))
    console = Console()
    console.print(table)
    console.print(f"feed : static file = {result.feed_to_static:.2f} (wanted: {WANTED_RATIO} or more)")
    console.print(f"memory of a worker = {large.worker_megabytes:.0f} MB")
    console.print(
        f"all as lines       = {large.lines_per_second:.0f} a second, {large.lines_megabytes:.0f} MB at most"
        f" (wanted: under {WANTED_MEGABYTES:.0f})"
    )


def print_overview(result: OverviewResult) -> None:
    """Every page of the overview, and the figure that is judged."""
    title = "Overview: 54 centres × 10 periods × 8 focus areas, 40 indicators × 396 municipalities × 15 years"
    table = _table(title, "page", "SQL", "p50 ms", "p95 ms", "bytes")
    for name, page in result.pages.items():
        cells = (str(page.statements), f"{page.p50:.1f}", f"{page.p95:.1f}", str(page.answer_bytes))
        table.add_row(name, *cells)
    console = Console()
    console.print(table)
    console.print(f"slowest page, p50 = {result.slowest_p50:.1f} ms (wanted: under {WANTED_P50:.0f})")


_NAMES = (
    "queries/s",
    "p50 ms",
    "p99 ms",
    "memory MB",
    "built offers/s",
    "first time, p50 ms",
    "first time, p99 ms",
    "offers found",
)


def _cells(figures: Figures) -> tuple[str, ...]:
    return (
        f"{figures.queries_per_second:.0f}",
        f"{figures.p50_ms:.2f}",
        f"{figures.p99_ms:.2f}",
        f"{figures.memory_mb:.0f}",
        f"{figures.build_per_second:.0f}",
        f"{figures.first_time_p50_ms:.2f}",
        f"{figures.first_time_p99_ms:.2f}",
        str(figures.offers_found),
    )


def _table(title: str, first: str, *others: str) -> Table:
    table = Table(title=title)
    table.add_column(first)
    for heading in others:
        table.add_column(heading, justify="right")
    return table
