"""The list of offers on somebody's own website: what is shown there, and the code to copy for it."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import override

HEIGHT = 800  # pixels; whoever copies the code may change it


@dataclass(frozen=True, slots=True)
class Embedding:
    """A centre's list in a language; `root` is the address of the instance, `choice` the filters with a "?"."""

    root: str
    centre: str
    language: str
    choice: str = ""

    @property
    def frame(self) -> str:
        """The address of the list."""
        place = {"language": self.language, "centre": self.centre}
        return f"{self.root}{reverse('embedded_list', kwargs=place)}{self.choice}"

    @property
    def title(self) -> str:
        """What a screen reader says of the frame, in the language of the list."""
        with override(self.language):
            return _("Offers")

    @property
    def as_frame(self) -> str:
        """HTML that works wherever HTML may be written."""
        return (
            f'<iframe src="{escape(self.frame)}" title="{escape(self.title)}" '
            f'width="100%" height="{HEIGHT}" loading="lazy" style="border:0"></iframe>'
        )

    @property
    def as_element(self) -> str:
        """The same as an element of our own; its script has an address that lasts."""
        script = f"{self.root}{settings.STATIC_URL}api/angebote.js"
        query = f' query="{escape(self.choice.removeprefix("?"))}"' if self.choice else ""
        return (
            f'<script type="module" src="{script}"></script>\n'
            f'<knotenpunkt-angebote centre="{self.centre}" language="{self.language}"{query} '
            f'title="{escape(self.title)}" height="{HEIGHT}"></knotenpunkt-angebote>'
        )
