"""`knotenpunkt make-examples`: invented plans, posts and profiles for all centres that have none."""

from typing import Any

from django.utils import timezone

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.planning.actions.make_examples import make_examples
from knotenpunkt.shared.prepared_instance import InstanceCommand, check_prepared


class Command(InstanceCommand):
    """For demonstrations; every page says that these are examples. Doing it again changes nothing."""

    help = (
        "Beispielpläne, -stellen und -profile für alle Zentren ohne eigene anlegen (kann beliebig oft laufen)"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        check_prepared()
        made = make_examples(actor=OPERATOR, now=timezone.now())
        self.stdout.write(
            f"Beispiele: Pläne für {made.plans} Zentren, Stellen für {made.posts}, Profile für {made.profiles}. "
            "Sie sind frei erfunden und so gekennzeichnet."
        )
