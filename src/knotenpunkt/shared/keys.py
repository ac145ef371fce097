"""Keys of records: UUID version 7, so that newer rows sort after older ones, or derived from what they stand for."""

import uuid

import uuid_utils

# The name space of derived keys; never to be changed.
_OURS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:knotenpunkt:key")


def new_key() -> uuid.UUID:
    """A fresh UUIDv7."""
    return uuid.UUID(int=uuid_utils.uuid7().int)


def derived_key(*parts: object) -> uuid.UUID:
    """The key of what these parts stand for, the same in every instance (UUIDv5, RFC 9562)."""
    return uuid.uuid5(_OURS, "\x1f".join(map(str, parts)))
