"""Keys of records: UUID version 7, so that newer rows sort after older ones (RFC 9562)."""

import uuid

import uuid_utils


def new_key() -> uuid.UUID:
    """A fresh UUIDv7."""
    return uuid.UUID(int=uuid_utils.uuid7().int)
