"""The facts about Heinsberg that come with the program: real ones, each with its source, and no example."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.planning.actions.edit_profile import ProfileFacts, save_profile
from knotenpunkt.planning.actions.fill_in_facts import FACTS, fill_in_facts
from knotenpunkt.planning.models import Post
from knotenpunkt.planning.queries.posts import posts_of, posts_over_time, span_of
from knotenpunkt.planning.queries.profile import concepts_of, contacts_of, profile_of, programmes_of
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
FILE = FACTS / "heinsberg.json"


def test_the_facts_become_a_profile_and_a_line_of_posts(centre: Centre) -> None:
    fill_in_facts(centre, FILE, actor=OPERATOR, now=NOW)

    over_time = posts_over_time(map(span_of, posts_of(centre)), NOW.date())
    assert [(step.on, step.full_time) for step in over_time.steps] == [
        (date(2014, 9, 1), Decimal("5.5")),
        (date(2017, 8, 9), Decimal("11.5")),
        (date(2021, 3, 23), Decimal("15.5")),
    ]
    profile = profile_of(centre)
    assert profile is not None
    assert (profile.host, profile.resolved_on, profile.opened_on, profile.wishes, profile.is_example) == (
        "Kreis Heinsberg",
        date(2014, 3, 20),
        date(2014, 9, 1),
        "",
        False,
    )
    assert (len(contacts_of(centre)), len(programmes_of(centre)), len(concepts_of(centre))) == (2, 7, 1)


def test_every_fact_has_a_source() -> None:
    facts = json.loads(FILE.read_text(encoding="utf-8"))
    sources = [
        facts["profile"]["source"],
        *(entry["website"] for entry in facts["programmes"] + facts["concepts"]),
        *(post["source"] for post in facts["posts"]),
    ]

    assert [source for source in sources if "http" not in source] == []


def test_a_second_time_changes_nothing(centre: Centre) -> None:
    fill_in_facts(centre, FILE, actor=OPERATOR, now=NOW)
    first = AuditEvent.objects.count()
    fill_in_facts(centre, FILE, actor=OPERATOR, now=NOW)

    assert AuditEvent.objects.count() == first


def test_what_somebody_wrote_stays(centre: Centre) -> None:
    save_profile(centre, ProfileFacts(host="Wir"), actor=OPERATOR, now=NOW)
    fill_in_facts(centre, FILE, actor=OPERATOR, now=NOW)

    profile = profile_of(centre)
    assert profile is not None
    assert profile.host == "Wir"
    assert Post.objects.unscoped(reason="no post of anybody").count() == 0
