"""What plans leave to do, told on the start page of the workspace."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.tasks import Task
from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.directory.domain.verification import months_later
from knotenpunkt.planning.domain.plan_content import last_day
from knotenpunkt.planning.models import FocusArea, Plan, Progress
from knotenpunkt.planning.queries.plans import plans_of
from knotenpunkt.shared.tenancy import Scope

MONTHS_BEFORE_THE_END = 3
MONTHS_WITHOUT_A_NOTE = 6


def plan_tasks(workplace: Workplace, today: date) -> Iterator[Task]:
    """Plans on their way, periods that end, and focus areas of which nobody has told for long."""
    if not workplace.may(Permission.PLAN_EDIT):
        return
    plans = list(plans_of(workplace.centre))
    yield _waiting(workplace, plans, Plan.State.REVIEW, *_of_review(workplace))
    yield _waiting(
        workplace,
        plans,
        Plan.State.APPROVED,
        _("Approved plans that are not published"),
        _("Publish the plan"),
    )
    yield _ending(workplace, plans, today)
    yield _to_close(workplace, plans, today)
    running = [plan for plan in plans if plan.state == Plan.State.PUBLISHED and _runs(plan, today)]
    yield from (_silent(workplace, plan, today) for plan in running)


def _of_review(workplace: Workplace) -> tuple[str, str]:
    if workplace.may(Permission.PLAN_APPROVE):
        return _("Plans that wait for your approval"), _("Review the plan")
    return _("Plans that are being reviewed"), _("Look at the plan")


def _waiting(workplace: Workplace, plans: list[Plan], state: Plan.State, label: str, next_step: str) -> Task:
    found = [plan for plan in plans if plan.state == state]
    oldest = min((plan.changed_at for plan in found), default=None)
    return Task(
        label,
        len(found),
        timezone.localdate(oldest) if oldest else None,
        next_step,
        _address(workplace, found),
    )


def _ending(workplace: Workplace, plans: list[Plan], today: date) -> Task:
    """Periods that end within three months, where no plan follows."""
    soon = months_later(today, MONTHS_BEFORE_THE_END)
    ending = [
        plan
        for plan in plans
        if plan.state == Plan.State.PUBLISHED
        and today < plan.ends_on <= soon
        and not any(other.begins_on >= plan.ends_on for other in plans)
    ]
    return Task(
        _("Periods that end within three months, and no plan follows"),
        len(ending),
        None,
        _("Plan the next period"),
        workplace.portal.address("plan_edit_new"),
    )


def _to_close(workplace: Workplace, plans: list[Plan], today: date) -> Task:
    over = [plan for plan in plans if plan.state == Plan.State.PUBLISHED and plan.ends_on <= today]
    oldest = min((last_day(plan.ends_on) for plan in over), default=None)
    return Task(
        _("Periods that are over and wait for their result"),
        len(over),
        oldest,
        _("Write down the result"),
        _address(workplace, over),
    )


def _silent(workplace: Workplace, plan: Plan, today: date) -> Task:
    """Focus areas whose last note, or else the plan's publication, is six months old."""
    lines = list(
        FocusArea.objects.within(Scope.of(workplace.centre)).filter(plan=plan).values_list("line", flat=True)
    )
    notes = Progress.objects.within(Scope.of(workplace.centre)).filter(focus_line__in=lines).order_by()
    latest = dict(notes.values_list("focus_line").annotate(at=Max("recorded_at")))
    told = [_told_on(plan, latest.get(line)) for line in lines]
    silent = [day for day in told if months_later(day, MONTHS_WITHOUT_A_NOTE) <= today]
    return Task(
        _("Focus areas without a word on their progress for six months"),
        len(silent),
        min(silent, default=None),
        _("Note how it goes"),
        _address(workplace, [plan]),
    )


def _told_on(plan: Plan, note: datetime | None) -> date:
    if note is not None:
        return timezone.localdate(note)
    published = timezone.localdate(plan.published_at) if plan.published_at else plan.begins_on
    return max(published, plan.begins_on)


def _runs(plan: Plan, today: date) -> bool:
    return plan.begins_on <= today < plan.ends_on


def _address(workplace: Workplace, plans: list[Plan]) -> str:
    """To the plan, where there is one alone; to the list of several."""
    if len(plans) == 1:
        return workplace.portal.address("plan_detail", key=plans[0].pk)
    return workplace.portal.address("plan_list")
