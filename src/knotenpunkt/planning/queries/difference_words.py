"""What changed between two versions of a plan, in sentences of the reader's language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from knotenpunkt.directory.models import Organization, Service, TaxonomyTerm
from knotenpunkt.planning.domain.differences import Difference, Kind, Part, differences
from knotenpunkt.planning.domain.plan_content import last_day
from knotenpunkt.planning.models import Plan
from knotenpunkt.planning.queries.plan_contents import contents_of
from knotenpunkt.planning.queries.words import field_name, plan_state_name
from knotenpunkt.regions.models import Municipality
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.shared.text import cldr

type Names = Mapping[object, str]


@dataclass(frozen=True, slots=True)
class ChangesOf:
    """What changed in one focus area, or (without a title) in the plan as a whole."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VersionShown:
    """A version, and what it changed about the one before."""

    plan: Plan
    changes: tuple[ChangesOf, ...]

    @property
    def state(self) -> str:
        """How far it came."""
        return plan_state_name(self.plan.state)

    @property
    def published_on(self) -> date | None:
        """Since when everybody could read it."""
        return timezone.localdate(self.plan.published_at) if self.plan.published_at else None


def versions_in_words(versions: Sequence[Plan]) -> tuple[VersionShown, ...]:
    """Each version with its changes; in a constant number of SQL statements, however many there are."""
    contents = contents_of(versions)
    found = {
        plan.pk: differences(contents[plan.amends_id], contents[plan.pk])
        for plan in versions
        if plan.amends_id in contents
    }
    names = _names(versions, [difference for several in found.values() for difference in several])
    return tuple(VersionShown(plan, _by_focus_area(found.get(plan.pk, ()), names)) for plan in versions)


def _by_focus_area(found: Iterable[Difference], names: Names) -> tuple[ChangesOf, ...]:
    """The differences by focus area, as sentences."""
    sentences: dict[str, list[str]] = {}
    for difference in found:
        sentences.setdefault(difference.focus_area, []).append(_sentence(difference, names))
    return tuple(ChangesOf(title, tuple(lines)) for title, lines in sentences.items())


def _sentence(difference: Difference, names: Names) -> str:
    match difference.kind:
        case Kind.ADDED:
            return _added(difference.part) % {"name": _isolated(difference.name)}
        case Kind.REMOVED:
            return _removed(difference.part) % {"name": _isolated(difference.name)}
        case Kind.REORDERED:
            return {
                Part.PLAN: _("The focus areas stand in another order."),
                Part.MEASURE: _("The measures stand in another order."),
                Part.TARGET: _("The targets stand in another order."),
            }[difference.part]
    return _changed(difference, names)


def _added(part: Part) -> str:
    return {
        Part.FOCUS_AREA: _("New focus area: “%(name)s”."),
        Part.MEASURE: _("New measure: “%(name)s”."),
        Part.TARGET: _("New target: “%(name)s”."),
    }[part]


def _removed(part: Part) -> str:
    return {
        Part.FOCUS_AREA: _("No longer a focus area: “%(name)s”."),
        Part.MEASURE: _("No longer a measure: “%(name)s”."),
        Part.TARGET: _("No longer a target: “%(name)s”."),
    }[part]


def _changed(difference: Difference, names: Names) -> str:
    what = _what(difference)
    if isinstance(difference.before, tuple) and isinstance(difference.after, tuple):
        return _chosen(what, difference.before, difference.after, names)
    written = {"what": what, "before": _value(difference, difference.before)}
    written["after"] = _value(difference, difference.after)
    if not written["before"]:
        return _("%(what)s: “%(after)s” is new.") % written
    if not written["after"]:
        return _("%(what)s: “%(before)s” is left out.") % written
    return _("%(what)s: before “%(before)s”, now “%(after)s”.") % written


def _chosen(what: str, before: tuple[object, ...], after: tuple[object, ...], names: Names) -> str:
    """What was chosen in addition, and what no more."""
    new = _list(names[key] for key in after if key not in before)
    gone = _list(names[key] for key in before if key not in after)
    if not gone:
        return _("%(what)s: added %(new)s.") % {"what": what, "new": new}
    if not new:
        return _("%(what)s: removed %(gone)s.") % {"what": what, "gone": gone}
    return _("%(what)s: added %(new)s, removed %(gone)s.") % {"what": what, "new": new, "gone": gone}


def _what(difference: Difference) -> str:
    label = _label(difference.part, difference.field)
    if difference.part in {Part.MEASURE, Part.TARGET}:
        return _("“%(name)s”, %(what)s") % {"name": _isolated(difference.name), "what": label}
    return label


def _label(part: Part, field: str) -> str:
    own = {
        (Part.PLAN, "ends_on"): _("Last day of the period"),
        (Part.TARGET, "name"): _("What is counted or measured"),
    }
    return (
        own.get((part, field))
        or {
            "situation": _("Situation"),
            "begins_on": _("First day"),
            "ends_on": _("Last day"),
            "field": _("Field of work"),
            "title": _("Title"),
            "need": _("Need"),
            "goal": _("Goal"),
            "themes": _("Topics"),
            "target_groups": _("For whom"),
            "municipalities": _("Where"),
            "partners": _("Partners"),
            "responsible": _("Responsible function"),
            "services": _("Offers"),
            "unit": _("Unit"),
            "baseline": _("Starting figure"),
            "baseline_on": _("Day of the starting figure"),
            "aim": _("Figure to be reached"),
            "aim_on": _("To be reached by"),
        }[field]
    )


def _value(difference: Difference, value: object) -> str:
    """A value as people read it; nothing is an empty text."""
    language = get_language() or "de"
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        day = last_day(value) if difference.field == "ends_on" else value
        return cldr.format_date(day, language, "medium")
    if isinstance(value, Decimal):
        return cldr.format_number(value, language)
    return field_name(str(value)) if difference.field == "field" else _isolated(str(value))


def _names(versions: Iterable[Plan], found: Iterable[Difference]) -> Names:
    """Everything that was chosen by key, by the name under which people know it; four SQL statements at most."""
    keys: dict[str, set[object]] = {}
    for difference in found:
        for value in (difference.before, difference.after):
            if isinstance(value, tuple):
                keys.setdefault(difference.field, set()).update(value)
    language, scope = get_language() or "de", Scope.of(*(plan.centre for plan in versions))
    names: dict[object, str] = {}
    codes = keys.get("themes", set()) | keys.get("target_groups", set())
    if codes:
        terms = TaxonomyTerm.objects.filter(taxonomy__in=["topic", "target_group"], code__in=codes)
        for code, labels in terms.values_list("code", "labels"):
            names[code] = labels.get(language) or labels.get("de") or code
    if places := keys.get("municipalities"):
        names.update(Municipality.objects.filter(ags__in=places).values_list("ags", "name"))
    if partners := keys.get("partners"):
        names.update(Organization.objects.within(scope).filter(pk__in=partners).values_list("pk", "name"))
    if services := keys.get("services"):
        names.update(Service.objects.within(scope).filter(pk__in=services).values_list("pk", "title"))
    return names


def _list(names: Iterable[str]) -> str:
    return cldr.list_of([_isolated(name) for name in names], get_language() or "de")


def _isolated(words: str) -> str:
    """Words that somebody typed, inside a sentence of any direction."""
    return f"\u2068{words}\u2069"
