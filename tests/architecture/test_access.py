"""Every address says who may open it."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from knotenpunkt.access.declarations import declaration


def patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the program with its pattern."""
    for entry in resolver.url_patterns:
        address = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLResolver):
            yield from patterns(entry, address)
        else:
            yield address, entry


def test_every_view_declares_its_access() -> None:
    silent = [
        address for address, pattern in patterns(get_resolver()) if declaration(pattern.callback) is None
    ]

    assert silent == []


def test_there_are_addresses_to_check() -> None:
    assert len(list(patterns(get_resolver()))) > 0
