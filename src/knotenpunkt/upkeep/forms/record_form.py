"""What the forms of all entries have in common: texts read as the import reads them, and what was there before."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _

from knotenpunkt.directory.domain.records import PlaceRecord
from knotenpunkt.directory.domain.written.places import Place
from knotenpunkt.directory.domain.written.text import clean_line
from knotenpunkt.upkeep.domain.service_fields import PLACE
from knotenpunkt.upkeep.domain.surroundings import Surroundings
from knotenpunkt.upkeep.domain.written_service import Written
from knotenpunkt.upkeep.forms.readers import (
    MOST_CHARACTERS,
    READERS,
    CannotRead,
    Parts,
    Reader,
    read_postal,
    read_street_name,
    read_town,
)


class Words(forms.CharField):
    """Text that may be empty, with the line breaks of this house whichever browser sent it."""

    def __init__(self) -> None:
        super().__init__(required=False)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(str(value or "").replace("\r\n", "\n")))


class RecordForm(forms.Form):
    """Fields that were filled in from a record; `before` is what they said then, `typed` what was written since.

    A field that says what it said then keeps everything the record has for it: what a person once decided is not read
    anew from the words.
    """

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        before: Mapping[str, Written],
        around: Surroundings,
        *,
        fields: Collection[str],
        typed: Mapping[str, Any] | None,
    ) -> None:
        self.around, self.before = around, before
        super().__init__(data, initial={**before, **(typed or {})})
        for name in set(self.fields) - set(fields):
            del self.fields[name]

    @property
    def typed(self) -> dict[str, Written]:
        """What stands in the fields now, as plain values that a draft keeps."""
        return {name: self[name].value() for name in self.fields}

    @property
    def says_something_new(self) -> bool:
        """Whether any field says something else than the record it was filled in from."""
        return any(_comparable(value) != _comparable(self.before[name]) for name, value in self.typed.items())

    @property
    def newly_typed(self) -> dict[str, Written] | None:
        """What a draft keeps; None where no field says something new."""
        return self.typed if self.says_something_new else None

    @property
    def place_outside(self) -> tuple[str, ...]:
        """Names of places that lie in no municipality of the centre."""
        return tuple(self.cleaned_data.get("place_outside", ()))

    def _offer(self, name: str, offered: Collection[tuple[str, str]]) -> None:
        """The choices of a field; what the record has and nobody can choose any more stays possible."""
        if name not in self.fields:
            return
        value, known = self.before[name], {code for code, _label in offered}
        codes = value if isinstance(value, list) else [str(value)]
        field = cast(forms.ChoiceField, self.fields[name])
        field.choices = [*offered, *((code, code) for code in codes if code not in known)]
        field.error_messages["invalid_choice"] = _("Please choose from the list.")

    def _says_something_new(self, name: str) -> bool:
        if name not in self.fields or name not in self.cleaned_data:
            return False
        return _comparable(self.cleaned_data[name]) != _comparable(self.before[name])

    def _texts(self) -> Parts:
        """The parts of the record that stand in texts, of all that say something new."""
        parts: Parts = {}
        for name in self.fields:
            if name in self.cleaned_data and not self._is_too_long(name):
                parts |= self._read(name) if name in READERS and self._says_something_new(name) else {}
        return parts

    def _is_too_long(self, name: str) -> bool:
        most, written = MOST_CHARACTERS.get(name), self.cleaned_data[name]
        if most is None or not self._says_something_new(name) or len(written) <= most:
            return False
        self.add_error(
            name,
            _("Please shorten this to %(most)d characters. It has %(number)d.")
            % {"most": most, "number": len(written)},
        )
        return True

    def _read(self, name: str) -> Parts:
        try:
            return READERS[name](self.cleaned_data[name], self.around)
        except CannotRead as problem:
            self.add_error(name, str(problem))
            return {}

    def _written_place(self, stored: PlaceRecord) -> tuple[PlaceRecord, Place | None]:
        """The place, and what its town means where that was written anew."""
        place, meant = stored, None
        if self._says_something_new("place_name"):
            place = replace(place, name=clean_line(self.cleaned_data["place_name"]))
        if self._says_something_new("street"):
            place = replace(place, street=self._read_place_part("street", read_street_name))
        if self._says_something_new("postal_code"):
            place = replace(place, postal_code=self._read_place_part("postal_code", read_postal))
        if self._says_something_new("city"):
            try:
                meant, outside = read_town(self.cleaned_data["city"], self.around)
            except CannotRead as problem:
                self.add_error("city", str(problem))
            else:
                self.cleaned_data["place_outside"] = outside
                place = replace(place, city=meant.city, municipality=meant.municipality)
        if "confidential" in self.fields:
            place = replace(place, confidential=self.cleaned_data.get("confidential", False))
        return place, meant

    def _read_place_part(self, name: str, reader: Reader) -> str:
        written: str = self.cleaned_data[name]
        try:
            return str(reader(written, self.around)[name])
        except CannotRead as problem:
            self.add_error(name, str(problem))
            return written


def offered_to(fields: Collection[str], place: PlaceRecord) -> frozenset[str]:
    """The fields without those of a confidential place, where whoever fills them in may not say that it is one."""
    is_protected = place.confidential and "confidential" not in fields
    return frozenset(fields) - (set(PLACE) if is_protected else set())


def _comparable(value: Written) -> Written | frozenset[str]:
    """Boxes come back in the order of the form, texts without blanks around them."""
    if isinstance(value, list):
        return frozenset(value)
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value
