"""The small forms with which people tell how it goes: a word and a sentence, a figure, the result at the end."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from knotenpunkt.planning.actions.move_plan import Outcome
from knotenpunkt.planning.forms.fields import Choice, Day, Line, Lines
from knotenpunkt.planning.forms.plan_fields import Number
from knotenpunkt.planning.models import FocusArea, Progress
from knotenpunkt.planning.queries.words import progress_name, result_name

LONGEST_RESULT = 2_000


class ProgressForm(forms.Form):
    """How a focus area stands, and why one says so."""

    state = Choice(label=later("How does it stand?"), among=Progress.State.values, named=progress_name)
    sentence = Line(label=later("In one sentence"), help_text=later("No names."), longest=500, required=True)


class FigureForm(forms.Form):
    """What a target had reached on a day that is not to come."""

    value = Number(label=later("Figure"), required=True)
    reference_on = Day(label=later("On which day"), required=True)
    note = Line(label=later("Note"), longest=300)

    def __init__(self, data: Mapping[str, Any] | None = None, *, today: date) -> None:
        super().__init__(data)
        self.today = today

    def clean_reference_on(self) -> date:
        day: date = self.cleaned_data["reference_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day is still to come. Please write the day of the figure."))
        return day


class _OutcomeForm(forms.Form):
    result = Choice(label=later("What came out of it?"), among=FocusArea.Result.values, named=result_name)
    text = Lines(label=later("In a few sentences"), longest=LONGEST_RESULT)

    def __init__(self, area: FocusArea, data: Mapping[str, Any] | None) -> None:
        super().__init__(data, prefix=str(area.line))
        self.area = area


class ClosingForm:
    """A result for each focus area."""

    def __init__(self, areas: Iterable[FocusArea], data: Mapping[str, Any] | None = None) -> None:
        self.rows = tuple(_OutcomeForm(area, data) for area in areas)

    def is_valid(self) -> bool:
        """Whether each focus area has its result."""
        checked = [row.is_valid() for row in self.rows]  # each of them, so that every fault is told
        return all(checked)

    @property
    def outcomes(self) -> dict[uuid.UUID, Outcome]:
        """The results by the line of their focus area."""
        return {
            row.area.line: Outcome(row.cleaned_data["result"], row.cleaned_data["text"]) for row in self.rows
        }
