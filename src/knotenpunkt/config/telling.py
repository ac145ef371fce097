"""What contexts tell the start page of the workspace: tasks that wait, and news since yesterday."""

from knotenpunkt.accounts.queries.announcements import announcement_news
from knotenpunkt.accounts.queries.mail_tasks import mail_tasks, night_tasks
from knotenpunkt.accounts.queries.tasks import tell_news_with, tell_tasks_with
from knotenpunkt.harvesting.queries.source_tasks import source_tasks
from knotenpunkt.importers.queries.question_tasks import question_tasks
from knotenpunkt.planning.queries.plan_tasks import plan_tasks
from knotenpunkt.translating.queries.given_up import given_up_news
from knotenpunkt.translating.queries.tasks import translation_tasks
from knotenpunkt.upkeep.queries.barrier_tasks import barrier_tasks
from knotenpunkt.upkeep.queries.duplicates import duplicate_tasks
from knotenpunkt.upkeep.queries.editing_tasks import editing_news, editing_tasks
from knotenpunkt.upkeep.queries.freshness_tasks import freshness_news, freshness_tasks
from knotenpunkt.upkeep.queries.link_tasks import link_tasks
from knotenpunkt.upkeep.queries.suggestion_tasks import suggestion_news, suggestion_tasks

_TASKS = (
    suggestion_tasks,
    editing_tasks,
    barrier_tasks,
    freshness_tasks,
    link_tasks,
    duplicate_tasks,
    mail_tasks,
    night_tasks,
    question_tasks,
    source_tasks,
    translation_tasks,
    plan_tasks,
)


def tell_tasks_and_news() -> None:
    """Register every source."""
    for source in _TASKS:
        tell_tasks_with(source)
    tell_news_with(announcement_news)
    tell_news_with(editing_news)
    tell_news_with(suggestion_news)
    tell_news_with(freshness_news)
    tell_news_with(given_up_news)
