"""What the states of an integration concept are called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as later

from knotenpunkt.planning.models import IntegrationConcept

_STATE = IntegrationConcept.State

CONCEPT_STATE_WORDS: Mapping[str, Promise] = {
    _STATE.IN_PREPARATION: later("Being prepared"),
    _STATE.ADOPTED: later("Adopted"),
    _STATE.UNDER_REVISION: later("Being revised"),
}
