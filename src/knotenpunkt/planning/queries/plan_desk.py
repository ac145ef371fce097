"""The plan on somebody's desk: what she may do with it, what the one next step is, and why not another."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.planning.domain.completeness import (
    Gap,
    Missing,
    OutsidePeriod,
    missing_in,
    outside_period,
)
from knotenpunkt.planning.domain.plan_states import PlanState, Step, is_possible
from knotenpunkt.planning.models import Plan
from knotenpunkt.planning.queries.plan_contents import content_of
from knotenpunkt.planning.queries.plans import plans_of


class NextStep(StrEnum):
    """The one step that a person is offered as the next."""

    ADD_FOCUS_AREA = "add_focus_area"
    COMPLETE = "complete"
    HAND_IN = "hand_in"
    APPROVE = "approve"
    PUBLISH = "publish"
    GO_ON_WITH_AMENDMENT = "go_on_with_amendment"
    RECORD = "record"
    CLOSE = "close"
    GO_TO_NEWER = "go_to_newer"
    WAIT = "wait"
    PLAN_ANEW = "plan_anew"


@dataclass(frozen=True, slots=True)
class PlanDesk:
    """A version of a plan and what can be done with it; `newer`: the version that follows it."""

    plan: Plan
    missing: tuple[Missing, ...]
    outside: tuple[OutsidePeriod, ...]
    newer: Plan | None
    may_approve: bool
    is_over: bool

    @property
    def state(self) -> PlanState:
        """How far it has come."""
        return PlanState(self.plan.state)

    @property
    def can_edit(self) -> bool:
        """Whether it may still be written."""
        return is_possible(self.state, Step.EDIT)

    @property
    def can_send_back(self) -> bool:
        """Whether she can send it back: an approval is taken back by whoever gives it."""
        return self.state is PlanState.REVIEW or (self.state is PlanState.APPROVED and self.may_approve)

    @property
    def can_amend(self) -> bool:
        """Whether an amendment can be begun."""
        return is_possible(self.state, Step.AMEND) and self.newer is None

    @property
    def can_record(self) -> bool:
        """Whether progress and figures are noted."""
        return is_possible(self.state, Step.RECORD)

    @property
    def next_step(self) -> NextStep:
        """The one step that is offered first."""
        match self.state:
            case PlanState.DRAFT:
                return self._next_of_draft
            case PlanState.REVIEW:
                return NextStep.APPROVE if self.may_approve else NextStep.WAIT
            case PlanState.APPROVED:
                return NextStep.PUBLISH
            case PlanState.PUBLISHED:
                return self._next_of_published
            case PlanState.SUPERSEDED:
                return NextStep.GO_TO_NEWER
            case PlanState.CLOSED:
                return NextStep.PLAN_ANEW

    @property
    def _next_of_draft(self) -> NextStep:
        if not self.missing:
            return NextStep.HAND_IN
        is_empty = self.missing[0].gap is Gap.FOCUS_AREA
        return NextStep.ADD_FOCUS_AREA if is_empty else NextStep.COMPLETE

    @property
    def _next_of_published(self) -> NextStep:
        if self.newer is not None:
            return NextStep.GO_ON_WITH_AMENDMENT
        return NextStep.CLOSE if self.is_over else NextStep.RECORD


def plan_desk(workplace: Workplace, plan: Plan, today: date) -> PlanDesk:
    """The plan for whoever works here."""
    content = content_of(plan)
    return PlanDesk(
        plan,
        missing_in(content) if is_possible(PlanState(plan.state), Step.EDIT) else (),
        outside_period(content),
        plans_of(plan.centre).filter(amends=plan).first(),
        workplace.may(Permission.PLAN_APPROVE),
        plan.ends_on <= today,
    )


def gap_in_words(gap: Gap) -> str:
    """What is missing."""
    return {
        Gap.FOCUS_AREA: _("The plan has no focus area yet."),
        Gap.NEED: _("The need is missing: what is the focus area an answer to?"),
        Gap.GOAL: _("The goal is missing: by what does one see that it is reached?"),
        Gap.MEASURE: _("There is no measure yet: what is done?"),
    }[gap]


def closed_because(plan: Plan, step: Step) -> str:
    """Why this step cannot be done with the plan as it stands; nothing where it can."""
    state = PlanState(plan.state)
    return "" if is_possible(state, step) else refusal_in_words(state)


def refusal_in_words(state: PlanState) -> str:
    """Why a step cannot be done in this state, and what can."""
    return {
        PlanState.DRAFT: _("The plan is still being written. Please hand it in for review first."),
        PlanState.REVIEW: _(
            "The plan is being reviewed. It can be approved, or sent back so that somebody changes it."
        ),
        PlanState.APPROVED: _(
            "The plan is approved. It can be published, or its approval taken back so that somebody changes it."
        ),
        PlanState.PUBLISHED: _(
            "The plan is published and is never rewritten. To change it, please begin an amendment."
        ),
        PlanState.SUPERSEDED: _("A newer version has taken the place of this one. Please go on there."),
        PlanState.CLOSED: _("The period is closed with its result. Nothing in it changes any more."),
    }[state]
