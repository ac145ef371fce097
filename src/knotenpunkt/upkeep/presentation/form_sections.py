"""Forms as sections of fields with label, hint and kind: one template shows them all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

type _Spec = tuple[str, str, str, str]  # name, kind, label, hint


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field as it is shown. `kind`: line, names (a line with a list to choose from), text, choice, boxes, box."""

    name: str
    kind: str
    label: str
    hint: str
    value: Any
    errors: list[str]
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def described_by(self) -> str:
        """The ids of hint and error, as `aria-describedby` wants them."""
        ids = [f"field-{self.name}-hint"] if self.hint else []
        return " ".join([*ids, *([f"field-{self.name}-error"] if self.errors else [])])


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that answer one question."""

    name: str
    title: str
    fields: tuple[ShownField, ...]


def service_sections(form: forms.Form) -> tuple[Section, ...]:
    """The form of a service, so far as its fields are offered."""
    return _sections(form, _service_specs())


def organization_sections(form: forms.Form) -> tuple[Section, ...]:
    """The form of an organization."""
    return _sections(form, _organization_specs())


def place_sections(form: forms.Form) -> tuple[Section, ...]:
    """The form of a place."""
    return _sections(form, [("where", _("Address"), (*_address(), _secret()))])


def _sections(form: forms.Form, specs: Iterable[tuple[str, str, tuple[_Spec, ...]]]) -> tuple[Section, ...]:
    sections = (
        Section(name, title, tuple(_field(form, spec) for spec in fields if spec[0] in form.fields))
        for name, title, fields in specs
    )
    return tuple(section for section in sections if section.fields)


def _field(form: forms.Form, spec: _Spec) -> ShownField:
    name, kind, label, hint = spec
    choices = getattr(form.fields[name], "choices", ())
    value = form[name].value()
    errors = [str(error) for error in form.errors.get(name, ())] if form.is_bound else []
    return ShownField(
        name,
        kind,
        label,
        hint,
        "" if value is None else value,
        errors,
        tuple((str(c), str(t)) for c, t in choices),
    )


def _service_specs() -> Iterator[tuple[str, str, tuple[_Spec, ...]]]:
    yield "what", _("What"), _what()
    yield "when", _("When and where"), _when_and_where()
    yield "whom", _("For whom"), _whom()
    yield "join", _("How to join"), _joining()
    yield "evidence", _("For the team"), _evidence()


def _what() -> tuple[_Spec, ...]:
    return (
        ("title", "line", _("Name of the offer"), _("Short and clear, as people would look for it.")),
        ("description", "text", _("Description"), _("What happens there? Short sentences help everybody.")),
        ("topics", "boxes", _("Topics"), ""),
        ("organization", "names", _("Provider"), _("An organization from your list.")),
        ("partners", "text", _("Offered together with"), _("Organizations from your list, one a line.")),
        ("provider_text", "line", _("Provider in other words"), _("Only where it is in no list.")),
    )


def _when_and_where() -> tuple[_Spec, ...]:
    areas = (
        "service_areas",
        "boxes",
        _("For people from"),
        _("Nothing ticked: from the municipality of the place."),
    )
    return (
        ("times", "text", _("Times"), _("Write as you speak. Beside it you see what is understood.")),
        *_address(),
        _secret(),
        areas,
    )


def _whom() -> tuple[_Spec, ...]:
    return (
        ("target_groups", "boxes", _("Target groups"), ""),
        ("target_text", "line", _("For whom, in your words"), ""),
        ("minimum_age", "line", _("From age"), _("In years.")),
        ("maximum_age", "line", _("Up to age"), _("In years.")),
        ("languages", "line", _("Languages"), _("German names with commas, such as: Arabisch, Türkisch.")),
        ("interpreter_possible", "choice", _("With interpreter"), ""),
        ("level_from", "choice", _("Level of German from"), ""),
        ("level_to", "choice", _("Level of German up to"), ""),
        ("childcare", "choice", _("Childcare"), ""),
        ("women_only", "choice", _("For women only"), ""),
    )


def _joining() -> tuple[_Spec, ...]:
    return (
        ("cost", "line", _("Cost"), _("An amount, or words such as: free of charge.")),
        ("registration_required", "choice", _("Is registration needed?"), ""),
        ("registration_text", "text", _("How to register"), ""),
        ("phones", "text", _("Phone"), _("One number a line, what it is for in brackets.")),
        ("email", "line", _("E-mail"), ""),
        ("website", "line", _("Website"), ""),
    )


def _evidence() -> tuple[_Spec, ...]:
    return (
        ("source", "line", _("Source"), _("Where the information comes from.")),
        ("stated_on", "line", _("Information as of"), _("A day, a month or a year.")),
        ("note", "text", _("Note for colleagues"), _("Only the team sees this.")),
    )


def _organization_specs() -> Iterator[tuple[str, str, tuple[_Spec, ...]]]:
    yield "what", _("Who"), _who()
    yield "where", _("Seat"), (*_address(), _secret())
    yield "join", _("Contact"), _joining()[3:]
    trusted = (
        "is_trusted",
        "box",
        _("Changes by this organization take effect at once"),
        _("Otherwise each change waits until you release it."),
    )
    yield "evidence", _("For the team"), (*_evidence(), trusted)


def _who() -> tuple[_Spec, ...]:
    return (
        ("name", "line", _("Name of the organization"), ""),
        ("alternate_names", "text", _("Other names"), _("Short names and abbreviations, one a line.")),
        ("kind", "choice", _("Kind of organization"), ""),
        ("description", "text", _("Description"), ""),
    )


def _address() -> tuple[_Spec, ...]:
    return (
        ("place_name", "line", _("Name of the place"), _("For example the name of the house.")),
        ("street", "line", _("Street and number"), ""),
        ("postal_code", "line", _("Postal code"), ""),
        ("city", "line", _("Town or village"), ""),
    )


def _secret() -> _Spec:
    return (
        "confidential",
        "box",
        _("Keep this address secret"),
        _("Only the team sees it. The public page says: The address is protected."),
    )
