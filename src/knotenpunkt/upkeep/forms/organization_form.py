"""The form of an organization: from a record to fields and back, losing nothing that it does not show."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from knotenpunkt.directory.domain.records import OrganizationRecord
from knotenpunkt.directory.domain.written.text import clean, fold
from knotenpunkt.upkeep.domain.surroundings import Surroundings
from knotenpunkt.upkeep.domain.written_organization import ORGANIZATION_FORM, written_organization
from knotenpunkt.upkeep.forms.record_form import RecordForm, Words, offered_to

_LONGEST_NAME = 200
_MOST_NAMES = 20


class OrganizationForm(RecordForm):
    """What is known of an organization; `taken` are the names of the others, for each name is there once.

    Only the fields named in `fields` are offered.
    """

    name = Words()
    alternate_names = Words()
    kind = forms.ChoiceField(required=False)
    description = Words()
    place_name = Words()
    street = Words()
    postal_code = Words()
    city = Words()
    confidential = forms.BooleanField(required=False)
    phones = Words()
    email = Words()
    website = Words()
    source = Words()
    stated_on = Words()
    note = Words()
    is_trusted = forms.BooleanField(required=False)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        base: OrganizationRecord,
        is_trusted: bool = False,
        taken: Collection[str] = (),
        around: Surroundings,
        fields: Collection[str] = ORGANIZATION_FORM,
        typed: Mapping[str, Any] | None = None,
    ) -> None:
        self.base, self.taken = base, {fold(name): name for name in taken}
        before = written_organization(base, is_trusted=is_trusted)
        offered = offered_to(fields, base.seat)
        super().__init__(data, before, around, fields=offered, typed=typed)
        self._offer("kind", [("", _("not known")), *around.kinds.items()])

    @property
    def record(self) -> OrganizationRecord:
        """The record as it was written; of a form without errors only."""
        return replace(self.base, **self.cleaned_data["parts"])

    @property
    def trusts(self) -> bool:
        """Whether changes by the organization shall take effect at once."""
        return bool(self.cleaned_data.get("is_trusted"))

    def clean(self) -> dict[str, Any]:
        """Read every field; the parts of the record are gathered under „parts"."""
        cleaned = super().clean() or {}
        parts = self._texts()
        seat, _meant = self._written_place(self.base.seat)
        if seat != self.base.seat:
            parts["seat"] = seat
        if self._says_something_new("kind"):
            parts["kind"] = cleaned["kind"]
        if self._says_something_new("alternate_names"):
            parts["alternate_names"] = self._names(cleaned["alternate_names"])
        self._check_name(parts.get("name", self.base.name))
        cleaned["parts"] = parts
        return cleaned

    def _names(self, written: str) -> tuple[str, ...]:
        names = tuple(dict.fromkeys(line for line in clean(written).split("\n") if line))
        if len(names) > _MOST_NAMES or any(len(name) > _LONGEST_NAME for name in names):
            self.add_error("alternate_names", _("Please write up to 20 names, each on a line of its own."))
        return names

    def _check_name(self, name: str) -> None:
        namesake = self.taken.get(fold(name))
        if not name:
            self.add_error("name", _("Please write the name of the organization."))
        elif namesake is not None:
            self.add_error("name", _("There is an organization of this name already."))
