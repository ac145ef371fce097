"""How keys of the shared counters are written into the database."""

from django.utils.crypto import salted_hmac


def hidden_key(key: str, key_prefix: str, version: int) -> str:
    """A key that tells neither address nor account: allauth's own hold both."""
    return salted_hmac(
        "knotenpunkt.counters", f"{key_prefix}:{version}:{key}", algorithm="sha256"
    ).hexdigest()
