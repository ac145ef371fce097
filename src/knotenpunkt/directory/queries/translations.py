"""Translations as readers may see them: released ones, and those of a machine where the centre shows them."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from knotenpunkt.directory.domain.translations import (
    TARGET_LANGUAGES,
    Section,
    TranslatedText,
    Translations,
    best,
    source_hash,
)
from knotenpunkt.directory.models import CatalogueSettings, Translation
from knotenpunkt.shared.tenancy import Scope

_LANGUAGES = {code: code for code in TARGET_LANGUAGES}  # one object a code, however many rows name it
_COLUMNS = ("section", "language", "text", "source_hash", "origin", "made_at", "released_at")

type Originals = Mapping[uuid.UUID, Mapping[Section, str]]


class _Row(NamedTuple):
    entry: uuid.UUID
    section: Section
    language: str
    made_of: str
    translated: TranslatedText


def visible_translations(scope: Scope | None, originals: Originals) -> dict[uuid.UUID, Translations]:
    """For each entry what readers may see of its translations, in one statement; `originals` are its German texts.

    Without a scope only the rows of these entries are read, of whatever centre. What a machine made of an older text
    is shown to nobody.
    """

    @cache
    def hash_now(entry: uuid.UUID, section: Section) -> str:
        return source_hash(originals[entry].get(section, ""))

    found: defaultdict[uuid.UUID, dict[str, dict[Section, TranslatedText]]] = defaultdict(dict)
    for row in _visible_rows(_rows_of(scope, originals)):
        if row.entry not in originals:
            continue
        is_current = row.made_of == hash_now(row.entry, row.section)
        if is_current or row.translated.is_checked:
            shown = row.translated._replace(is_current=is_current)
            texts = found[row.entry].setdefault(row.language, {})
            texts[row.section] = best(texts.get(row.section, shown), shown)
    return dict(found)


def _rows_of(scope: Scope | None, entries: Collection[uuid.UUID]) -> QuerySet[Translation]:
    if scope is not None:
        return Translation.objects.within(scope)
    rows = Translation.objects.unscoped(reason="the entries are named by their keys")
    return rows.filter(Q(service__in=entries) | Q(organization__in=entries))


def shown(translations: QuerySet[Translation]) -> QuerySet[Translation]:
    """Those that were released, and those of a machine where the centre shows them."""
    shows_machine = CatalogueSettings.objects.unscoped(reason="hangs on rows that are guarded").filter(
        centre=OuterRef("centre"), shows_machine_translations=True
    )
    return translations.filter(
        Q(released_at__isnull=False) | (Q(origin=Translation.Origin.MACHINE) & Exists(shows_machine))
    )


def _visible_rows(translations: QuerySet[Translation]) -> Iterator[_Row]:
    for (
        service,
        organization,
        section,
        language,
        text,
        made_of,
        origin,
        made_at,
        released_at,
    ) in shown(translations).order_by("pk").values_list("service_id", "organization_id", *_COLUMNS):
        by_machine = origin == Translation.Origin.MACHINE
        made_on = timezone.localdate(made_at)
        translated = TranslatedText(text, made_on, by_machine, is_checked=released_at is not None)
        yield _Row(
            service or organization, Section(section), _LANGUAGES.get(language, language), made_of, translated
        )
