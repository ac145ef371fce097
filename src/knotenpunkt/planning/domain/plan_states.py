"""The states of a plan and what can be done in each: one total table."""

from enum import StrEnum


class PlanState(StrEnum):
    """How far a version of a plan has come."""

    DRAFT = "draft"
    REVIEW = "review"
    APPROVED = "approved"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    CLOSED = "closed"


class Step(StrEnum):
    """What can be done with a version of a plan."""

    EDIT = "edit"
    HAND_IN = "hand_in"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    PUBLISH = "publish"
    AMEND = "amend"
    REPLACE = "replace"
    RECORD = "record"
    CLOSE = "close"


class StepRefused(Exception):
    """This cannot be done with a plan in this state."""

    def __init__(self, state: PlanState, step: Step) -> None:
        super().__init__(f"{step} in {state}")
        self.state = state
        self.step = step


_S, _T = PlanState, Step
_NEXT: dict[PlanState, dict[Step, PlanState]] = {
    _S.DRAFT: {_T.EDIT: _S.DRAFT, _T.HAND_IN: _S.REVIEW},
    _S.REVIEW: {_T.SEND_BACK: _S.DRAFT, _T.APPROVE: _S.APPROVED},
    _S.APPROVED: {_T.SEND_BACK: _S.DRAFT, _T.PUBLISH: _S.PUBLISHED},
    _S.PUBLISHED: {
        _T.AMEND: _S.PUBLISHED,
        _T.REPLACE: _S.SUPERSEDED,
        _T.RECORD: _S.PUBLISHED,
        _T.CLOSE: _S.CLOSED,
    },
    _S.SUPERSEDED: {},
    _S.CLOSED: {},
}


def is_possible(state: PlanState, step: Step) -> bool:
    """Whether the step can be done in this state."""
    return step in _NEXT[state]


def after(state: PlanState, step: Step) -> PlanState:
    """The state that the step leads to; refused where the table has none."""
    if not is_possible(state, step):
        raise StepRefused(state, step)
    return _NEXT[state][step]
