"""The form with which somebody is invited to a seat."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.actions.invitations import Place
from knotenpunkt.accounts.domain.roles import CENTRE_ROLES
from knotenpunkt.accounts.queries.organization_names import organization_names
from knotenpunkt.accounts.queries.people import municipality_choices
from knotenpunkt.accounts.queries.role_names import role_name, role_purpose
from knotenpunkt.mail.domain.letter import LetterUnusable, check_address
from knotenpunkt.regions.models import Centre


class InviteForm(forms.Form):
    """Whom, as what, and where the role asks for it: for which provider, for which municipality."""

    email = forms.EmailField(max_length=254, required=False)
    role = forms.ChoiceField()
    organization = forms.ChoiceField(required=False)
    municipality = forms.ChoiceField(required=False)

    def __init__(self, centre: Centre, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.role_choices = [(role.value, role_name(role), role_purpose(role)) for role in CENTRE_ROLES]
        self._offer("role", [(value, name) for value, name, _purpose in self.role_choices])
        self._offer(
            "organization",
            [("", ""), *((str(key), name) for key, name in organization_names(centre).items())],
        )
        self._offer("municipality", [("", ""), *municipality_choices(centre)])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).strip()
        try:
            check_address(email)
        except LetterUnusable:
            raise forms.ValidationError(_("Please write one e-mail address, as name@example.de.")) from None
        return email

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        role = cleaned.get("role")
        if role == Role.PROVIDER_EDITOR and not cleaned.get("organization"):
            self.add_error("organization", _("Please choose the provider for which this person edits."))
        if role == Role.MUNICIPAL_OFFICER and not cleaned.get("municipality"):
            self.add_error("municipality", _("Please choose the municipality for which this person works."))
        return cleaned

    @property
    def place(self) -> Place:
        """What was chosen, once it is known to fit; what does not belong to the role is left out."""
        role = Role(self.cleaned_data["role"])
        organization, municipality = self.cleaned_data["organization"], self.cleaned_data["municipality"]
        return Place(
            role,
            uuid.UUID(organization) if role is Role.PROVIDER_EDITOR else None,
            municipality if role is Role.MUNICIPAL_OFFICER else None,
        )
