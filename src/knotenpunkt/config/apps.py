"""The composition root as a Django app: it carries the commands that concern the whole instance, and wires contexts together."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "knotenpunkt.config"
    label = "config"

    def ready(self) -> None:
        """Models can be imported only now."""
        from knotenpunkt.directory.queries.published_counts import published_counts  # noqa: PLC0415
        from knotenpunkt.regions.queries.offer_counts import count_offers_with  # noqa: PLC0415

        count_offers_with(published_counts)
