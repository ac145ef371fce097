"""Services and organizations of HSDS, each with everything nested in it, as one incoming catalogue."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from knotenpunkt.harvesting.domain.hsds.organizations import fields_of, organization_of
from knotenpunkt.harvesting.domain.hsds.services import GONE, service_of
from knotenpunkt.harvesting.domain.incoming import EntryKind, Incoming, Refused, gathered
from knotenpunkt.harvesting.domain.remarks import Remark, Why
from knotenpunkt.harvesting.domain.surroundings import Surroundings
from knotenpunkt.shared.keys import derived_key

type Record = Mapping[str, Any]


def catalogue_of(
    services: Sequence[Record],
    organizations: Iterable[Record],
    surroundings: Surroundings,
    *,
    remarks: Sequence[Remark] = (),
    is_whole: bool = True,
) -> Incoming:
    """Organizations as they stand in their list, otherwise as they are nested in services; then the services."""
    known = _organizations(services, organizations)
    names = {key: _text(record.get("name")) for key, record in known.items()}
    offered = [record for record in services if record.get("status") not in GONE]
    return gathered(
        [organization_of(fields_of(dict(record)), surroundings) for record in known.values()],
        [
            service_of(
                fields_of(_with_provider(record)),
                _organization(record, names),
                _partners(record, names),
                surroundings,
            )
            for record in offered
        ],
        refused=[
            Refused(EntryKind.SERVICE, _text(record.get("id")), _text(record.get("name")), Why.NOT_OFFERED)
            for record in services
            if record.get("status") in GONE
        ],
        remarks=remarks,
        is_whole=is_whole,
    )


def _organizations(services: Sequence[Record], listed: Iterable[Record]) -> dict[str, Record]:
    """By key; the record that says most. One that only stands for the words of a service is none."""
    found: dict[str, Record] = {}
    nested = [
        one
        for service in services
        for one in (
            service.get("organization"),
            *(_nested(partner) for partner in _list(service.get("partners"))),
        )
        if isinstance(one, Mapping) and not _is_placeholder(service, one)
    ]
    for record in (*listed, *nested):
        key = _text(record.get("id")) or f"? {len(found)}"
        if key not in found or _size(record) > _size(found[key]):
            found[key] = record
    return found


def _size(record: Record) -> int:
    return sum(1 for value in record.values() if value not in (None, "", [], {}))


def _nested(partner: object) -> object:
    return partner.get("organization") if isinstance(partner, Mapping) else None


def _is_placeholder(service: Record, organization: Record) -> bool:
    """Where no organization is certain, ours stands for the words in its place, under a key of its own."""
    return _text(organization.get("id")) == str(derived_key(service.get("id"), "provider"))


def _with_provider(service: Record) -> dict[str, object]:
    """The service; its provider in words, where the organization nested in it only stands for these."""
    values = dict(service)
    organization = service.get("organization")
    if isinstance(organization, Mapping) and _is_placeholder(service, organization):
        values.setdefault("provider_description", organization.get("name"))
    return values


def _organization(service: Record, names: Mapping[str, str]) -> str:
    nested = service.get("organization")
    key = nested.get("id") if isinstance(nested, Mapping) else service.get("organization_id")
    return names.get(_text(key), "")


def _partners(service: Record, names: Mapping[str, str]) -> tuple[str, ...]:
    keys = (
        partner.get("organization_id")
        for partner in _list(service.get("partners"))
        if isinstance(partner, Mapping)
    )
    return tuple(name for key in keys if (name := names.get(_text(key))))


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
