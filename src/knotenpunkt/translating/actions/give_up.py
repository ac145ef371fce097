"""Giving up: a text that a machine spoils night after night is not sent to it again until it says something else."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db import transaction

from knotenpunkt.directory.domain.translations import Section, source_hash
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet
from knotenpunkt.translating.actions.writing import Act, trail
from knotenpunkt.translating.models import SpoiltText
from knotenpunkt.translating.queries.given_up import MOST_NIGHTS
from knotenpunkt.translating.queries.target import Target


def still_to_try(target: Target, texts: Mapping[Section, str]) -> Mapping[Section, str]:
    """The texts without those that were given up as they are today."""
    given_up = set(_rows(target).filter(nights__gte=MOST_NIGHTS).values_list("section", "source_hash"))
    return {section: text for section, text in texts.items() if (section, source_hash(text)) not in given_up}


def count_night(
    target: Target, tried: Mapping[Section, str], spoilt: Collection[Section], act: Act, today: date
) -> int:
    """Keep how many nights each text was spoilt in; how many texts are given up tonight.

    A text that was translated, or that says something else now, begins anew. One night counts once.
    """
    with transaction.atomic():
        _rows(target).filter(section__in=tried.keys() - set(spoilt)).delete()
        given_up = [section for section in spoilt if _spoilt(target, section, tried[section], today)]
        if given_up:
            trail("give_up", target, given_up, act)
    return len(given_up)


def _spoilt(target: Target, section: Section, text: str, today: date) -> bool:
    """Whether this was one night too many."""
    row = _rows(target).filter(section=section).first() or SpoiltText(
        centre=target.centre,
        kind=target.reference.kind,
        entry=target.reference.key,
        section=section,
        language=target.language,
    )
    if row.source_hash != source_hash(text):
        row.source_hash, row.nights = source_hash(text), 1
    elif row.last_on < today:
        row.nights += 1
    else:
        return False
    row.last_on = today
    row.save()
    return row.nights == MOST_NIGHTS


def _rows(target: Target) -> TenantQuerySet[SpoiltText]:
    rows: TenantQuerySet[SpoiltText] = SpoiltText.objects.within(Scope.of(target.centre))
    return rows.filter(entry=target.reference.key, language=target.language)
