"""What state a translation is in, and what readers see: derived from what the German text says today."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.directory.domain.translations import (
    EASY_LANGUAGE,
    TARGET_LANGUAGES,
    URGENCY,
    Made,
    Said,
    Section,
    State,
    TranslatedText,
    best,
    direction_of,
    most_urgent,
    normalised,
    older,
    said,
    shows_unchecked,
    source_hash,
    sources_of_organization,
    sources_of_service,
    state_of,
    writable,
)

DAY = date(2026, 5, 3)
NOW, BEFORE = "Der Kurs ist kostenlos.", "Der Kurs kostet 5 Euro."

texts = st.text(max_size=60)
made = st.builds(
    Made,
    st.sampled_from([source_hash(NOW), source_hash(BEFORE)]),
    by_machine=st.booleans(),
    is_released=st.booleans(),
)


def of(text: str, *, by_machine: bool = False, is_released: bool = True) -> Made:
    return Made(source_hash(text), by_machine, is_released)


@pytest.mark.parametrize(
    ("stored", "state"),
    [
        ([], State.MISSING),
        ([of(NOW)], State.RELEASED),
        ([of(NOW, by_machine=True)], State.RELEASED),
        ([of(NOW, is_released=False)], State.WAITING),
        ([of(NOW, by_machine=True, is_released=False)], State.MACHINE),
        ([of(BEFORE)], State.OUTDATED),
        ([of(BEFORE, by_machine=True, is_released=False)], State.OUTDATED),
        ([of(BEFORE), of(NOW, is_released=False)], State.WAITING),
        ([of(NOW), of(NOW, is_released=False)], State.WAITING),
        ([of(BEFORE), of(NOW, by_machine=True, is_released=False)], State.MACHINE),
        ([of(NOW), of(BEFORE, is_released=False)], State.RELEASED),
    ],
)
def test_state_follows_from_the_text_and_what_was_made_of_it(stored: list[Made], state: State) -> None:
    assert state_of(source_hash(NOW), stored) is state


@given(st.lists(made, max_size=4))
def test_every_state_says_something_true(stored: list[Made]) -> None:
    state, fitting = (
        state_of(source_hash(NOW), stored),
        [one for one in stored if one.source_hash == source_hash(NOW)],
    )

    assert (state is State.MISSING) == (stored == [])
    assert (state is State.OUTDATED) == (stored != [] and fitting == [])
    assert state is not State.RELEASED or any(one.is_released for one in fitting)
    assert (state is State.WAITING) == any(not one.is_released and not one.by_machine for one in fitting)


@given(st.lists(made, max_size=4), st.lists(made, max_size=4))
def test_state_does_not_depend_on_the_order_or_on_repetition(first: list[Made], second: list[Made]) -> None:
    assert state_of(source_hash(NOW), first + second) is state_of(source_hash(NOW), second + first + first)


@given(texts)
def test_a_text_reads_the_same_however_its_spaces_and_letters_are_written(text: str) -> None:
    spaced = f"\r\n {unicodedata.normalize('NFD', text)}\u00a0\t"

    assert source_hash(spaced) == source_hash(text)
    assert normalised(normalised(text)) == normalised(text)


@given(texts)
def test_what_cannot_stand_in_a_file_changes_nothing(text: str) -> None:
    assert source_hash(writable(text)) == source_hash(text)


@given(texts, texts)
def test_other_words_are_another_text(one: str, other: str) -> None:
    assert (source_hash(one) == source_hash(other)) == (normalised(one) == normalised(other))


def test_an_entry_is_in_the_state_that_needs_somebody_most() -> None:
    assert most_urgent([State.RELEASED, State.MACHINE, State.MISSING]) is State.MISSING
    assert most_urgent([State.MISSING, State.OUTDATED]) is State.OUTDATED
    assert most_urgent([]) is State.RELEASED
    assert sorted(URGENCY) == sorted(State)


def test_easy_language_is_a_language_like_the_others() -> None:
    assert EASY_LANGUAGE in TARGET_LANGUAGES
    assert [direction_of(code) for code in (EASY_LANGUAGE, "ar", "fa", "uk")] == ["ltr", "rtl", "rtl", "ltr"]


CURRENT = TranslatedText("الدورة مجانية.", DAY)


def test_a_fitting_translation_is_said_and_everything_else_is_german() -> None:
    translations = {"ar": {Section.DESCRIPTION: CURRENT}}

    assert said(NOW, Section.DESCRIPTION, "ar", translations) == Said(CURRENT.text, "ar", CURRENT)
    assert said(NOW, Section.DESCRIPTION, "ar", translations).direction == "rtl"
    assert said(NOW, Section.TITLE, "ar", translations) == Said(NOW)
    assert said(NOW, Section.DESCRIPTION, "tr", translations) == Said(NOW)


def test_what_was_made_of_an_older_text_is_never_said_in_place_of_todays() -> None:
    outdated = CURRENT._replace(is_current=False)
    translations = {"ar": {Section.DESCRIPTION: outdated}}

    assert said(NOW, Section.DESCRIPTION, "ar", translations) == Said(NOW)
    assert older(Section.DESCRIPTION, "ar", translations) == Said(CURRENT.text, "ar", outdated)
    assert older(Section.DESCRIPTION, "ar", {"ar": {Section.DESCRIPTION: CURRENT}}) is None


def test_checked_is_better_than_unchecked_and_current_better_than_both() -> None:
    unchecked = CURRENT._replace(by_machine=True, is_checked=False)
    outdated = CURRENT._replace(is_current=False)

    assert best(unchecked, CURRENT) == CURRENT
    assert best(outdated, unchecked) == unchecked
    assert shows_unchecked("ar", {"ar": {Section.TITLE: unchecked}})
    assert not shows_unchecked("ar", {"ar": {Section.TITLE: CURRENT}, "tr": {Section.TITLE: unchecked}})


def test_what_facts_say_needs_no_translation() -> None:
    given_texts = dict.fromkeys(Section, "Text") | {Section.REGISTRATION: " \n"}

    def needed(**facts: object) -> list[Section]:
        asked = {"cost_in_own_words": "", "is_scheduled": False, "has_target_groups": False} | facts
        return list(sources_of_service(given_texts, **asked))  # type: ignore[arg-type]

    assert needed() == [Section.TITLE, Section.DESCRIPTION, Section.TARGET, Section.SCHEDULE]
    assert needed(is_scheduled=True, has_target_groups=True) == [Section.TITLE, Section.DESCRIPTION]
    assert needed(cost_in_own_words="nach Einkommen")[-1] is Section.COST
    assert sources_of_organization("") == {}
    assert sources_of_organization("Wir helfen.") == {Section.DESCRIPTION: "Wir helfen."}
