"""What kinds of posts, fields, states, progress and results are called, in the reader's language."""

from django.utils.translation import gettext as _

from knotenpunkt.planning.models import FocusArea, IntegrationConcept, Plan, Post, Progress


def post_kind_name(kind: str) -> str:
    """A kind of post as people call it."""
    return {
        Post.Kind.SPECIALIST: _("Educational and technical staff"),
        Post.Kind.ADMINISTRATION: _("Administration"),
        Post.Kind.SECONDED_TEACHER: _("Seconded teachers"),
        Post.Kind.VOLUNTEERING: _("KOMM-AN NRW (volunteering)"),
        Post.Kind.MANAGEMENT_STRATEGY: _("Municipal integration management, module 1 (coordination)"),
        Post.Kind.CASE_MANAGEMENT: _("Municipal integration management, module 2 (case management)"),
        Post.Kind.MANAGEMENT_AUTHORITIES: _("Municipal integration management, module 3 (authorities)"),
        Post.Kind.OTHER: _("Other posts"),
    }[Post.Kind(kind)]


def funding_name(funding: str) -> str:
    """Who pays for a post."""
    return {
        Post.Funding.STATE_LUMP_SUM: _("State, lump sum"),
        Post.Funding.STATE_SECONDMENT: _("State, secondment"),
        Post.Funding.STATE_PROGRAMME: _("State, programme"),
        Post.Funding.FEDERAL: _("Federal funds"),
        Post.Funding.OWN: _("Funds of the district or city"),
        Post.Funding.OTHER: _("Other funds"),
    }[Post.Funding(funding)]


def field_name(field: str) -> str:
    """The field of work in which a focus area lies."""
    return {
        FocusArea.Field.EDUCATION: _("Integration through education"),
        FocusArea.Field.CROSS_CUTTING: _("Integration as a cross-cutting task"),
        FocusArea.Field.INTEGRATION_MANAGEMENT: _("Municipal integration management"),
        FocusArea.Field.VOLUNTEERING: _("Volunteering"),
    }[FocusArea.Field(field)]


def progress_name(state: str) -> str:
    """How a focus area stands."""
    return {
        Progress.State.NOT_STARTED: _("Not started"),
        Progress.State.ON_TRACK: _("On track"),
        Progress.State.AT_RISK: _("At risk"),
        Progress.State.DONE: _("Done"),
    }[Progress.State(state)]


def result_name(result: str) -> str:
    """What came of a focus area when its plan was closed; nothing was said: an empty text."""
    if not result:
        return ""
    return {
        FocusArea.Result.REACHED: _("Goal reached"),
        FocusArea.Result.PARTLY_REACHED: _("Goal partly reached"),
        FocusArea.Result.NOT_REACHED: _("Goal not reached"),
    }[FocusArea.Result(result)]


def concept_state_name(state: str) -> str:
    """Where an integration concept stands."""
    return {
        IntegrationConcept.State.IN_PREPARATION: _("In preparation"),
        IntegrationConcept.State.ADOPTED: _("Adopted"),
        IntegrationConcept.State.UNDER_REVISION: _("Under revision"),
    }[IntegrationConcept.State(state)]


def plan_state_name(state: str) -> str:
    """How far a version of a plan has come."""
    return {
        Plan.State.DRAFT: _("Draft"),
        Plan.State.REVIEW: _("Being reviewed"),
        Plan.State.APPROVED: _("Approved, not published yet"),
        Plan.State.PUBLISHED: _("Published"),
        Plan.State.SUPERSEDED: _("Replaced by a newer version"),
        Plan.State.CLOSED: _("Closed with its result"),
    }[Plan.State(state)]
