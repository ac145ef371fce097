"""One entry side by side with its German texts: translating, releasing, asking a machine, discarding."""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.directory.domain.translations import Section
from knotenpunkt.translating.actions.save_translation import (
    ChangedMeanwhile,
    discard_translation,
    release_translation,
    remember_translation,
)
from knotenpunkt.translating.actions.translate_by_machine import suggest_translation
from knotenpunkt.translating.domain.entries import Entry, is_for_machines
from knotenpunkt.translating.forms.translation import TranslationForm
from knotenpunkt.translating.machines.configured import configured_machine
from knotenpunkt.translating.machines.machine import MachineTrouble, Trouble
from knotenpunkt.translating.queries.editor import Side, next_entry, sides_of, typed_or_stored
from knotenpunkt.translating.queries.entries import entry_of
from knotenpunkt.translating.queries.languages import IN_ADDRESSES, reference_of, target_language
from knotenpunkt.translating.queries.target import Target

_SAVING = {"release": release_translation, "remember": remember_translation}


@dataclass(frozen=True, slots=True)
class _Desk:
    """Who translates what."""

    request: HttpRequest
    workplace: Workplace
    target: Target
    entry: Entry


@dataclass(frozen=True, slots=True)
class _Told:
    """What is said above the texts, and the answer's status."""

    status: int = 200
    trouble: Trouble | None = None
    spoilt: Collection[Section] = ()
    overtaken: Collection[Section] = ()


@requires(Permission.TRANSLATION_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def translation_editor(
    request: HttpRequest, language: str, centre: str, target: str, kind: str, key: uuid.UUID
) -> HttpResponse:
    """Whatever was typed stays in its field until it is saved."""
    desk = _desk(request, language, centre, target, kind, key)
    if request.method != "POST":
        return _page(desk, TranslationForm(desk.entry.sources), {}, _Told())
    form = TranslationForm(desk.entry.sources, request.POST)
    if not form.is_valid():
        return _page(desk, form, form.raw, _Told(status=422))
    deed = request.POST.get("deed", "")
    if deed == "suggest":
        return _suggested(desk, form)
    return _saved(desk, form, deed if deed in _SAVING else "remember")


@requires(Permission.TRANSLATION_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def translation_editor_discard(
    request: HttpRequest, language: str, centre: str, target: str, kind: str, key: uuid.UUID
) -> HttpResponse:
    """Asks once; discarding again finds nothing to discard."""
    desk = _desk(request, language, centre, target, kind, key)
    if request.method != "POST":
        context = _frame(desk) | {"is_question": True}
        return render(request, "translating/translation_editor.html", context)
    discard_translation(desk.target, actor=desk.workplace.actor, now=timezone.now())
    return redirect(_here(desk))


def _desk(request: HttpRequest, language: str, centre: str, code: str, kind: str, key: uuid.UUID) -> _Desk:
    workplace = workplace_for(request, language, centre)
    target = Target(workplace.centre, reference_of(kind, key), target_language(code))
    return _Desk(request, workplace, target, entry_of(workplace.centre, target.reference))


def _saved(desk: _Desk, form: TranslationForm, deed: str) -> HttpResponse:
    try:
        _SAVING[deed](desk.target, form.texts, form.marks, actor=desk.workplace.actor, now=timezone.now())
    except ChangedMeanwhile as problem:
        now = _Desk(
            desk.request, desk.workplace, desk.target, entry_of(desk.target.centre, desk.target.reference)
        )
        return _page(now, form, form.raw, _Told(status=409, overtaken=problem.sections))
    return redirect(f"{_here(desk)}?getan={deed}")


def _suggested(desk: _Desk, form: TranslationForm) -> HttpResponse:
    """The page with the machine's texts in the fields that are empty; what was typed stays and is not saved yet."""
    machine = configured_machine()
    if machine is None:
        return _page(desk, form, form.raw, _Told())
    try:
        spoilt = suggest_translation(desk.target, machine, actor=desk.workplace.actor, now=timezone.now())
    except MachineTrouble as problem:
        return _page(desk, form, form.raw, _Told(status=503, trouble=problem.trouble))
    typed = {section: text for section, text in form.raw.items() if text.strip()}
    return _page(desk, form, typed, _Told(spoilt=spoilt))


def _page(desk: _Desk, form: TranslationForm, typed: Mapping[Section, str], told: _Told) -> HttpResponse:
    sides = sides_of(desk.target, desk.entry)
    values = typed_or_stored(sides, typed)
    following = next_entry(desk.target.centre, desk.target.language, desk.entry)
    context = _frame(desk) | {
        "form": form,
        "told": told,
        "done": desk.request.GET.get("getan", ""),
        "sides": [_field(side, form, values) for side in sides],
        "is_stored": any(side.stored for side in sides),
        "can_suggest": is_for_machines(desk.target.language) and configured_machine() is not None,
        "following": following,
        "following_kind": IN_ADDRESSES[following.entry.reference.kind] if following else "",
    }
    return render(desk.request, "translating/translation_editor.html", context, status=told.status)


def _field(side: Side, form: TranslationForm, values: Mapping[Section, str]) -> dict[str, object]:
    bound = form[side.section] if side.section in form.fields else None
    return {"side": side, "field": bound, "text": values[side.section]}


def _frame(desk: _Desk) -> dict[str, object]:
    return {
        "portal": desk.workplace.portal,
        "workplace": desk.workplace,
        "target": desk.target.language,
        "entry": desk.entry,
        "kind": IN_ADDRESSES[desk.target.reference.kind],
        "key": desk.target.reference.key,
    }


def _here(desk: _Desk) -> str:
    return desk.workplace.portal.address(
        "translation_editor",
        target=desk.target.language,
        kind=IN_ADDRESSES[desk.target.reference.kind],
        key=desk.target.reference.key,
    )
