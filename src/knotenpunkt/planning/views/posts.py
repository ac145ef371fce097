"""The posts of a centre: the line over time, the rows with what can become of them, and what was withdrawn."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods, require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import Workplace, workplace_for
from knotenpunkt.planning.actions.edit_posts import (
    NotWithinPost,
    PostsOverlap,
    add_post,
    change_post,
    correct_post,
    end_post,
    withdraw_post,
)
from knotenpunkt.planning.domain.step_chart import step_chart
from knotenpunkt.planning.forms.post import PostEndForm, PostForm, in_words
from knotenpunkt.planning.models import Post
from knotenpunkt.planning.queries.posts import post_of, post_row, posts_of, posts_over_time, span_of


@requires(Permission.PROFILE_EDIT)
@require_safe
def posts(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """How many there are, how it came to that, and every row."""
    workplace = workplace_for(request, language, centre)
    today = timezone.localdate()
    rows = [post_row(post) for post in posts_of(workplace.centre)]
    standing = [row for row in rows if row.post.withdrawn_at is None]
    over_time = posts_over_time((span_of(row.post) for row in standing), today)
    shown = {
        "today": today,
        "done": request.GET.get("done", ""),
        "over_time": over_time,
        "chart": step_chart(over_time.steps, today),
        "current": [row for row in standing if row.last_day is None or row.last_day >= today],
        "ended": [row for row in standing if row.last_day is not None and row.last_day < today],
        "withdrawn": [row for row in rows if row.post.withdrawn_at is not None],
    }
    return _page(request, workplace, shown)


@requires(Permission.PROFILE_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def posts_add(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The empty form."""
    workplace = workplace_for(request, language, centre)
    form = PostForm(request.POST) if request.method == "POST" else PostForm()
    if form.is_valid():
        try:
            add_post(workplace.centre, form.content, actor=workplace.actor, now=timezone.now())
        except PostsOverlap as problem:
            form.tell_overlap(problem.other)
        else:
            return _back(workplace)
    return _form(request, workplace, form, later("Enter posts"))


@requires(Permission.PROFILE_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def posts_change(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """What is different from a day on; what was until then stays."""
    workplace = workplace_for(request, language, centre)
    post = post_of(workplace.centre, key)
    form = PostForm(request.POST) if request.method == "POST" else PostForm.following(post)
    if form.is_valid():
        try:
            change_post(post, form.content, actor=workplace.actor, now=timezone.now())
        except PostsOverlap as problem:
            form.tell_overlap(problem.other)
        except NotWithinPost:
            form.tell_not_within(post)
        else:
            return _back(workplace)
    return _form(request, workplace, form, later("What changes, and from when?"), post)


@requires(Permission.PROFILE_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def posts_end(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """The last day of a row."""
    workplace = workplace_for(request, language, centre)
    post = post_of(workplace.centre, key)
    form = PostEndForm(request.POST) if request.method == "POST" else PostEndForm()
    if form.is_valid():
        try:
            end_post(post, form.ends_on, actor=workplace.actor, now=timezone.now())
        except NotWithinPost:
            form.tell_not_within(post)
        else:
            return _back(workplace)
    return _form(request, workplace, form, later("When do these posts end?"), post)


@requires(Permission.PROFILE_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def posts_correct(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """What is right instead of a row that was wrong from the beginning."""
    workplace = workplace_for(request, language, centre)
    post = post_of(workplace.centre, key)
    form = PostForm(request.POST) if request.method == "POST" else PostForm.of(post)
    if form.is_valid():
        try:
            correct_post(post, form.content, actor=workplace.actor, now=timezone.now())
        except PostsOverlap as problem:
            form.tell_overlap(problem.other)
        else:
            return _back(workplace)
    return _form(request, workplace, form, later("What is right?"), post, can_withdraw=True)


@requires(Permission.PROFILE_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def posts_withdraw(request: HttpRequest, language: str, centre: str, key: uuid.UUID) -> HttpResponse:
    """Asks once, in words that name the row; it stays in the history."""
    workplace = workplace_for(request, language, centre)
    post = post_of(workplace.centre, key)
    if request.method == "POST":
        withdraw_post(post, actor=workplace.actor, now=timezone.now())
        return _back(workplace)
    return _page(request, workplace, {"asked": post, "words": in_words(post)})


def _form(
    request: HttpRequest,
    workplace: Workplace,
    form: PostForm | PostEndForm,
    heading: Promise,
    post: Post | None = None,
    *,
    can_withdraw: bool = False,
) -> HttpResponse:
    shown = {
        "form": form,
        "heading": heading,
        "post": post,
        "words": in_words(post) if post else "",
        "can_withdraw": can_withdraw,
    }
    return _page(request, workplace, shown, status=422 if form.is_bound else 200)


def _page(
    request: HttpRequest, workplace: Workplace, shown: dict[str, Any], status: int = 200
) -> HttpResponse:
    context = {"portal": workplace.portal, "workplace": workplace, "form": None, "asked": None, **shown}
    return render(request, "planning/posts.html", context, status=status)


def _back(workplace: Workplace) -> HttpResponse:
    """To the list, so that loading the page again sends nothing twice."""
    return redirect(f"{workplace.portal.address('posts')}?done=saved")
