"""The form for what a centre decides about asking its providers."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from knotenpunkt.directory.domain.verification import RHYTHMS, Patience
from knotenpunkt.directory.models import CatalogueSettings
from knotenpunkt.upkeep.actions.decide_freshness import FreshnessDecision

LONGEST = 730  # days; beyond two years nobody waits for an answer


class FreshnessForm(forms.Form):
    """Yes or no, the rhythm of new offers, three numbers of days that follow one another."""

    asks_providers = forms.BooleanField(required=False)
    usual_rhythm = forms.TypedChoiceField(coerce=int, choices=[(months, months) for months in RHYTHMS])
    reminder = forms.IntegerField(min_value=1, max_value=LONGEST)
    doubt = forms.IntegerField(min_value=1, max_value=LONGEST)
    hiding = forms.IntegerField(min_value=1, max_value=LONGEST)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wanted = _("Please write a whole number of days from 1 to %(most)d.") % {"most": LONGEST}
        for name in ("reminder", "doubt", "hiding"):
            self.fields[name].error_messages |= dict.fromkeys(("required", "invalid"), wanted)
            for validator in self.fields[name].validators:
                validator.message = wanted  # type: ignore[attr-defined]
        self.fields["usual_rhythm"].error_messages |= dict.fromkeys(
            ("required", "invalid_choice"), _("Please choose one of the rhythms.")
        )

    @classmethod
    def of(cls, stored: CatalogueSettings) -> "FreshnessForm":
        """The form filled in with what is decided so far."""
        return cls(
            initial={
                "asks_providers": stored.asks_providers,
                "usual_rhythm": stored.usual_rhythm_months,
                "reminder": stored.days_to_reminder,
                "doubt": stored.days_to_doubt,
                "hiding": stored.days_to_hiding,
            }
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        days = [cleaned[name] for name in ("reminder", "doubt", "hiding") if name in cleaned]
        if sorted(set(days)) != days:
            self.add_error(
                "hiding", _("First the reminder, then the mark, then hiding: each later than the last.")
            )
        return cleaned

    @property
    def decision(self) -> FreshnessDecision:
        """What was decided, of a form without errors only."""
        cleaned = self.cleaned_data
        return FreshnessDecision(
            cleaned["asks_providers"],
            cleaned["usual_rhythm"],
            Patience(cleaned["reminder"], cleaned["doubt"], cleaned["hiding"]),
        )
