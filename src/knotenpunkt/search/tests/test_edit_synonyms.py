"""Editing a centre's own words: who may, what is kept of it, and that everything kept elsewhere notices."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from knotenpunkt.access.policy import AccessRefused, Actor
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.revisions import centre_version
from knotenpunkt.search.actions import edit_synonyms as action
from knotenpunkt.search.actions.edit_synonyms import (
    SynonymContent,
    TooManySynonyms,
    add_synonym,
    change_synonym,
    remove_synonym,
)
from knotenpunkt.search.domain.synonyms import SynonymWords
from knotenpunkt.search.models import Synonym
from knotenpunkt.search.queries.synonyms import synonym_concepts
from knotenpunkt.shared.languages import INTERFACE_LANGUAGES
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope
from tests.harness.personas import Personas

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
OFFICE = SynonymContent(SynonymWords(("Amt", "Arbeitsamt"), ("Jobcenter",)), "so sagen viele")
SCHOOL = SynonymContent(SynonymWords(("Schule",), ("Grundschule", "Hauptschule")))


def stored(centre: Centre) -> list[tuple[str, str, str, datetime]]:
    rows = Synonym.objects.within(Scope.of(centre))
    return list(rows.values_list("words", "means", "note", "changed_at"))


def trail() -> list[tuple[str, str, str, dict[str, Any]]]:
    events = AuditEvent.objects.order_by("pk")
    return list(events.values_list("action", "actor", "centre_key", "changes"))


def revision(centre: Centre) -> int:
    version = centre_version(centre.slug)
    assert version is not None
    return version.number


def test_add_synonym_keeps_the_words_and_tells_the_trail(centre: Centre, personas: Personas) -> None:
    before = revision(centre)
    synonym = add_synonym(centre, OFFICE, actor=personas.editor, now=NOW)

    assert stored(centre) == [("Amt, Arbeitsamt", "Jobcenter", "so sagen viele", NOW)]
    assert trail() == [
        (
            "search.add_synonym",
            "editor",
            "05370",
            {"after": {"words": "Amt, Arbeitsamt", "means": "Jobcenter"}},
        )
    ]
    assert AuditEvent.objects.get().subject_id == str(synonym.pk)
    assert revision(centre) == before + 1


def test_the_same_words_sent_twice_are_one_entry(centre: Centre, personas: Personas) -> None:
    first = add_synonym(centre, OFFICE, actor=personas.editor, now=NOW)
    second = add_synonym(centre, OFFICE, actor=personas.editor, now=NOW)

    assert (first.pk, len(stored(centre)), len(trail())) == (second.pk, 1, 1)


def test_a_centre_has_a_limit(centre: Centre, personas: Personas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(action, "MOST_SYNONYMS", 1)
    add_synonym(centre, OFFICE, actor=personas.editor, now=NOW)

    with pytest.raises(TooManySynonyms):
        add_synonym(centre, SCHOOL, actor=personas.editor, now=NOW)


def test_change_synonym_keeps_what_was_before(centre: Centre, personas: Personas) -> None:
    synonym = add_synonym(centre, OFFICE, actor=personas.head, now=NOW)
    before = revision(centre)
    change_synonym(synonym, SCHOOL, actor=personas.head, now=NOW)

    assert stored(centre) == [("Schule", "Grundschule, Hauptschule", "", NOW)]
    assert trail()[1] == (
        "search.change_synonym",
        "head",
        "05370",
        {
            "before": {"words": "Amt, Arbeitsamt", "means": "Jobcenter"},
            "after": {"words": "Schule", "means": "Grundschule, Hauptschule"},
        },
    )
    assert revision(centre) == before + 1


def test_remove_synonym_can_be_read_back_from_the_trail(centre: Centre, personas: Personas) -> None:
    synonym = add_synonym(centre, OFFICE, actor=personas.operator, now=NOW)
    before = revision(centre)
    remove_synonym(synonym, actor=personas.operator, now=NOW)

    assert stored(centre) == []
    assert trail()[1] == (
        "search.remove_synonym",
        "console",
        "05370",
        {"before": {"words": "Amt, Arbeitsamt", "means": "Jobcenter"}},
    )
    assert revision(centre) == before + 1


@pytest.mark.parametrize("persona", ["guest", "provider", "outsider", "state_desk"])
@pytest.mark.parametrize(
    "deed",
    [
        lambda centre, synonym, actor: add_synonym(centre, SCHOOL, actor=actor, now=NOW),
        lambda centre, synonym, actor: change_synonym(synonym, SCHOOL, actor=actor, now=NOW),
        lambda centre, synonym, actor: remove_synonym(synonym, actor=actor, now=NOW),
    ],
    ids=["add", "change", "remove"],
)
def test_nobody_else_edits_a_centres_words(
    deed: Callable[[Centre, Synonym, Actor], object], persona: str, centre: Centre, personas: Personas
) -> None:
    synonym = add_synonym(centre, OFFICE, actor=personas.editor, now=NOW)

    with pytest.raises(AccessRefused):
        deed(centre, synonym, getattr(personas, persona))
    assert (stored(centre)[0][0], len(trail())) == ("Amt, Arbeitsamt", 1)


def test_words_of_a_centre_are_concepts_in_every_language(
    centre: Centre, other_centre: Centre, personas: Personas
) -> None:
    synonym = add_synonym(centre, OFFICE, actor=personas.editor, now=NOW)

    (concept,) = synonym_concepts(centre.pk)
    assert (concept.code, concept.looks_for_words, synonym_concepts(other_centre.pk)) == (
        f"synonym:{synonym.pk}",
        True,
        (),
    )
    assert concept.words == {
        language.code: ("Jobcenter", "Amt", "Arbeitsamt") if language.code == "de" else ("Amt", "Arbeitsamt")
        for language in INTERFACE_LANGUAGES
    }
