"""What other instances told, and how far they can be believed."""

from knotenpunkt.following.models.source import FollowedProfile, Source

__all__ = ["FollowedProfile", "Source"]
