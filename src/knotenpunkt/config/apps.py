"""The composition root as a Django app: the commands that concern the whole instance, and the wiring of contexts."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "knotenpunkt.config"
    label = "config"

    def ready(self) -> None:
        """Models can be imported only now."""
        from knotenpunkt.accounts.queries.organization_names import name_organizations_with
        from knotenpunkt.config.night_jobs import register_first_jobs, register_last_jobs
        from knotenpunkt.config.personal_data import declare_all
        from knotenpunkt.config.telling import tell_tasks_and_news
        from knotenpunkt.directory.queries.organization_names import organization_names
        from knotenpunkt.directory.queries.origins import tell_origins_with
        from knotenpunkt.directory.queries.published_counts import published_counts
        from knotenpunkt.directory.search_documents import ServiceDocuments
        from knotenpunkt.following.actions.visit_at_night import visit_all
        from knotenpunkt.harvesting.actions.visit_at_night import visit_all as take_up_all
        from knotenpunkt.harvesting.queries.origins import origins_in
        from knotenpunkt.regions.queries.offer_counts import count_offers_with
        from knotenpunkt.search.sources import offer_documents_with
        from knotenpunkt.shared.nightly import Job, nightly_job_with
        from knotenpunkt.translating.actions.translate_at_night import forget_files, translate_missing
        from knotenpunkt.upkeep.actions.find_duplicates import find_duplicates_of_all
        from knotenpunkt.upkeep.actions.nightly_freshness import keep_all_fresh

        count_offers_with(published_counts)
        name_organizations_with(organization_names)
        tell_origins_with(origins_in)
        offer_documents_with(ServiceDocuments())
        declare_all()
        tell_tasks_and_news()
        register_first_jobs()
        nightly_job_with(Job("harvesting.sources", take_up_all))
        nightly_job_with(Job("upkeep.duplicates", find_duplicates_of_all))
        nightly_job_with(Job("upkeep.freshness", keep_all_fresh))
        nightly_job_with(Job("translating.files", forget_files))
        nightly_job_with(Job("translating.machine", translate_missing))
        register_last_jobs()
        nightly_job_with(Job("following.sources", visit_all))
