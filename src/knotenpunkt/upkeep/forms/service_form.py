"""The form of a service: from a record to fields and back, losing nothing that it does not show."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from knotenpunkt.directory.domain.records import ServiceRecord
from knotenpunkt.directory.domain.written.ages import read_ages
from knotenpunkt.directory.domain.written.places import Place
from knotenpunkt.directory.domain.written.reading import RawCell
from knotenpunkt.upkeep.domain.service_fields import DISTRICT, FACTS, LEVELS, TEAM_FIELDS
from knotenpunkt.upkeep.domain.surroundings import Surroundings
from knotenpunkt.upkeep.domain.written_service import written_service
from knotenpunkt.upkeep.forms.readers import (
    CannotRead,
    Parts,
    read_town,
)
from knotenpunkt.upkeep.forms.record_form import RecordForm, Words, offered_to

_FACT_OF = {"": None, "yes": True, "no": False}


class ServiceForm(RecordForm):
    """What is known of a service, as fields; only those named in `fields` are offered.

    `base` is the record that the fields were filled in from, `typed` what somebody had written before she was called
    away.
    """

    title = Words()
    organization = Words()
    partners = Words()
    provider_text = Words()
    description = Words()
    topics = forms.MultipleChoiceField(required=False)
    target_groups = forms.MultipleChoiceField(required=False)
    target_text = Words()
    minimum_age = Words()
    maximum_age = Words()
    languages = Words()
    interpreter_possible = forms.ChoiceField(required=False)
    level_from = forms.ChoiceField(required=False)
    level_to = forms.ChoiceField(required=False)
    times = Words()
    place_name = Words()
    street = Words()
    postal_code = Words()
    city = Words()
    confidential = forms.BooleanField(required=False)
    service_areas = forms.MultipleChoiceField(required=False)
    cost = Words()
    registration_required = forms.ChoiceField(required=False)
    registration_text = Words()
    phones = Words()
    email = Words()
    website = Words()
    childcare = forms.ChoiceField(required=False)
    women_only = forms.ChoiceField(required=False)
    source = Words()
    stated_on = Words()
    note = Words()

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        base: ServiceRecord,
        around: Surroundings,
        fields: Collection[str] = TEAM_FIELDS,
        typed: Mapping[str, Any] | None = None,
    ) -> None:
        self.base = base
        offered = offered_to(fields, base.place)
        super().__init__(data, written_service(base), around, fields=offered, typed=typed)
        self._offer_choices()

    @property
    def record(self) -> ServiceRecord:
        """The record as it was written; of a form without errors only."""
        return replace(self.base, **self.cleaned_data["parts"])

    def _offer_choices(self) -> None:
        around = self.around
        choices: dict[str, list[tuple[str, str]]] = {
            "topics": list(around.topics.items()),
            "target_groups": list(around.target_groups.items()),
            "service_areas": [(DISTRICT, _("everywhere in the district")), *around.places.names.items()],
        }
        choices |= {name: [("", _("not known")), ("yes", _("yes")), ("no", _("no"))] for name in FACTS}
        levels = [("", _("not known")), ("alpha", _("reading and writing"))]
        levels += [(level, level) for level in LEVELS if level != "alpha"]
        choices |= {"level_from": levels, "level_to": levels}
        for name, offered in choices.items():
            self._offer(name, offered)

    def clean(self) -> dict[str, Any]:
        """Read every field; the parts of the record are gathered under „parts"."""
        cleaned = super().clean() or {}
        parts = self._texts() | self._facts() | self._choices() | self._ages() | self._place()
        if "title" in self.fields and not parts.get("title", self.base.title):
            self.add_error("title", _("Please give the offer a name."))
        self._check_levels(parts)
        cleaned["parts"] = parts
        return cleaned

    def _facts(self) -> Parts:
        return {name: _FACT_OF[self.cleaned_data[name]] for name in FACTS if name in self.cleaned_data}

    def _choices(self) -> Parts:
        levels = {name: self.cleaned_data.get(name) for name in ("level_from", "level_to")}
        terms = {name: self._terms(name) for name in ("topics", "target_groups")}
        return {name: value for name, value in (levels | terms).items() if self._says_something_new(name)}

    def _terms(self, name: str) -> tuple[str, ...]:
        """What was ticked; what was ticked before keeps its place."""
        chosen = self.cleaned_data.get(name, [])
        kept = [code for code in getattr(self.base, name) if code in chosen]
        return tuple(dict.fromkeys([*kept, *chosen]))

    def _check_levels(self, parts: Parts) -> None:
        low = parts.get("level_from", self.base.level_from)
        high = parts.get("level_to", self.base.level_to)
        if low in LEVELS and high in LEVELS and LEVELS.index(low) > LEVELS.index(high):
            self.add_error(
                "level_to" if "level_to" in self.fields else None,
                _("The highest level is below the lowest. Please swap them."),
            )

    def _ages(self) -> Parts:
        if not (self._says_something_new("minimum_age") or self._says_something_new("maximum_age")):
            return {}
        low, high = (self.cleaned_data.get(name, "") for name in ("minimum_age", "maximum_age"))
        ages = read_ages(RawCell(low), RawCell(high))
        for name, reading in (("minimum_age", ages.low), ("maximum_age", ages.high)):
            problem = next((issue for issue in reading.issues if issue.severity == "question"), None)
            if problem is not None and problem.candidates:
                self.add_error(name, _("The youngest is older than the oldest. Please swap the ages."))
            elif problem is not None:
                self.add_error(name, _("Please write an age in years, such as 6."))
        return {"minimum_age": ages.low.value, "maximum_age": ages.high.value}

    def _place(self) -> Parts:
        """Where it is, and for whom; that follows from the town unless somebody ticked areas."""
        place, meant = self._written_place(self.base.place)
        parts: Parts = {} if place == self.base.place else {"place": place}
        chosen = self.cleaned_data.get("service_areas", [])
        if self._says_something_new("service_areas") and chosen:
            return parts | _areas(sorted(set(chosen) - {DISTRICT}), is_district_wide=DISTRICT in chosen)
        if self._says_something_new("service_areas") or (meant is not None and self._areas_followed()):
            town = meant or self._town(place.city)
            return parts | _areas(sorted(town.municipalities), is_district_wide=town.district_wide)
        return parts

    def _areas_followed(self) -> bool:
        """Whether the areas of the base are those of its town."""
        town = self._town(self.base.place.city)
        return set(self.base.service_areas) == set(town.municipalities)

    def _town(self, city: str) -> Place:
        try:
            return read_town(city, self.around)[0]
        except CannotRead:
            return Place(city)


def _areas(municipalities: list[str], *, is_district_wide: bool) -> Parts:
    return {"service_areas": tuple(municipalities), "district_wide": is_district_wide}
