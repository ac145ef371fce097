"""What the directory's templates need beyond the shared tags: a line of a fact, addresses of places."""

import re

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from knotenpunkt.directory.domain.offer_figures import FEWEST, is_small
from knotenpunkt.directory.presentation import addresses
from knotenpunkt.directory.presentation.facts import Line
from knotenpunkt.shared.text.cldr import format_number
from knotenpunkt.shared.text.phone import national_form

register = template.Library()

# Where German joins words: after the s of these endings, before a further word of four letters or more.
_JOINT = re.compile(r"(?<=\w\w)(schafts|ungs|ions|heits|keits|tums|täts|beits)(?=[a-zäöü]{4})")
_LONGEST_WHOLE_WORD = 18

register.filter("map_address", addresses.map_address)
register.filter("phone_map_address", addresses.phone_map_address)


@register.filter
def breakable(label: str) -> SafeString:
    """A label whose parts may stand on lines of their own: „Dolmetschen/Sprachmittlung" breaks after the stroke."""
    parts = label.split("/")
    pairs = ((part, "/" if number < len(parts) else "") for number, part in enumerate(parts, start=1))
    return format_html_join(SafeString("<wbr>"), "{}{}", pairs)


@register.filter
def soft_hyphens(title: str) -> str:
    """A German title whose very long words may be divided at their joints: „Schwangerschafts-konflikte".

    Browsers hyphenate German only where they have brought the dictionary along.
    """
    words = re.split(r"(\s+)", title)
    return "".join(
        _JOINT.sub("\\1\u00ad", word) if len(word) > _LONGEST_WHOLE_WORD else word for word in words
    )


@register.filter
def tap_to_call(number: str) -> SafeString:
    """A phone number as a link that calls it."""
    return format_html('<a href="tel:{}"><bdi dir="ltr">{}</bdi></a>', number, national_form(number))


@register.simple_tag
def line_of_fact(line: Line) -> SafeString:
    """The words of a line; foreign words and names are marked and keep their own direction."""
    if line.language:
        return format_html('<bdi lang="{}">{}</bdi>', line.language, line.text)
    if line.is_name:
        return format_html('<bdi lang="de">{}</bdi>', line.text)
    return format_html("{}", line.text)


@register.filter
def figure(number: int) -> str:
    """How often something happened; from 1 to 4 it is „under 5"."""
    if is_small(number):
        return _("under %(limit)s") % {"limit": format_number(FEWEST, get_language() or "de")}
    return format_number(number, get_language() or "de")
