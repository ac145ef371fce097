"""The form for a centre's own words; whatever cannot be used gets a sentence at its field."""

from typing import cast

from django import forms
from django.utils.translation import gettext as _

from knotenpunkt.search.actions.edit_synonyms import SynonymContent
from knotenpunkt.search.domain.synonyms import (
    LONGEST_WORD,
    MOST_PARTS,
    MOST_WORDS,
    Fault,
    SynonymWords,
    WordsProblem,
    check_meaning,
    read_words,
)
from knotenpunkt.search.models.synonym import LONGEST_NOTE, Synonym


class SynonymForm(forms.Form):
    """What people type, what offers call it, and a note for colleagues."""

    words = forms.CharField(required=False)
    means = forms.CharField(required=False)
    note = forms.CharField(required=False)

    @classmethod
    def of(cls, synonym: Synonym) -> "SynonymForm":
        """The form filled in with what is stored."""
        return cls(initial={"words": synonym.words, "means": synonym.means, "note": synonym.note})

    def clean_words(self) -> tuple[str, ...]:
        return _read(self.cleaned_data["words"], _("Please write at least one word that people type."))

    def clean_means(self) -> tuple[str, ...]:
        means = _read(
            self.cleaned_data["means"], _("Please write at least one German word that stands in offers.")
        )
        try:
            check_meaning(self.cleaned_data.get("words", ()), means)
        except WordsProblem as problem:
            raise _told(problem, "") from problem
        return means

    def clean_note(self) -> str:
        note = " ".join(cast(str, self.cleaned_data["note"]).split())
        if len(note) > LONGEST_NOTE:
            raise forms.ValidationError(
                _("Please shorten the note to %(most)d characters. It has %(number)d.")
                % {"most": LONGEST_NOTE, "number": len(note)}
            )
        return note

    @property
    def content(self) -> SynonymContent:
        """What was written, once it is known to be usable."""
        cleaned = self.cleaned_data
        return SynonymContent(SynonymWords(cleaned["words"], cleaned["means"]), cleaned["note"])


def _read(written: str, if_empty: str) -> tuple[str, ...]:
    try:
        return read_words(written)
    except WordsProblem as problem:
        raise _told(problem, if_empty) from problem


def _told(problem: WordsProblem, if_empty: str) -> forms.ValidationError:
    word = f"\u2068{problem.word}\u2069"
    return forms.ValidationError(
        {
            Fault.EMPTY: if_empty,
            Fault.TOO_MANY: _("These are too many words. Up to %(most)d go together.") % {"most": MOST_WORDS},
            Fault.TOO_LONG: _("“%(word)s” is too long. A word has up to %(most)d letters.")
            % {"word": word, "most": LONGEST_WORD},
            Fault.TOO_MANY_PARTS: _(
                "“%(word)s” is a whole sentence. Up to %(most)d words in a row are compared. Please put commas between."
            )
            % {"word": word, "most": MOST_PARTS},
            Fault.NOTHING_TO_READ: _("“%(word)s” has neither letters nor digits.") % {"word": word},
            Fault.TWICE: _("“%(word)s” stands there twice.") % {"word": word},
            Fault.MEANS_ITSELF: _(
                "“%(word)s” stands in both fields. The search knows that a word means itself."
            )
            % {"word": word},
        }[problem.fault]
    )
