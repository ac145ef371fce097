"""What the pages of signing in need and allauth does not tell them."""

from datetime import datetime

from django import template
from django.conf import settings
from django.template.context import Context
from django.utils import timezone
from django.utils.translation import get_language

from knotenpunkt.shared.text import cldr

register = template.Library()

# Marks in what browsers say about themselves; the first that is found counts, since most also claim to be others.
BROWSERS = {"Edg/": "Edge", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


@register.simple_tag(takes_context=True)
def wanted_address(context: Context) -> str:
    """Where somebody wanted to go before she was asked to sign in; allauth checks it before it leads there."""
    request = context["request"]
    return str(request.POST.get("next") or request.GET.get("next") or "")


@register.simple_tag
def office_name() -> str:
    """The district's own directory of people, as its button calls it; empty where there is none."""
    return str(settings.SIGN_IN_OFFICE_NAME)


@register.filter
def device(user_agent: str) -> str:
    """Browser and system in two words, where they can be told from what the browser says."""
    return (
        " · ".join(word for word in (_first(BROWSERS, user_agent), _first(SYSTEMS, user_agent)) if word)
        or "?"
    )


@register.filter
def localtime_of_day(moment: datetime) -> str:
    """The time of day here at which something happened."""
    return cldr.format_time(timezone.localtime(moment).time(), get_language() or settings.LANGUAGE_CODE)


def _first(known: dict[str, str], user_agent: str) -> str:
    return next((name for mark, name in known.items() if mark in user_agent), "")
