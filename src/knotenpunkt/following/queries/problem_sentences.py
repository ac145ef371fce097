"""What went wrong with another instance, in the reader's language: what, and what can be done."""

from django.utils.translation import gettext as _

from knotenpunkt.following.domain.problems import Problem
from knotenpunkt.following.models import Source


def state_name(state: str) -> str:
    """How a source stands, in a word or two."""
    return {
        Source.State.GOOD: _("up to date"),
        Source.State.PARTLY_GOOD: _("partly up to date"),
        Source.State.OUT_OF_REACH: _("not reachable"),
        Source.State.REFUSED: _("refused"),
        Source.State.SHRUNK: _("shrunk"),
    }[Source.State(state)]


def problem_sentence(problem: str) -> str:
    """One sentence, or two where something can be done."""
    return {**_about_the_connection(), **_about_the_content(), **_about_centres()}[Problem(problem)]


def _about_the_connection() -> dict[Problem, str]:
    return {
        Problem.FORBIDDEN_ADDRESS: _(
            "The address does not begin with https:// or leads into an own network; such addresses are not asked."
        ),
        Problem.UNREACHABLE: _("The source does not answer."),
        Problem.TOO_SLOW: _("The source took too long to answer."),
        Problem.CUT_OFF: _("The connection broke off before everything was there."),
        Problem.REDIRECTED: _(
            "The source sends readers on to another address. Please follow that address instead."
        ),
        Problem.BAD_STATUS: _("The source answers with an error."),
        Problem.TOO_LARGE: _("The answer is larger than a profile can be."),
    }


def _about_the_content() -> dict[Problem, str]:
    return {
        Problem.NOT_SIGNED: _("The answer bears no signature."),
        Problem.WRONG_SIGNATURE: _(
            "The signature does not belong to the answer: somebody changed it on its way."
        ),
        Problem.OTHER_KEY: _(
            "The source signs with another key than at first contact. Please ask its operator; if that is right, "
            "end following it and follow it anew."
        ),
        Problem.NO_JSON: _("The answer cannot be read."),
        Problem.OTHER_SCHEMA: _("The answer has another form than agreed."),
        Problem.WRONG_CLOCK: _("The time in the answer is far from ours: one of the two clocks is wrong."),
        Problem.OLDER_THAN_KEPT: _("The answer is older than what is kept here."),
        Problem.SHRUNK: _(
            "More than half of what the source told before is gone. The last good state is kept until somebody has "
            "looked and accepts it."
        ),
    }


def _about_centres() -> dict[Problem, str]:
    return {
        Problem.OTHER_CENTRE: _("The answer is about another centre than the one asked for."),
        Problem.UNKNOWN_CENTRE: _("The source speaks for a centre that is not known here."),
        Problem.OWN_CENTRE: _("The source speaks for a centre that works in this instance."),
        Problem.SPOKEN_FOR: _("Another source speaks for this centre."),
        Problem.NOT_ALLOWED: _("The source may not speak for this centre."),
    }
