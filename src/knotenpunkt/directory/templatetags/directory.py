"""What the directory's templates need beyond the shared tags: a line of a fact, addresses of places."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from knotenpunkt.directory.presentation import addresses
from knotenpunkt.directory.presentation.facts import Line

register = template.Library()

register.filter("map_address", addresses.map_address)
register.filter("phone_map_address", addresses.phone_map_address)


@register.simple_tag
def line_of_fact(line: Line) -> SafeString:
    """The words of a line; foreign words and names are marked and keep their own direction."""
    if line.language:
        return format_html('<bdi lang="{}">{}</bdi>', line.language, line.text)
    if line.is_name:
        return format_html('<bdi lang="de">{}</bdi>', line.text)
    return format_html("{}", line.text)
