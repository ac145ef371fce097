"""Every state with every step: allowed, or refused."""

import pytest

from knotenpunkt.planning.domain.plan_states import PlanState, Step, StepRefused, after, is_possible
from knotenpunkt.planning.models import Plan

ALLOWED = {
    ("draft", "edit"): "draft",
    ("draft", "hand_in"): "review",
    ("review", "send_back"): "draft",
    ("review", "approve"): "approved",
    ("approved", "send_back"): "draft",
    ("approved", "publish"): "published",
    ("published", "amend"): "published",
    ("published", "replace"): "superseded",
    ("published", "record"): "published",
    ("published", "close"): "closed",
}


def test_states_are_those_of_the_table() -> None:
    assert [state.value for state in PlanState] == Plan.State.values


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("state", PlanState)
def test_a_step_leads_where_the_table_says_or_is_refused(state: PlanState, step: Step) -> None:
    wanted = ALLOWED.get((state.value, step.value))
    if wanted is not None:
        assert (after(state, step), is_possible(state, step)) == (wanted, True)
        return
    with pytest.raises(StepRefused) as refused:
        after(state, step)
    assert (refused.value.state, refused.value.step, is_possible(state, step)) == (state, step, False)
