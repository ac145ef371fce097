"""What went wrong with a source, why something stayed behind and what became of entries, in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from knotenpunkt.harvesting.domain.plan import Fate
from knotenpunkt.harvesting.domain.remarks import Why
from knotenpunkt.harvesting.domain.sources import Problem, SourceKind
from knotenpunkt.harvesting.models import Source


def state_name(state: str) -> str:
    """How a source stands, in a few words."""
    return {
        Source.State.NEVER: _("not asked yet"),
        Source.State.GOOD: _("taken over"),
        Source.State.FAILED: _("something went wrong"),
    }[Source.State(state)]


def kind_name(kind: str) -> str:
    """What a source speaks."""
    return {
        SourceKind.HSDS_API: _("HSDS, as an interface or a JSON file"),
        SourceKind.HSDS_PACKAGE: _("HSDS, as a package of tables"),
        SourceKind.INTEGREAT: _("Integreat"),
    }[SourceKind(kind)]


def problem_sentence(problem: str) -> str:
    """One sentence, or two where something can be done."""
    return {
        Problem.FORBIDDEN: _(
            "The address does not begin with https:// or leads into an own network; such addresses are not asked."
        ),
        Problem.UNREACHABLE: _("The source does not answer."),
        Problem.TOO_SLOW: _("The source took too long to answer."),
        Problem.TOO_LARGE: _("The source tells more than can be read at once."),
        Problem.REDIRECTED: _("The source sends readers on and on to other addresses."),
        Problem.BAD_STATUS: _("The source answers with an error."),
        Problem.NO_FILE: _("There is no such file, or it cannot be read."),
        Problem.BROKEN: _("The answer cannot be read."),
        Problem.OTHER_KIND: _("What is there is not in the form that was chosen. Please check the address."),
        Problem.SHRUNK: _(
            "More than half of what was taken over is gone there. Nothing was archived. "
            "Please ask whether it is meant so."
        ),
    }[Problem(problem)]


def why_phrase(why: str) -> str:
    """Why something of an entry stayed behind."""
    return {
        Why.MISSING: _("the key or the name is missing"),
        Why.TWICE: _("the same key came before"),
        Why.UNREADABLE: _("cannot be read"),
        Why.UNKNOWN: _("is not known here"),
        Why.TOO_LONG: _("was shortened"),
        Why.ONLY_FIRST: _("only the first was taken over"),
        Why.NO_ROOM: _("there is no field for it here"),
        Why.PERSON: _("names of persons are not taken over"),
        Why.NOT_OFFERED: _("is no longer offered there"),
        Why.ENDLESS: _("the list has no end"),
        Why.REPEATED: _("the same page came again; the list may have gaps"),
    }[Why(why)]


def fate_phrase(fate: str, count: int) -> str:
    """What became of so many entries."""
    return {
        Fate.NEW: ngettext("%(count)s new", "%(count)s new", count),
        Fate.CHANGED: ngettext("%(count)s changed there", "%(count)s changed there", count),
        Fate.UNCHANGED: ngettext("%(count)s unchanged", "%(count)s unchanged", count),
        Fate.ASKED: ngettext("%(count)s changed on both sides", "%(count)s changed on both sides", count),
        Fate.GONE: ngettext("%(count)s gone there, archived", "%(count)s gone there, archived", count),
        Fate.GONE_ASKED: ngettext(
            "%(count)s gone there, but changed here", "%(count)s gone there, but changed here", count
        ),
        Fate.OURS: ngettext("%(count)s that you have already", "%(count)s that you have already", count),
        Fate.LEFT_OUT: ngettext("%(count)s that you deleted", "%(count)s that you deleted", count),
    }[Fate(fate)] % {"count": count}
