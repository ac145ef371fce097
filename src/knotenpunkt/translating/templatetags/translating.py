"""What the templates of translating need: names of states, sections and languages, differences as markup."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from knotenpunkt.directory.domain.translations import (
    EASY_LANGUAGE,
    SOURCE_LANGUAGE,
    Section,
    State,
    direction_of,
)
from knotenpunkt.shared.text import cldr
from knotenpunkt.translating.domain.differences import Change, Part
from knotenpunkt.translating.domain.xliff import Fault, FileUnusable
from knotenpunkt.translating.machines.machine import Trouble
from knotenpunkt.translating.queries.files import Verdict

register = template.Library()

register.filter("direction", direction_of)


@register.filter
def target_name(code: str) -> str:
    """The name of a language into which texts are translated, in the reader's language."""
    if code == EASY_LANGUAGE:
        return _("Easy Language")
    return cldr.language_name(code, get_language() or SOURCE_LANGUAGE)


@register.filter
def state_name(state: State) -> str:
    """A state in a word or two."""
    return {
        State.MISSING: _("missing"),
        State.MACHINE: _("by machine only"),
        State.WAITING: _("waiting for release"),
        State.OUTDATED: _("outdated"),
        State.RELEASED: _("released"),
    }[state]


@register.filter
def section_name(section: Section) -> str:
    """What a text of an entry is called."""
    return {
        Section.TITLE: _("Title"),
        Section.DESCRIPTION: _("Description"),
        Section.TARGET: _("For whom"),
        Section.SCHEDULE: _("Times"),
        Section.COST: _("Cost"),
        Section.REGISTRATION: _("Registration"),
    }[section]


@register.filter
def trouble_sentence(trouble: Trouble) -> str:
    """Why the machine did not translate, and what helps."""
    return {
        Trouble.UNREACHABLE: _("The translation machine cannot be reached. Please try again later."),
        Trouble.TOO_SLOW: _("The translation machine takes too long. Please try again later."),
        Trouble.KEY_REFUSED: _(
            "The translation machine refuses our key. Please tell whoever runs this site."
        ),
        Trouble.TOO_BUSY: _("The translation machine has too much to do. Please try again in a few minutes."),
        Trouble.QUOTA_USED_UP: _("What the translation machine may translate this month is used up."),
        Trouble.LANGUAGE_UNKNOWN: _("The translation machine does not know this language."),
        Trouble.TOO_LARGE: _("The text is too long for the translation machine."),
        Trouble.NOT_UNDERSTOOD: _("The translation machine gave an answer that makes no sense."),
        Trouble.FAILED: _("The translation machine has a fault. Please try again later."),
    }[trouble]


@register.filter
def verdict_sentence(verdict: Verdict) -> str:
    """What becomes of a text of a file."""
    return {
        Verdict.NEW: _("new"),
        Verdict.CHANGED: _("replaces a translation"),
        Verdict.OUTDATED: _("made from an older German text; is kept as outdated"),
        Verdict.OVERTAKEN: _("made from an older German text; a newer translation stays"),
        Verdict.TAGS: _("has formatting in it and is left out"),
        Verdict.TOO_LONG: _("is too long and is left out"),
        Verdict.TWICE: _("stands in the file twice; the first one counts"),
        Verdict.UNKNOWN: _("belongs to no published entry of this centre"),
        Verdict.SAME: _("is here already"),
        Verdict.UNTRANSLATED: _("is not translated yet"),
    }[verdict]


@register.filter
def fault_sentence(problem: FileUnusable) -> str:
    """Why a file cannot be read, and what helps."""
    named = {"detail": f"\u2068{problem.detail}\u2069"}
    return {
        Fault.EMPTY: _("This file is empty."),
        Fault.TOO_LARGE: _("This file is too large. Please divide it."),
        Fault.NO_XML: _("This file is damaged or of another kind. An XLIFF file begins with “<?xml”."),
        Fault.FORBIDDEN: _(
            "This file has parts that are not read here for safety (DTD). Please export it without."
        ),
        Fault.NO_XLIFF: _("This is no XLIFF file; it begins with “%(detail)s”.") % named,
        Fault.OTHER_VERSION: _("This is XLIFF %(detail)s. Versions 1.2 and 2.0 are read.") % named,
        Fault.NO_UNITS: _("There is no text in this file."),
        Fault.OTHER_SOURCE: _("This file is translated from “%(detail)s”; our texts are German.") % named,
        Fault.OTHER_TARGET: _("This file is for another language: “%(detail)s”.") % named,
    }[problem.fault]


@register.simple_tag
def difference(parts: Iterable[Part]) -> SafeString:
    """Two texts in one: what went and what came is marked, and said to those who cannot see the marks."""
    return format_html_join("", "{}", ((_part(part),) for part in parts))


def _part(part: Part) -> SafeString | str:
    if part.change is Change.ADDED:
        return format_html('<ins><span class="kern-sr-only">{} </span>{}</ins>', _("new:"), part.text)
    if part.change is Change.REMOVED:
        return format_html('<del><span class="kern-sr-only">{} </span>{}</del>', _("gone:"), part.text)
    return part.text
