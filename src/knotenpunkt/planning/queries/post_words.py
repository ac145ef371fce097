"""What kinds of posts and sources of funding are called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as later

from knotenpunkt.planning.models import Post

_KIND, _FUNDING = Post.Kind, Post.Funding

KIND_WORDS: Mapping[str, Promise] = {
    _KIND.SPECIALIST: later("Specialists"),
    _KIND.ADMINISTRATION: later("Administration"),
    _KIND.SECONDED_TEACHER: later("Seconded teachers"),
    _KIND.VOLUNTEERING: later("KOMM-AN: volunteering"),
    _KIND.MANAGEMENT_STRATEGY: later("KIM module 1: strategy"),
    _KIND.CASE_MANAGEMENT: later("KIM module 2: case management"),
    _KIND.MANAGEMENT_AUTHORITIES: later("KIM module 3: authorities"),
    _KIND.OTHER: later("Other posts"),
}
FUNDING_WORDS: Mapping[str, Promise] = {
    _FUNDING.STATE_LUMP_SUM: later("Lump sum of the state"),
    _FUNDING.STATE_SECONDMENT: later("Released by the state"),
    _FUNDING.STATE_PROGRAMME: later("Programme of the state"),
    _FUNDING.FEDERAL: later("Federal funds"),
    _FUNDING.OWN: later("Own funds"),
    _FUNDING.OTHER: later("Other funding"),
}
