"""What the directory's templates need beyond the shared tags: a line of a fact, addresses of places."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from knotenpunkt.directory.presentation import addresses
from knotenpunkt.directory.presentation.facts import Line

register = template.Library()

register.filter("map_address", addresses.map_address)
register.filter("phone_map_address", addresses.phone_map_address)


@register.filter
def breakable(label: str) -> SafeString:
    """A label whose parts may stand on lines of their own: „Dolmetschen/Sprachmittlung" breaks after the stroke."""
    parts = label.split("/")
    pairs = ((part, "/" if number < len(parts) else "") for number, part in enumerate(parts, start=1))
    return format_html_join(SafeString("<wbr>"), "{}{}", pairs)


@register.simple_tag
def line_of_fact(line: Line) -> SafeString:
    """The words of a line; foreign words and names are marked and keep their own direction."""
    if line.language:
        return format_html('<bdi lang="{}">{}</bdi>', line.language, line.text)
    if line.is_name:
        return format_html('<bdi lang="de">{}</bdi>', line.text)
    return format_html("{}", line.text)
