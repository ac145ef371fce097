"""Ed25519 signatures (RFC 8032) over the exact bytes of a document, and keys as they stand in one: base64."""

import base64
import binascii

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

HEADER = "Knotenpunkt-Signature"
_KEY_BYTES, _SIGNATURE_BYTES = 32, 64


def new_private_key() -> str:
    """A private key drawn by lot."""
    return _written(Ed25519PrivateKey.generate().private_bytes_raw())


def public_key_of(private_key: str) -> str:
    """The public half of a private key. Raises ValueError for what is no key."""
    return _written(_private(private_key).public_key().public_bytes_raw())


def signature_of(document: bytes, private_key: str) -> str:
    """The signature of a document."""
    return _written(_private(private_key).sign(document))


def is_signed_by(document: bytes, signature: str, public_key: str) -> bool:
    """Whether the owner of the key signed just these bytes; what cannot be read was signed by nobody."""
    try:
        key = Ed25519PublicKey.from_public_bytes(_read(public_key, _KEY_BYTES))
        key.verify(_read(signature, _SIGNATURE_BYTES), document)
    except (InvalidSignature, ValueError):
        return False
    return True


def _private(written: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(_read(written, _KEY_BYTES))


def _written(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _read(written: str, length: int) -> bytes:
    try:
        raw = base64.b64decode(written, validate=True)
    except binascii.Error as error:
        raise ValueError("this is not base64") from error
    if len(raw) != length:
        raise ValueError(f"{length} bytes are expected")
    return raw
