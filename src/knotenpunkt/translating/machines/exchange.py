"""Questions to a machine over http: bounded in time and size, without following elsewhere, errors by their kind."""

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any, override

from knotenpunkt.translating.machines.machine import MachineTrouble, Trouble

WAITS = 20.0  # seconds
LARGEST_ANSWER = 2_000_000  # bytes

_BY_STATUS = {
    401: Trouble.KEY_REFUSED,
    403: Trouble.KEY_REFUSED,
    413: Trouble.TOO_LARGE,
    429: Trouble.TOO_BUSY,
    456: Trouble.QUOTA_USED_UP,
    503: Trouble.TOO_BUSY,
}


class _NoFurther(urllib.request.HTTPRedirectHandler):
    """A machine that sends us elsewhere gets no text and no key there."""

    @override
    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


_opener = urllib.request.build_opener(_NoFurther)


def asked(url: str, body: Mapping[str, Any] | None = None, headers: Mapping[str, str] | None = None) -> Any:
    """What the machine answers as JSON: to a body sent as JSON, or to a plain question. Raises MachineTrouble."""
    data = None if body is None else json.dumps(body, ensure_ascii=False).encode()
    request = urllib.request.Request(  # noqa: S310 - only http and https addresses are configured
        url,
        data,
        {"Content-Type": "application/json", "Accept": "application/json", **(headers or {})},
    )
    return _read(_answer(request))


def _answer(request: urllib.request.Request) -> bytes:
    try:
        with _opener.open(request, timeout=WAITS) as answer:
            return bytes(answer.read(LARGEST_ANSWER + 1))
    except urllib.error.HTTPError as error:
        with error:
            raise MachineTrouble(_by_status(error)) from None
    except TimeoutError:
        raise MachineTrouble(Trouble.TOO_SLOW) from None
    except urllib.error.URLError as error:
        slow = isinstance(error.reason, TimeoutError)
        raise MachineTrouble(Trouble.TOO_SLOW if slow else Trouble.UNREACHABLE) from None
    except (OSError, ValueError):
        raise MachineTrouble(Trouble.UNREACHABLE) from None


def _by_status(error: urllib.error.HTTPError) -> Trouble:
    """What a refusal means; of a refused question (400) the answer's own words tell whether it is the language."""
    if error.code == 400:
        told = error.read(2_000).decode(errors="replace").casefold()
        is_language = any(word in told for word in ("target", "language", "not supported"))
        return Trouble.LANGUAGE_UNKNOWN if is_language else Trouble.NOT_UNDERSTOOD
    return _BY_STATUS.get(error.code, Trouble.FAILED)


def _read(answer: bytes) -> Any:
    if len(answer) > LARGEST_ANSWER:
        raise MachineTrouble(Trouble.TOO_LARGE)
    try:
        return json.loads(answer)
    except ValueError:
        raise MachineTrouble(Trouble.NOT_UNDERSTOOD) from None


def texts_of(found: Any, expected: int) -> list[str]:
    """The translations, if there are as many as texts were sent."""
    if (
        not isinstance(found, list)
        or len(found) != expected
        or not all(isinstance(one, str) for one in found)
    ):
        raise MachineTrouble(Trouble.NOT_UNDERSTOOD)
    return found
