"""Addresses of pages of results: questions in all languages of the interface, never the same address twice."""

from collections.abc import Iterator
from itertools import count, cycle
from urllib.parse import urlencode

_QUESTIONS = {
    "de": (
        "Deutschkurs Kinderbetreuung Wegberg",
        "Hausaufgabenhilfe",
        "Deutchkurs mit Babysitter wegberg",
        "Frauencafé Erkelenz",
        "kostenlos schwimmen lernen",
        "Hilfe beim Ausfüllen von Formularen",
        "Nähen",
        "Schuldnerberatung Heinsberg",
        "Sprachkurs am Abend",
        "Fahrrad reparieren",
        "Spielgruppe für 2-jährige",
        "Beratung auf Arabisch",
        "Wohnung suchen",
        "Caritas",
        "Sportverein für Mädchen",
        "Ehrenamt Geilenkirchen",
    ),
    "en": (
        "german course with childcare",
        "help with forms",
        "women's café",
        "swimming lessons",
        "job search Hückelhoven",
    ),
    "nl": ("taalcursus duits", "hulp bij huiswerk"),
    "tr": ("almanca kursu", "anne çocuk grubu Erkelenz", "iş arama"),
    "pl": ("kurs niemieckiego", "pomoc prawna"),
    "ro": ("curs de germană", "consiliere pentru migranți"),
    "ar": ("دورة لغة ألمانية", "رعاية الأطفال", "مساعدة في السكن"),
    "uk": ("курси німецької мови", "допомога з документами", "дитячий садок"),
    "ru": ("курсы немецкого", "консультация"),
    "fa": ("کلاس زبان آلمانی",),
    "fr": ("cours d'allemand avec garde d'enfants",),
}


def result_pages(centre: str) -> Iterator[str]:
    """Addresses without end; a number that means nothing to the page makes each another one."""
    asked = [(language, question) for language, questions in _QUESTIONS.items() for question in questions]
    for number, (language, question) in zip(count(1), cycle(asked), strict=False):
        yield f"/{language}/{centre}/angebote/?{urlencode({'q': question, 'number': number})}"
