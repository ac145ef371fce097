"""The entries of one language by what they need."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import workplace_for
from knotenpunkt.directory.domain.translations import URGENCY, State
from knotenpunkt.translating.queries.entries import EntryState, states_in
from knotenpunkt.translating.queries.languages import IN_ADDRESSES, target_language

PAGE = 50


@dataclass(frozen=True, slots=True)
class Choice:
    """A state that can be chosen; `state` is None for all of them."""

    state: State | None
    number: int
    address: str


@requires(Permission.TRANSLATION_EDIT)
@require_safe
def translation_list(request: HttpRequest, language: str, centre: str, target: str) -> HttpResponse:
    """Chosen by state and by words of the title; what needs somebody most comes first."""
    workplace = workplace_for(request, language, centre)
    states = states_in(workplace.centre, target_language(target))
    words, chosen = request.GET.get("q", "").strip(), _state(request.GET.get("stand", ""))
    named = [one for one in states if words.casefold() in one.entry.title.casefold()]
    found = [one for one in named if chosen in (None, one.state)]
    page = _page(request.GET.get("seite", ""), len(found))
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "target": target,
        "words": words,
        "chosen": chosen,
        "choices": _choices(named, words),
        "entries": [
            (one, IN_ADDRESSES[one.entry.reference.kind]) for one in found[(page - 1) * PAGE : page * PAGE]
        ],
        "number": len(found),
        "before": _address(chosen, words, page - 1) if page > 1 else "",
        "after": _address(chosen, words, page + 1) if page * PAGE < len(found) else "",
    }
    return render(request, "translating/translation_list.html", context)


def _state(written: str) -> State | None:
    return State(written) if written in State else None


def _page(written: str, number: int) -> int:
    """A page behind the last one is the last one."""
    last = max(1, -(-number // PAGE))
    return min(int(written), last) if written.isascii() and written.isdecimal() and int(written) else 1


def _choices(named: list[EntryState], words: str) -> list[Choice]:
    counted = [(state, sum(one.state is state for one in named)) for state in URGENCY]
    return [Choice(None, len(named), _address(None, words))] + [
        Choice(state, number, _address(state, words)) for state, number in counted
    ]


def _address(state: State | None, words: str, page: int = 1) -> str:
    known = {"stand": state or "", "q": words, "seite": page if page > 1 else ""}
    return "?" + urlencode({name: value for name, value in known.items() if value})
