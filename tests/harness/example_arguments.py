"""What stands in addresses: for every screen an example of its arguments, made of rows of a centre.

A screen with an argument of its own gets its line in EXAMPLES; tests/test_permissions.py asks for it. Everything is
made when asked for, in the test's transaction.
"""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from knotenpunkt.accounts.actions.invitations import key_of
from knotenpunkt.api.domain.taxonomies import taxonomy_key, term_key
from knotenpunkt.directory.models import (
    Organization,
    Service,
)
from knotenpunkt.regions.models import Centre
from tests.harness.example_rows import (
    announcement,
    barrier_message,
    blocked_mailbox,
    colleague,
    column_meaning,
    counted_target,
    focus_line,
    glossary_term,
    handed_in_figures,
    key_of_published,
    known_term,
    merge_of_services,
    open_invitation,
    pair_of_services,
    place,
    programme,
    published_organization,
    published_service,
    received_file,
    remembered_answer,
    service_at_a_place,
    source_of_others,
    specialists,
    stored_plan,
    synonym,
    translatable_service,
    uploaded_workbook,
    waiting_entry,
    waiting_suggestion,
)


def arguments_of(screen: str, names: Iterable[str], centre: Centre) -> dict[str, Any]:
    """The arguments of a screen's address in the centre; where no example is known, one that leads to nothing."""
    plain = {"language": "de", "centre": centre.slug}
    return {name: plain.get(name) or _example(screen, name)(centre) for name in names}


def has_examples(screen: str, names: Iterable[str]) -> bool:
    """Whether everything in the screen's address leads to a row that is there."""
    return not missing_examples(screen, names) and screen not in PERHAPS_NOTHING


def missing_examples(screen: str, names: Iterable[str]) -> list[str]:
    """What has to be said of a screen here, each in a sentence."""
    return [
        f"the address of '{screen}' has an argument '{name}'; please say in EXAMPLES of "
        f'tests/harness/example_arguments.py what it can be: ("{screen}", "{name}"): lambda centre: …'
        for name in names
        if name not in {"language", "centre"} and _known(screen, name) is None
    ]


def _example(screen: str, name: str) -> Callable[[Centre], Any]:
    return _known(screen, name) or LEADING_TO_NOTHING[name]


def _known(screen: str, name: str) -> Callable[[Centre], Any] | None:
    known = [place for place in EXAMPLES if place[1] == name and f"{screen}_".startswith(f"{place[0]}_")]
    return EXAMPLES[max(known, key=len_of_screen)] if known else WITHOUT_A_LINE.get(name)


def len_of_screen(place: tuple[str, str]) -> int:
    return len(place[0])


EXAMPLES: dict[tuple[str, str], Callable[[Centre], Any]] = {
    ("account_reset_password_from_key", "uidb36"): lambda centre: "1",
    ("account_reset_password_from_key", "key"): lambda centre: "no-key",
    ("barrier_messages_remove", "key"): barrier_message,
    ("call_list_answer", "key"): translatable_service,
    ("duplicate_pair", "key"): pair_of_services,
    ("duplicates_separate", "key"): merge_of_services,
    ("figure_upload", "key"): handed_in_figures,
    ("focus_area_edit", "key"): lambda centre: stored_plan(centre).pk,
    ("focus_area_edit", "line"): focus_line,
    ("glossary_remove", "key"): glossary_term,
    ("harvest_sources", "key"): source_of_others,
    ("harvest_sources_decide", "key"): waiting_entry,
    ("invitation", "key"): lambda centre: key_of(open_invitation(centre)),
    ("location_edit", "key"): place,
    ("mfa_remove_webauthn", "pk"): lambda centre: 1,
    ("organization", "slug"): published_organization,
    ("overview", "data_format"): lambda centre: "csv",
    ("organization_history_restore", "revision"): lambda centre: 1,
    ("people_close", "key"): lambda centre: colleague(centre).person_id,
    ("people_take_seat", "key"): lambda centre: colleague(centre).pk,
    ("people_withdraw", "key"): lambda centre: open_invitation(centre).pk,
    ("posts", "key"): specialists,
    ("profile", "part"): lambda centre: "programme",
    ("profile", "key"): programme,
    ("plan", "key"): lambda centre: stored_plan(centre).pk,
    ("plan_detail", "line"): focus_line,
    ("plan_detail", "target"): counted_target,
    ("published_plan", "begins_on"): lambda centre: stored_plan(centre).begins_on.isoformat(),
    ("remembered_answers_forget", "key"): remembered_answer,
    ("remembered_answers_forget_column", "key"): column_meaning,
    ("service_history_restore", "revision"): lambda centre: 1,
    ("similar_centres", "data_format"): lambda centre: "csv",
    ("state_desk_remind", "reminded"): lambda centre: centre.slug,
    ("state_desk_withdraw", "key"): announcement,
    ("suggestion_adjust", "key"): waiting_suggestion,
    ("suggestion_detail", "key"): waiting_suggestion,
    ("synonyms", "key"): synonym,
    ("translation_editor", "target"): lambda centre: "en",
    ("translation_editor", "kind"): lambda centre: "angebot",
    ("translation_editor", "key"): translatable_service,
    ("translation_files", "target"): lambda centre: "en",
    ("translation_files_report", "key"): received_file,
    ("translation_list", "target"): lambda centre: "en",
    ("undeliverable_release", "key"): blocked_mailbox,
    ("workbook_cells", "key"): uploaded_workbook,
    ("workbook_columns", "key"): uploaded_workbook,
    ("workbook_rows", "key"): uploaded_workbook,
    ("workbook_upload", "key"): uploaded_workbook,
    ("hsds_profile", "name"): lambda centre: "service",
    ("hsds_services_record", "key"): lambda centre: key_of_published(Service, centre),
    ("hsds_organizations_record", "key"): lambda centre: key_of_published(Organization, centre),
    ("hsds_service_at_locations_record", "key"): service_at_a_place,
    ("hsds_taxonomies_record", "key"): lambda centre: taxonomy_key(known_term().taxonomy_id),
    ("hsds_taxonomy_terms_record", "key"): lambda centre: term_key("topic", known_term().code),
}

# Screens that show something only after more was done than an example can do, each with what that is.
PERHAPS_NOTHING = {
    "duplicate_pair": "there are two services",
    "organization_history_restore": "an organization was changed",
    "service_history_restore": "a service was changed",
    "workbook_cells": "a workbook was read",
    "workbook_rows": "a workbook was read",
}

# What an argument is on a screen that has no line: nearly everything public is about an offer.
WITHOUT_A_LINE: dict[str, Callable[[Centre], Any]] = {"slug": published_service}

# What stands in an address of which nobody has said more: access is checked before anything is looked for.
LEADING_TO_NOTHING: dict[str, Callable[[Centre], Any]] = defaultdict(
    lambda: lambda centre: uuid.UUID(int=0),
    {
        "number": lambda centre: 1,
        "pk": lambda centre: 1,
        "revision": lambda centre: 1,
        "target": lambda centre: "en",
        "kind": lambda centre: "angebot",
    },
)
