"""Programs that read pages by themselves: they are answered like people, and counted nowhere."""

import re

from django.http import HttpRequest

# What honest programs call themselves. Those that pretend to be a browser are counted; nothing else is known of them.
_PROGRAMS = re.compile(
    r"bot\b|crawl|spider|slurp|archiver|fetcher|monitor|uptime|preview|scan|curl/|wget/|python|java/|go-http|okhttp|"
    r"lighthouse|facebookexternalhit|whatsapp|telegram",
    re.IGNORECASE,
)


def is_robot(request: HttpRequest) -> bool:
    """Whether a program asks, or a browser that only loads ahead what nobody may ever look at."""
    purpose = request.headers.get("Sec-Purpose", "")
    return "prefetch" in purpose or _PROGRAMS.search(request.headers.get("User-Agent", "")) is not None
