"""A small invented region of Integreat, told as its API tells it."""

import json
from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

BASE = "https://cms.integreat-app.de/musterkreis/de/wp-json/extensions/v3/"
PLACES, EVENTS = f"{BASE}locations/", f"{BASE}events/?combine_recurring=true"
NOWHERE = dict.fromkeys(
    ("id", "name", "address", "town", "state", "postcode", "region", "country", "latitude", "longitude")
)


def day(*slots: tuple[str, str], closed: bool = False, by_appointment: bool = False) -> dict[str, Any]:
    """A day of the opening hours."""
    return {
        "allDay": False,
        "closed": closed,
        "appointmentOnly": by_appointment,
        "timeSlots": [{"start": start, "end": end} for start, end in slots],
    }


PLACE: Mapping[str, Any] = {
    "id": 41,
    "url": "https://cms.integreat-app.de/musterkreis/de/locations/welcome-point/",
    "path": "/musterkreis/de/locations/welcome-point/",
    "title": "Welcome Point",
    "modified_gmt": "2026-03-01T08:00:00Z",
    "last_updated": "2026-03-01T09:00:00+01:00",
    "meta_description": "Erste Fragen",
    "excerpt": "Wir helfen bei ersten Fragen.",
    "content": "<p>Wir helfen bei <b>ersten Fragen</b>.</p><script>alert(1)</script>",
    "available_languages": {
        "en": {"id": 42, "url": "", "path": ""},
        "ar": {"id": None, "url": "", "path": ""},
    },
    "icon": None,
    "thumbnail": None,
    "website": "https://welcome.example",
    "email": "welcome@example.org",
    "phone_number": "02452 134222",
    "category": {
        "id": 1,
        "name": "Beratungsstelle",
        "color": "#07DC03",
        "icon": "advice",
        "icon_url": "https://cms.integreat-app.de/static/advice.svg",
        "icon_color": "advice_#07DC03",
    },
    "temporarily_closed": False,
    "opening_hours": [
        day(("10:00", "13:00"), ("15:00", "18:00")),
        day(("10:00", "13:00")),
        day(closed=True),
        day(by_appointment=True),
        day(),
        day(closed=True),
        day(closed=True),
    ],
    "appointment_url": None,
    "location": {
        "id": 7,
        "name": "Welcome Point",
        "address": "Musterstraße 2",
        "town": "Heinsberg",
        "state": None,
        "postcode": "52525",
        "region": None,
        "country": "Deutschland",
        "latitude": None,
        "longitude": None,
    },
    "hash": None,
    "organization": {
        "id": 3,
        "slug": "verein",
        "name": "Verein Miteinander",
        "logo": "https://cms.integreat-app.de/logo.png",
        "website": "https://verein.example",
    },
    "barrier_free": None,
}

EVENT: Mapping[str, Any] = {
    "id": 90,
    "url": "https://cms.integreat-app.de/musterkreis/de/events/sprachcafe/",
    "path": "/musterkreis/de/events/sprachcafe/",
    "title": "Sprachcafé",
    "modified_gmt": "2026-03-01T08:00:00Z",
    "last_updated": "2026-03-01T09:00:00+01:00",
    "excerpt": "Deutsch sprechen.",
    "content": "<p>Deutsch sprechen.</p>",
    "available_languages": {},
    "thumbnail": None,
    "location": {**NOWHERE, "id": 7, "name": "Bürgerhaus", "address": "Markt 1", "town": "Heinsberg"},
    "location_path": None,
    "meeting_url": None,
    "event": {
        "id": 12,
        "start": "2030-01-01T13:00:00+01:00",
        "start_date": "2030-01-01",
        "start_time": "13:00:00",
        "end": "2030-01-01T15:00:00+01:00",
        "end_date": "2030-01-01",
        "end_time": "15:00:00",
        "all_day": False,
        "only_weekdays": False,
        "recurrence_id": None,
        "timezone": "Europe/Berlin",
    },
    "hash": None,
    "recurrence_rule": None,
}


def changed(record: Mapping[str, Any], **fields: Any) -> dict[str, Any]:
    """The record with other values; where these are records, with some other fields in them."""
    new: dict[str, Any] = deepcopy(dict(record))
    for name, value in fields.items():
        is_part = isinstance(value, dict) and isinstance(new.get(name), dict)
        new[name] = {**new[name], **value} if is_part else value
    return new


def answering(places: Any = (), events: Any = ()) -> Callable[[str], bytes]:
    """Who is asked for a list and has it."""
    answers = {PLACES: places, EVENTS: events}
    return lambda address: json.dumps(answers[address]).encode()
