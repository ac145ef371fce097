"""The form for a source of other people's entries; whatever cannot be used gets a sentence at its field."""

from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext as _

from knotenpunkt.harvesting.actions.keep_sources import SourceFacts
from knotenpunkt.harvesting.domain.readings import READINGS
from knotenpunkt.harvesting.domain.sources import SourceKind
from knotenpunkt.harvesting.queries.sentences import kind_name

_LONGEST = {"address": 500, "title": 200, "licence": 200}


class SourceForm(forms.Form):
    """What it speaks, where it is, whose it is, and under which licence."""

    kind = forms.ChoiceField(
        choices=[(kind.value, kind.name) for kind in READINGS], initial=SourceKind.HSDS_API
    )
    address = forms.CharField(required=False)
    title = forms.CharField(required=False)
    licence = forms.CharField(required=False)
    is_nightly = forms.BooleanField(required=False, initial=True)

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """The kinds with their names in the reader's language."""
        return [(kind.value, kind_name(kind)) for kind in READINGS]

    def clean_address(self) -> str:
        address = self._line(
            "address", _("Please write the address where the list is, beginning with https://.")
        )
        try:
            parts = urlsplit(address)
            is_usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
        except ValueError:
            is_usable = False
        if not is_usable:
            raise forms.ValidationError(
                _("This is no web address. An example: https://hsds.kreis-beispiel.de/v3/")
            )
        return address

    def clean_title(self) -> str:
        return self._line("title", _("Please say whose list it is. Readers see this beside every offer."))

    def clean_licence(self) -> str:
        return self._line("licence", _("Please say under which licence the data are, such as CC BY 4.0."))

    @property
    def facts(self) -> SourceFacts:
        """What was written, once it is known to be usable."""
        cleaned = self.cleaned_data
        return SourceFacts(
            SourceKind(cleaned["kind"]),
            cleaned["address"],
            cleaned["title"],
            cleaned["licence"],
            cleaned["is_nightly"],
        )

    def _line(self, name: str, if_empty: str) -> str:
        line = " ".join(str(self.cleaned_data[name]).split())
        if not line:
            raise forms.ValidationError(if_empty)
        if len(line) > _LONGEST[name]:
            raise forms.ValidationError(
                _("Please write at most %(most)d characters.") % {"most": _LONGEST[name]}
            )
        return line
