"""What centres of other instances work on, as their sources told it last."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from knotenpunkt.following.queries.sources import followed_profiles
from knotenpunkt.regions.domain.names import short_name


@dataclass(frozen=True, slots=True)
class FollowedThemes:
    """A centre, its themes on a day by name, and where that comes from and of when it is."""

    name: str
    themes: tuple[str, ...]
    origin: str
    told_at: datetime
    is_example: bool


def followed_themes(day: date, field: str, labels: Mapping[str, str]) -> list[FollowedThemes]:
    """The centres with a plan in force on the day, of one field alone if one is named; two SQL statements."""
    written = day.isoformat()
    rows = []
    for profile in followed_profiles():
        areas = [
            area
            for area in profile.content["focus_areas"]
            if area["period"]["begins_on"] <= written < area["period"]["ends_on"]
            and field in {"", area["field"]}
        ]
        themes = {term["code"]: term["name"] for area in areas for term in area["themes"]}
        if themes:
            rows.append(
                FollowedThemes(
                    name=short_name(profile.centre.territory),
                    themes=tuple(labels.get(code, name) for code, name in themes.items()),
                    origin=profile.source.address,
                    told_at=profile.told_at,
                    is_example=profile.content["is_example"],
                )
            )
    return rows
