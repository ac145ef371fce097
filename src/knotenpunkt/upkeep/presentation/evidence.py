"""What speaks for and against two entries being the same, in the reader's words."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from knotenpunkt.upkeep.domain.likeness import SAME
from knotenpunkt.upkeep.domain.likeness_signs import Sign
from knotenpunkt.upkeep.models import DuplicatePair


def likeness_in_words(likeness: float) -> str:
    """How alike two entries are; a number would say more than is known."""
    return _("Very probably the same") if likeness >= SAME else _("Perhaps the same")


def evidence_in_words(pair: DuplicatePair) -> tuple[str, str]:
    """What speaks for it, and what speaks against it; signs that the program no longer knows are passed over."""
    words = _words_of_signs()
    signs = [Sign(sign) for sign in pair.evidence.get("signs", ()) if sign in words]
    return (
        ", ".join(words[sign] for sign in signs if not sign.speaks_against),
        ", ".join(words[sign] for sign in signs if sign.speaks_against),
    )


def _words_of_signs() -> Mapping[str, str]:
    return {
        Sign.TITLE_SAME: pgettext("evidence", "same name"),
        Sign.TITLE_ALIKE: pgettext("evidence", "similar name"),
        Sign.TITLE_OTHER: pgettext("evidence", "other name"),
        Sign.SERIES_OTHER: pgettext("evidence", "other number in the name"),
        Sign.AUDIENCE_OTHER: pgettext("evidence", "for other people"),
        Sign.LEVEL_OTHER: pgettext("evidence", "other level of German"),
        Sign.PROVIDER_SAME: pgettext("evidence", "same provider"),
        Sign.PROVIDER_ALIKE: pgettext("evidence", "similar provider"),
        Sign.PROVIDER_OTHER: pgettext("evidence", "other provider"),
        Sign.PLACE_SAME: pgettext("evidence", "same place"),
        Sign.TOWN_SAME: pgettext("evidence", "same town"),
        Sign.DISTRICT_SAME: pgettext("evidence", "both for the whole district"),
        Sign.ADDRESS_OTHER: pgettext("evidence", "other address in the same town"),
        Sign.TOWN_OTHER: pgettext("evidence", "other town"),
        Sign.TIMES_SAME: pgettext("evidence", "same times"),
        Sign.TIMES_OVERLAP: pgettext("evidence", "times overlap"),
        Sign.TIMES_OTHER: pgettext("evidence", "other times"),
        Sign.PHONE_SAME: pgettext("evidence", "same phone number"),
        Sign.EMAIL_SAME: pgettext("evidence", "same e-mail address"),
        Sign.WEBSITE_SAME: pgettext("evidence", "same website"),
        Sign.CONTACT_OTHER: pgettext("evidence", "other contact"),
        Sign.TOPICS_SHARED: pgettext("evidence", "topics in common"),
        Sign.TOPICS_OTHER: pgettext("evidence", "other topics"),
    }
