"""Words with a number, in every form that the reader's language has: a script puts the number in."""

from collections.abc import Callable

from django.utils.translation import get_language

from knotenpunkt.shared.text.cldr import locale_for

_SAMPLES = (1, 2, 0, 3, 11, 100, *range(4, 11))


def forms_of(words: Callable[[int], str]) -> dict[str, str]:
    """By CLDR plural category („one", „few", „other"): the words for a number of it, „#" where the number stands."""
    plural = locale_for(get_language() or "de").plural_form
    samples: dict[str, int] = {}
    for number in _SAMPLES:
        samples.setdefault(plural(number), number)
    return {category: words(number) for category, number in samples.items()}
