"""The form of a focus area with its rows of measures and targets; it works without a script.

Rows are numbered; empty ones are passed over. `is_only_kept`: somebody asks for more rows, and nothing is checked yet.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from knotenpunkt.planning.domain.plan_content import (
    FocusContent,
    MeasureContent,
    TargetContent,
    last_day,
    over_after,
)
from knotenpunkt.planning.forms.fields import (
    Choice,
    Day,
    Line,
    Lines,
    refuse_backwards,
    written_day,
    written_number,
)
from knotenpunkt.planning.forms.plan_fields import Chosen, Named, Number
from knotenpunkt.planning.models import FocusArea
from knotenpunkt.planning.queries.plan_choices import PlanChoices
from knotenpunkt.planning.queries.words import field_name

EMPTY_ROWS = 2
MOST_ROWS = 30
LONGEST_TEXT = 4_000

type Sent = MultiValueDict[str, str]


class _Part(forms.Form):
    """A form, or one row of it, that can be shown again without being checked."""

    is_only_kept = False

    @property
    def errors(self) -> ErrorDict:
        """What is wrong; nothing while it is only kept."""
        return ErrorDict() if self.is_only_kept else super().errors


class _Row(_Part):
    """A row of a list: one in which nothing stands is none, and a stored one can be ticked to be removed."""

    line = forms.UUIDField(required=False, widget=forms.HiddenInput)
    is_removed = forms.BooleanField(required=False)

    @property
    def is_stored(self) -> bool:
        """Whether it is a row of the plan already."""
        return bool(self["line"].value())

    @property
    def is_left_out(self) -> bool:
        """Whether nothing stands in it, or it shall go."""
        cleaned = {name: value for name, value in self.cleaned_data.items() if name != "line"}
        return bool(cleaned.get("is_removed")) or all(_says_nothing(value) for value in cleaned.values())

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("is_removed"):
            self.errors.clear()
        elif self.errors or not self.is_left_out:
            self.check(cleaned)
        return cleaned

    def check(self, cleaned: dict[str, Any]) -> None:
        """What must be there in a row in which something stands."""

    def need(self, name: str, sentence: str) -> None:
        """A sentence where nothing stands, unless another says already what is wrong there."""
        if self.cleaned_data.get(name) in {None, ""} and name not in self.errors:
            self.add_error(name, sentence)


def _says_nothing(value: object) -> bool:
    return value is None or value is False or value in ("", ())


class MeasureRow(_Row):
    """What is done, by whom, when, and which offers are it already."""

    title = Line(label=later("What is done"), longest=300)
    responsible = Line(
        label=later("Responsible function"),
        help_text=later("A function, never a name: “Fachbereich Bildung”."),
        longest=120,
    )
    begins_on = Day(label=later("First day"))
    last_on = Day(label=later("Last day"))
    services = Named()

    def check(self, cleaned: dict[str, Any]) -> None:
        self.need("title", _("Please write what is done."))
        refuse_backwards(self)

    @property
    def content(self) -> MeasureContent:
        """The measure as it was written."""
        cleaned = self.cleaned_data
        last_on: date | None = cleaned["last_on"]
        return MeasureContent(
            cleaned["title"],
            cleaned["responsible"],
            cleaned["begins_on"],
            over_after(last_on) if last_on else None,
            cleaned["services"],
            cleaned["line"],
        )


class TargetRow(_Row):
    """What is counted, in which unit, from where to where."""

    name = Line(label=later("What is counted or measured"), longest=200)
    unit = Line(label=later("Unit"), help_text=later("For example: people, courses, %"), longest=40)
    baseline = Number(label=later("Starting figure"))
    baseline_on = Day(label=later("Day of the starting figure"))
    aim = Number(label=later("Figure to be reached"))
    aim_on = Day(label=later("To be reached by"))

    def check(self, cleaned: dict[str, Any]) -> None:
        self.need("name", _("Please write what is counted or measured."))
        self.need(
            "unit",
            _("A figure without a unit says nothing. Please write what is counted: people, courses, %."),
        )
        self.need("aim", _("Please write the figure that is to be reached."))
        baseline_on, aim_on = cleaned.get("baseline_on"), cleaned.get("aim_on")
        if baseline_on and aim_on and aim_on < baseline_on:
            self.add_error("aim_on", _("This day is before that of the starting figure."))

    @property
    def content(self) -> TargetContent:
        """The target as it was written."""
        cleaned = {name: value for name, value in self.cleaned_data.items() if name != "is_removed"}
        return TargetContent(**cleaned)


class FocusAreaForm(_Part):
    """The focus area itself; `measures` and `targets` are its rows."""

    field = Choice(label=later("Field of work"), among=FocusArea.Field.values, named=field_name)
    title = Line(label=later("Title"), longest=200, required=True)
    need = Lines(
        label=later("Need"),
        help_text=later("What is the focus area an answer to? What did you see or count?"),
        longest=LONGEST_TEXT,
    )
    goal = Lines(
        label=later("Goal"),
        help_text=later(
            "By what does one see at the end that it is reached? One goal, one or two sentences."
        ),
        longest=LONGEST_TEXT,
    )
    themes = Chosen()
    target_groups = Chosen()
    municipalities = Chosen()
    partners = Named()

    def __init__(
        self,
        choices: PlanChoices,
        data: Sent | None = None,
        *,
        content: FocusContent | None = None,
        is_only_kept: bool = False,
    ) -> None:
        super().__init__(data, initial=_written(content, choices) if content else {})
        self.is_only_kept = is_only_kept
        self.choices = choices
        fields: dict[str, Any] = self.fields
        fields["themes"].choices = choices.themes
        fields["target_groups"].choices = choices.target_groups
        fields["municipalities"].choices = choices.municipalities
        fields["partners"].known = choices.organizations
        rows = content or FocusContent("", "")
        self.measures = self._rows(MeasureRow, "measure", [_measure(one, choices) for one in rows.measures])
        self.targets = self._rows(TargetRow, "target", [_target(one) for one in rows.targets])
        for row in self.measures:
            row.fields["services"].known = choices.services  # type: ignore[attr-defined]

    def _rows[Row: _Row](self, kind: type[Row], prefix: str, stored: list[dict[str, Any]]) -> tuple[Row, ...]:
        """As many rows as were sent; at first the stored ones and a few empty ones, and on request some more."""
        number = self._number_sent(prefix) if self.is_bound else len(stored) + EMPTY_ROWS
        if self.data.get("do") == f"more_{prefix}":
            number += EMPTY_ROWS
        rows = []
        for position in range(min(number, MOST_ROWS)):
            initial = stored[position] if position < len(stored) else {}
            data = self.data if self.is_bound else None
            row = kind(data, prefix=f"{prefix}-{position}", initial=initial)
            row.is_only_kept = self.is_only_kept
            rows.append(row)
        return tuple(rows)

    def _number_sent(self, prefix: str) -> int:
        sent = [name.split("-") for name in self.data if name.startswith(f"{prefix}-")]
        return max((int(parts[1]) + 1 for parts in sent if parts[1].isdecimal()), default=EMPTY_ROWS)

    def is_valid(self) -> bool:
        """Whether everything can be used, in each of the rows as well."""
        rows = [row.is_valid() for row in (*self.measures, *self.targets)]
        return super().is_valid() and all(rows)

    @property
    def has_problems(self) -> bool:
        """Whether anything was sent that cannot be used."""
        return self.is_bound and not self.is_only_kept and not self.is_valid()

    @property
    def content(self) -> FocusContent:
        """Everything that was written, once it is known to be usable."""
        return FocusContent(
            **self.cleaned_data,
            measures=tuple(row.content for row in self.measures if not row.is_left_out),
            targets=tuple(row.content for row in self.targets if not row.is_left_out),
        )


def _written(content: FocusContent, choices: PlanChoices) -> dict[str, Any]:
    names = ("field", "title", "need", "goal", "themes", "target_groups", "municipalities")
    return {name: getattr(content, name) for name in names} | {
        "partners": _names(content.partners, choices.organizations)
    }


def _measure(content: MeasureContent, choices: PlanChoices) -> dict[str, Any]:
    return {
        "line": content.line,
        "title": content.title,
        "responsible": content.responsible,
        "begins_on": written_day(content.begins_on),
        "last_on": written_day(last_day(content.ends_on)) if content.ends_on else "",
        "services": _names(content.services, choices.services),
    }


def _target(content: TargetContent) -> dict[str, Any]:
    return {
        "line": content.line,
        "name": content.name,
        "unit": content.unit,
        "baseline": "" if content.baseline is None else written_number(content.baseline),
        "baseline_on": written_day(content.baseline_on),
        "aim": written_number(content.aim),
        "aim_on": written_day(content.aim_on),
    }


def _names(keys: tuple[Any, ...], known: Mapping[str, Any]) -> list[str]:
    return [name for name, key in known.items() if key in keys]
