"""Which of two entries stays, whose text each field gets, and the state of both that was seen."""

import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from knotenpunkt.upkeep.actions.merge_entries import MergeChoice
from knotenpunkt.upkeep.domain.joining import Side, chosen_fields
from knotenpunkt.upkeep.queries.duplicates import Twins

FIRST, SECOND = "first", "second"
_ENTRIES = ((FIRST, FIRST), (SECOND, SECOND))


class MergeForm(forms.Form):
    """The fields „field-…" name one of the two entries; one that is missing is proposed."""

    kept = forms.ChoiceField(
        choices=_ENTRIES, error_messages={"required": _("Please choose which entry stays.")}
    )
    seen_first = forms.IntegerField(min_value=1)
    seen_second = forms.IntegerField(min_value=1)

    def __init__(self, data: Mapping[str, Any], twins: Twins) -> None:
        super().__init__(data)
        self._twins = twins
        for name in chosen_fields(twins.first.record):
            self.fields[f"field-{name}"] = forms.ChoiceField(choices=_ENTRIES, required=False)

    @property
    def choice(self) -> MergeChoice:
        """What was chosen, once it is known to be usable."""
        cleaned = self.cleaned_data
        keys: dict[str, uuid.UUID] = {FIRST: self._twins.first.key, SECOND: self._twins.second.key}
        chosen = {
            name.removeprefix("field-"): value
            for name, value in cleaned.items()
            if name.startswith("field-") and value
        }
        return MergeChoice(
            keys[cleaned["kept"]],
            {
                name: Side.KEPT if value == cleaned["kept"] else Side.ABSORBED
                for name, value in chosen.items()
            },
            {keys[FIRST]: cleaned["seen_first"], keys[SECOND]: cleaned["seen_second"]},
        )
