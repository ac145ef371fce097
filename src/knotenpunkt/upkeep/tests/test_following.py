"""What waits about an organization follows it into another, and comes back."""

import uuid

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.merge_entries import MergeChoice, merge_entries
from knotenpunkt.upkeep.actions.separate_entries import separate_entries
from knotenpunkt.upkeep.models import Suggestion
from knotenpunkt.upkeep.tests.twins import ARRIVE, NOW, key_of, pair_of, with_twins


def test_a_waiting_change_of_an_organization_follows_and_comes_back(centre: Centre) -> None:
    twins = with_twins(centre)
    kept, pair = key_of(twins, ARRIVE.name), pair_of(twins, "organization")
    other = pair.second if pair.first == kept else pair.first
    own = {"centre": twins, "organization_id": other, "created_at": NOW, "based_on": 1}
    Suggestion.objects.create(reference="A", kind="provider", origin="account", **own)
    Suggestion.objects.create(reference="B", kind="change", origin="account", **own)

    def waiting() -> list[tuple[str, uuid.UUID, int | None]]:
        found = Suggestion.objects.within(Scope.of(twins)).order_by("reference")
        return list(found.values_list("reference", "organization", "based_on"))

    merge = merge_entries(pair, MergeChoice(kept, {}), actor=OPERATOR, now=NOW)
    together = waiting()
    separate_entries(merge, actor=OPERATOR, now=NOW)

    assert together == [("A", kept, None), ("B", kept, 1)]
    assert waiting() == [("A", other, 1), ("B", other, 1)]
