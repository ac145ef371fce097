"""The form of a place: its name, its address, and whether it is secret."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from knotenpunkt.directory.domain.records import PlaceRecord
from knotenpunkt.upkeep.domain.surroundings import Surroundings
from knotenpunkt.upkeep.domain.written_service import Written
from knotenpunkt.upkeep.forms.record_form import RecordForm, Words

_FIELDS = ("place_name", "street", "postal_code", "city", "confidential")


class PlaceForm(RecordForm):
    """What is known of a place; it keeps at least a name or a town."""

    place_name = Words()
    street = Words()
    postal_code = Words()
    city = Words()
    confidential = forms.BooleanField(required=False)

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, base: PlaceRecord, around: Surroundings
    ) -> None:
        self.base = base
        before: dict[str, Written] = {
            "place_name": base.name,
            "street": base.street,
            "postal_code": base.postal_code,
            "city": base.city,
            "confidential": base.confidential,
        }
        super().__init__(data, before, around, fields=_FIELDS, typed=None)

    def clean(self) -> dict[str, Any]:
        """The place as it was written, under „place"."""
        cleaned = super().clean() or {}
        self._texts()
        place, _meant = self._written_place(self.base)
        if place.is_empty:
            self.add_error("place_name", _("Please write at least a name or a town."))
        cleaned["place"] = place
        return cleaned

    @property
    def place(self) -> PlaceRecord:
        """The place; of a form without errors only."""
        written: PlaceRecord = self.cleaned_data["place"]
        return written
