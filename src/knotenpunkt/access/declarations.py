"""Every view says who may open it; a test walks all addresses and fails on a view that says nothing."""

from collections.abc import Callable
from typing import Any

from knotenpunkt.access.policy import Permission
from knotenpunkt.shared.web.language import for_staff

PUBLIC = "public"
SIGNED_IN = "signed_in"


def public[**P, R](view: Callable[P, R]) -> Callable[P, R]:
    """Declare that everyone may open this view."""
    return _declared(view, PUBLIC)


def signed_in[**P, R](view: Callable[P, R]) -> Callable[P, R]:
    """Declare that the view is about the account of whoever signed in; the view itself asks for her."""
    return _declared(view, SIGNED_IN)


def requires[**P, R](permission: Permission) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Declare the permission this view asks for; the view itself checks it against the centre. It is for staff."""
    return lambda view: for_staff(_declared(view, permission))


def declaration(view: Callable[..., Any]) -> str | None:
    """What a view declares; None if it says nothing."""
    return getattr(view, "access_declaration", None)


def _declared[**P, R](view: Callable[P, R], value: str) -> Callable[P, R]:
    view.access_declaration = value  # type: ignore[attr-defined]
    return view
