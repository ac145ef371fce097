"""What the fields of services and organizations are called."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from knotenpunkt.directory.domain.records import Status


def field_names() -> Mapping[str, str]:
    """Labels of the fields as people see them, by name (`domain.three_ways`)."""
    return {
        "title": _("Name of the offer"),
        "name": _("Name of the organization"),
        "alternate_names": _("Other names"),
        "kind": _("Kind of organization"),
        "provider": _("Provider"),
        "description": _("Description"),
        "topics": _("Topics"),
        "target_groups": _("For whom"),
        "ages": _("Ages"),
        "languages": _("Languages"),
        "interpreter_possible": _("With interpreter"),
        "levels": _("Level of German"),
        "place": _("Place"),
        "times": _("Times"),
        "cost": _("Cost"),
        "registration": _("Registration"),
        "phones": _("Phone"),
        "email": _("E-mail"),
        "website": _("Website"),
        "childcare": _("Childcare"),
        "women_only": _("For women only"),
        "source": _("Source"),
        "stated_on": _("Information as of"),
        "note": _("Note for colleagues"),
        "review_reason": _("To be checked"),
        "number": _("Number in the workbook"),
        "status": _("State"),
    }


def status_names() -> Mapping[str, str]:
    """What the states of an entry are called."""
    return {
        Status.DRAFT: _("draft"),
        Status.PUBLISHED: _("published"),
        Status.ARCHIVED: _("archived"),
    }
