"""What a centre decides about machines."""

from django import forms

from knotenpunkt.directory.domain.translations import TARGET_LANGUAGES
from knotenpunkt.translating.domain.entries import is_for_machines
from knotenpunkt.translating.queries.machine_decision import MachineDecision

MACHINE_LANGUAGES = tuple(code for code in TARGET_LANGUAGES if is_for_machines(code))


class MachineDecisionForm(forms.Form):
    """Whether readers see the texts, and the languages of the night."""

    is_shown = forms.BooleanField(required=False)
    languages = forms.MultipleChoiceField(
        required=False, choices=[(code, code) for code in MACHINE_LANGUAGES]
    )

    @property
    def decision(self) -> MachineDecision:
        """What was decided, once it is known to be usable."""
        return MachineDecision(self.cleaned_data["is_shown"], frozenset(self.cleaned_data["languages"]))
