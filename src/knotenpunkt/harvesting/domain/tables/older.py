"""Tables of HSDS 1.x and 2.x, and of Ohana, rewritten as those of 3.x."""

from collections.abc import Callable

from knotenpunkt.harvesting.domain.hsds.package import Tables
from knotenpunkt.harvesting.domain.remarks import Remark, Why
from knotenpunkt.harvesting.domain.tables.names import CURRENT
from knotenpunkt.harvesting.domain.tables.older_addresses import rewrite_addresses
from knotenpunkt.harvesting.domain.tables.older_phones import rewrite_phones
from knotenpunkt.harvesting.domain.tables.older_schedules import rewrite_schedules
from knotenpunkt.harvesting.domain.tables.rewriting import Rewriting, parts_of


def as_current(tables: Tables, country: str, remarks: list[Remark]) -> Tables:
    """The tables of 3.x. What is said of a place only is said of what takes place there, as older versions mean it."""
    work = Rewriting(tables, remarks)
    for step in _STEPS:
        step(work)
    rewrite_addresses(work)
    rewrite_phones(work, country)
    rewrite_schedules(work)
    _tell_of_other_tables(work)
    return work.tables


def _connect(work: Rewriting) -> None:
    """Ohana's services name their place, and their organization through it or through a program."""
    owners = {
        "location_id": work.by_key("location"),
        "program_id": work.by_key("program"),
    }
    organizations = work.by_key("organization")
    held = {row.get("service_id") for row in work.rows("service_at_location")}
    for service in work.rows("service"):
        for column, known in owners.items():
            owner = known.get(service.get(column, ""))
            if owner and owner.get("organization_id"):
                service.setdefault("organization_id", owner["organization_id"])
        if service.get("organization_id", "") not in organizations:
            work.say("organization_id", service.get("organization_id", ""), Why.UNKNOWN)
        location = service.pop("location_id", "")
        if location and service.get("id") not in held:
            work.add("service_at_location", {"service_id": service.get("id", ""), "location_id": location})


def _several_places(work: Rewriting) -> None:
    """One row for each service that a cell names; each has a key."""
    rows = work.take("service_at_location")
    for row in rows:
        for service in parts_of(row.get("service_id", "")):
            key = row.get("id") or f"{service} {row.get('location_id', '')}"
            work.add("service_at_location", {**row, "id": key, "service_id": service})


def _plain_columns(work: Rewriting) -> None:
    """Columns that have another name now, or a table of their own."""
    for service in work.rows("service"):
        for before, now in (("website", "url"), ("eligibility", "eligibility_description"), ("fee", "fees")):
            if isinstance(service.get(before), str):
                service.setdefault(now, service.pop(before))
        for column, (table, owner, name) in _OWN_TABLES.items():
            if isinstance(service.get(column), str):
                for part in parts_of(service.pop(column)):
                    work.add(table, {owner: service.get("id", ""), name: part})


def _eligibility(work: Rewriting) -> None:
    """Who may come was a table of its own; said of a place, it is meant for what takes place there."""
    services = work.by_key("service")
    held: dict[str, list[str]] = {}
    for row in work.rows("service_at_location"):
        held.setdefault(row.get("location_id", ""), []).append(row["service_id"])
    for row in work.take("eligibility"):
        words, key = row.get("eligibility", ""), row.get("service_id", "")
        meant = [
            services[one] for one in [key, *held.get(row.get("location_id", "?"), [])] if one in services
        ]
        for service in meant:
            before = service.get("eligibility_description")
            service["eligibility_description"] = f"{before}\n{words}" if before else words
        if words and not meant:
            work.say("eligibility", words, Why.UNKNOWN)


def _languages(work: Rewriting) -> None:
    """Several languages in a cell."""
    for row in work.take("language"):
        written = row.pop("language", "")
        for part in parts_of(written) or [""]:
            work.add("language", {**row, **({"name": part} if part else {})})


def _terms(work: Rewriting) -> None:
    """What was called a taxonomy are its terms; they hung on services only."""
    if not work.rows("taxonomy_term"):
        for row in work.take("taxonomy"):
            key = row.get("id") or row.get("taxonomy_id")
            work.add("taxonomy_term", {"id": key, "name": row.get("name", "")})
    for table in ("service_taxonomy", "service_attribute", "other_attribute"):
        for row in work.take(table):
            link = row.get("service_id") or row.get("link_id")
            term = row.get("taxonomy_term_id") or row.get("taxonomy_id") or row.get("taxonomy_detail")
            if link and term:
                work.add("attribute", {"link_id": link, "taxonomy_term_id": term})


def _tell_of_other_tables(work: Rewriting) -> None:
    for table in sorted(work.tables):
        if table not in CURRENT and work.rows(table):
            work.say(table, len(work.rows(table)), Why.NO_ROOM)


# Columns with several values in a cell: the table that they are now, and its columns.
_OWN_TABLES = {
    "languages": ("language", "service_id", "name"),
    "service_areas": ("service_area", "service_id", "name"),
    "taxonomy_ids": ("attribute", "link_id", "taxonomy_term_id"),
}
_STEPS: tuple[Callable[[Rewriting], None], ...] = (
    _connect,
    _several_places,
    _plain_columns,
    _eligibility,
    _languages,
    _terms,
)
