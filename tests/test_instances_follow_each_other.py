"""Two instances on one machine follow each other: changes arrive, silence harms nothing."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from knotenpunkt.following.domain.signatures import new_private_key
from tests.harness.prepared_instance import prepared_instance
from tests.harness.site import COMMAND, free_port, wait_until_served

pytestmark = pytest.mark.served

PUBLISH = """
import sys, datetime, django
django.setup()
from django.utils import timezone
from knotenpunkt.planning.models import FocusArea, Plan, Profile
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.queries.centres import centre_by_slug
from knotenpunkt.shared.tenancy import Scope

slug, *titles = sys.argv[1:]
centre, now = centre_by_slug(slug), timezone.now()
begins_on, ends_on = datetime.date(2026, 1, 1), datetime.date(2028, 1, 1)
Profile.objects.within(Scope.of(centre)).get_or_create(centre=centre, defaults={"changed_at": now})
plan, _ = Plan.objects.within(Scope.of(centre)).get_or_create(
    centre=centre, begins_on=begins_on, ends_on=ends_on, state="published", defaults={"changed_at": now}
)
for title in titles:
    FocusArea.objects.create(plan=plan, field="education", title=title)
count_change(centre, now=now)
"""
KEPT = """
import json, django
django.setup()
from knotenpunkt.following.models import FollowedProfile, Source
profiles = FollowedProfile.objects.public().select_related("centre", "source")
print(json.dumps({
    "states": [source.state for source in Source.objects.all()],
    "centres": {
        profile.centre.slug: sorted(area["title"] for area in profile.content["focus_areas"]) for profile in profiles
    },
}))
"""


@dataclass
class Instance:
    """A prepared instance; `address` is where it is served, as long as it is."""

    environment: dict[str, str]
    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def run(self, *command: str | Path) -> str:
        done = subprocess.run(command, env=self.environment, check=True, stdout=subprocess.PIPE, text=True)
        return done.stdout

    def publish(self, slug: str, *titles: str) -> None:
        self.run(sys.executable, "-c", PUBLISH, slug, *titles)

    def follow(self, other: "Instance") -> str:
        return self.run(COMMAND, "follow", other.address)

    def kept(self) -> dict[str, Any]:
        return dict(json.loads(self.run(sys.executable, "-c", KEPT)))

    @contextmanager
    def served(self) -> Iterator[None]:
        server = subprocess.Popen(
            [COMMAND, "serve", "--workers", "1", "--port", str(self.port)],
            env=self.environment,
            stdout=subprocess.DEVNULL,
        )
        try:
            wait_until_served(f"{self.address}/healthz", server)
            yield
        finally:
            server.terminate()
            server.wait(timeout=20)


def instance(folder: Path) -> Instance:
    settings = {
        "DJANGO_SETTINGS_MODULE": "knotenpunkt.config.settings",
        "KNOTENPUNKT_FOLLOW_INSIDE": "yes",
        "KNOTENPUNKT_SIGNING_KEY": new_private_key(),  # prepared instances are copies of one
    }
    return Instance(prepared_instance(folder) | settings, free_port())


def test_two_instances_follow_each_other(tmp_path: Path) -> None:
    western, eastern = instance(tmp_path / "west"), instance(tmp_path / "east")
    western.publish("heinsberg", "Elternarbeit", "Sprache")
    eastern.publish("dueren", "Ehrenamt")
    with ExitStack() as servers:
        for one in (western, eastern):
            servers.enter_context(one.served())
        western.follow(eastern)
        eastern.follow(western)
        first = western.kept(), eastern.kept()
        eastern.publish("dueren", "Ausbildung")
        western.follow(eastern)
        changed = western.kept()
    western.run(COMMAND, "nightly")
    alone = western.kept()

    assert first == (
        {"states": ["good"], "centres": {"dueren": ["Ehrenamt"]}},
        {"states": ["good"], "centres": {"heinsberg": ["Elternarbeit", "Sprache"]}},
    )
    assert changed == {"states": ["good"], "centres": {"dueren": ["Ausbildung", "Ehrenamt"]}}
    assert alone == {"states": ["out_of_reach"], "centres": {"dueren": ["Ausbildung", "Ehrenamt"]}}
