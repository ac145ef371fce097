"""The forms of a plan as a whole: its period and situation, and the reason of whoever sends back or amends."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from knotenpunkt.planning.domain.plan_content import PlanFacts, last_day, over_after
from knotenpunkt.planning.forms.fields import Day, Line, Lines, isolated, refuse_backwards, written_day
from knotenpunkt.planning.models import Plan

LONGEST_SITUATION = 6_000
LONGEST_REASON = 300
LONGEST_PERIOD = 6  # years


class PlanForm(forms.Form):
    """From when until when, and what the plan answers."""

    begins_on = Day(label=later("First day of the period"), required=True)
    last_on = Day(
        label=later("Last day of the period"), help_text=later("Usually two years later."), required=True
    )
    situation = Lines(
        label=later("Situation"),
        help_text=later(
            "Who lives here, what is there already, what is missing? A few sentences; figures with their date."
        ),
        longest=LONGEST_SITUATION,
    )

    @classmethod
    def of(cls, plan: Plan) -> "PlanForm":
        """The form filled in with what is stored."""
        return cls(initial=_written(plan.begins_on, plan.ends_on) | {"situation": plan.situation})

    @classmethod
    def following(cls, last: Plan | None, today: date) -> "PlanForm":
        """The form for the two years after the last period, or from next January on."""
        begins_on = last.ends_on if last else date(today.year + 1, 1, 1)
        return cls(initial=_written(begins_on, two_years_after(begins_on)))

    def clean(self) -> dict[str, Any]:
        """The period ends after it began, and some day."""
        cleaned: dict[str, Any] = super().clean() or {}
        begins_on, last_on = cleaned.get("begins_on"), cleaned.get("last_on")
        refuse_backwards(self)
        if begins_on and last_on and last_on.year - begins_on.year > LONGEST_PERIOD:
            self.add_error(
                "last_on",
                _("A period of more than %(most)d years? Please check the year.") % {"most": LONGEST_PERIOD},
            )
        return cleaned

    def tell_overlap(self, other: Plan) -> None:
        """A sentence that names the plan which covers some of these days."""
        self.add_error(
            "begins_on",
            _("For some of these days there is a plan already: %(period)s. Please choose other days.")
            % {
                "period": isolated(f"{written_day(other.begins_on)} – {written_day(last_day(other.ends_on))}")
            },
        )

    @property
    def facts(self) -> PlanFacts:
        """What was written, once it is known to be usable."""
        cleaned = self.cleaned_data
        return PlanFacts(cleaned["begins_on"], over_after(cleaned["last_on"]), cleaned["situation"])


def two_years_after(begins_on: date) -> date:
    """The first day after two years; where there is none, the first of March."""
    try:
        return begins_on.replace(year=begins_on.year + 2)
    except ValueError:
        return date(begins_on.year + 2, 3, 1)


def _written(begins_on: date, ends_on: date) -> dict[str, str]:
    return {"begins_on": written_day(begins_on), "last_on": written_day(last_day(ends_on))}


class ReasonForm(forms.Form):
    """Why a plan is sent back or amended."""

    reason = Line(label=later("Why?"), longest=LONGEST_REASON, required=True)
