"""What a centre keeps about itself and its plans."""

from knotenpunkt.planning.models.plan import FocusArea, Measure, Plan, Target
from knotenpunkt.planning.models.post import Post
from knotenpunkt.planning.models.profile import FunctionContact, IntegrationConcept, Profile, Programme
from knotenpunkt.planning.models.progress import Actual, Progress

__all__ = [
    "Actual",
    "FocusArea",
    "FunctionContact",
    "IntegrationConcept",
    "Measure",
    "Plan",
    "Post",
    "Profile",
    "Programme",
    "Progress",
    "Target",
]
