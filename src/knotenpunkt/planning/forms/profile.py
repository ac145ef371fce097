"""The forms of a profile: its facts, a contact, a programme, an integration concept."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from knotenpunkt.planning.actions.edit_profile import (
    ConceptContent,
    ContactContent,
    ProfileFacts,
    ProgrammeContent,
)
from knotenpunkt.planning.domain.plan_content import last_day, over_after
from knotenpunkt.planning.forms.fields import (
    LONGEST_TEXT,
    Choice,
    Day,
    Email,
    Line,
    Lines,
    Link,
    Phone,
    refuse_backwards,
    written_day,
    written_phone,
)
from knotenpunkt.planning.models import FunctionContact, IntegrationConcept, Profile, Programme
from knotenpunkt.planning.queries.words import concept_state_name


class ProfileFactsForm(forms.Form):
    """What a centre is, and since when."""

    host = Line(
        label=later("Host administration"), help_text=later("For example: Kreis Heinsberg"), longest=200
    )
    placement = Line(
        label=later("Place in the administration"),
        help_text=later("Department or office that the centre belongs to."),
        longest=300,
    )
    resolution_body = Line(
        label=later("Who decided on the centre"), help_text=later("For example: Kreistag"), longest=120
    )
    resolved_on = Day(label=later("Decided on"), help_text=later("For example: 20.03.2014"))
    resolution_paper = Line(label=later("Number of the council paper"), longest=120)
    resolution_website = Link(label=later("Link to the council paper"))
    opened_on = Day(label=later("Opened on"), help_text=later("For example: 01.09.2014"))
    further_tasks = Lines(
        label=later("Further tasks"),
        help_text=later("What your centre does beyond the fixed tasks."),
        longest=LONGEST_TEXT,
    )
    wishes = Lines(
        label=later("What you ask of the state"),
        help_text=later("Everyone may read this, the state desk first of all."),
        longest=LONGEST_TEXT,
    )
    source = Line(label=later("Source"), help_text=later("Where one can read this up."), longest=300)

    @classmethod
    def of(cls, profile: Profile | None) -> "ProfileFactsForm":
        """The form filled in with what is stored."""
        facts = {name: getattr(profile, name) for name in cls.base_fields} if profile else {}
        days = {name: written_day(facts.get(name)) for name in ("resolved_on", "opened_on")}
        return cls(initial=facts | days)

    def clean(self) -> dict[str, Any]:
        """A centre opens after it was decided on."""
        cleaned: dict[str, Any] = super().clean() or {}
        resolved_on, opened_on = cleaned.get("resolved_on"), cleaned.get("opened_on")
        if resolved_on and opened_on and opened_on < resolved_on:
            self.add_error("opened_on", _("The centre would have opened before it was decided on."))
        return cleaned

    def tell_changed_meanwhile(self) -> None:
        """A sentence about what somebody else has saved since the form was opened."""
        self.add_error(
            None,
            _(
                "Somebody else has changed the facts in the meantime. Please compare them with the profile. "
                "If you save now, what stands here holds."
            ),
        )

    @property
    def content(self) -> ProfileFacts:
        """What was written, once it is known to be usable."""
        return ProfileFacts(**self.cleaned_data)


class ContactForm(forms.Form):
    """Whom to reach for what."""

    function = Line(
        label=later("What for"),
        help_text=later("A task or an office, no name of a person: “Sprachmittlung”."),
        longest=120,
        required=True,
    )
    phone = Phone(label=later("Phone"))
    email = Email(label=later("E-mail"))

    @classmethod
    def of(cls, entry: FunctionContact) -> "ContactForm":
        """The form filled in with what is stored."""
        return cls(
            initial={
                "function": entry.function,
                "phone": written_phone(entry.phone),
                "email": entry.email,
            }
        )

    def clean(self) -> dict[str, Any]:
        """Without a number and an address nobody is reached."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not (cleaned["phone"] or cleaned["email"]):
            self.add_error("phone", _("Please write a phone number or an e-mail address."))
        return cleaned

    @property
    def content(self) -> ContactContent:
        """What was written, once it is known to be usable."""
        return ContactContent(**self.cleaned_data)


class ProgrammeForm(forms.Form):
    """A programme that the centre carries out."""

    name = Line(label=later("Name of the programme"), longest=120, required=True)
    begins_on = Day(label=later("First day"), help_text=later("For example: 01.09.2014"))
    last_on = Day(label=later("Last day"), help_text=later("Leave it empty while it goes on."))
    note = Line(label=later("In one sentence"), longest=300)
    website = Link(label=later("Link"))

    @classmethod
    def of(cls, entry: Programme) -> "ProgrammeForm":
        """The form filled in with what is stored."""
        return cls(
            initial={
                "name": entry.name,
                "begins_on": written_day(entry.begins_on),
                "last_on": written_day(entry.ends_on and last_day(entry.ends_on)),
                "note": entry.note,
                "website": entry.website,
            }
        )

    def clean(self) -> dict[str, Any]:
        """It ends after it began."""
        refuse_backwards(self)
        return self.cleaned_data

    @property
    def content(self) -> ProgrammeContent:
        """What was written, once it is known to be usable."""
        cleaned = dict(self.cleaned_data)
        last_on = cleaned.pop("last_on")
        return ProgrammeContent(**cleaned, ends_on=last_on and over_after(last_on))


class ConceptForm(forms.Form):
    """An integration concept of the district or city."""

    title = Line(label=later("Title"), longest=200, required=True)
    state = Choice(
        label=later("State of the concept"), among=IntegrationConcept.State, named=concept_state_name
    )
    adopted_on = Day(label=later("Adopted on"), help_text=later("For example: 16.12.2014"))
    valid_until = Day(label=later("Valid until"), help_text=later("The last day; empty where there is none."))
    website = Link(label=later("Link"))
    note = Line(label=later("In one sentence"), longest=300)

    @classmethod
    def of(cls, entry: IntegrationConcept) -> "ConceptForm":
        """The form filled in with what is stored."""
        stored = {name: getattr(entry, name) for name in cls.base_fields}
        days = {name: written_day(stored[name]) for name in ("adopted_on", "valid_until")}
        return cls(initial=stored | days)

    def clean(self) -> dict[str, Any]:
        """It is adopted before it ends; what is still being prepared is not adopted."""
        cleaned: dict[str, Any] = super().clean() or {}
        adopted_on, valid_until = cleaned.get("adopted_on"), cleaned.get("valid_until")
        if adopted_on and valid_until and valid_until <= adopted_on:
            self.add_error("valid_until", _("It would end before it was adopted."))
        if adopted_on and cleaned.get("state") == IntegrationConcept.State.IN_PREPARATION:
            self.add_error("adopted_on", _("What is still being prepared was not adopted yet."))
        return cleaned

    @property
    def content(self) -> ConceptContent:
        """What was written, once it is known to be usable."""
        return ConceptContent(**self.cleaned_data)
