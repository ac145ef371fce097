"""The form of posts, and the one that ends them."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from knotenpunkt.planning.actions.edit_posts import MOST_OF_ONE_ROW, PostContent
from knotenpunkt.planning.domain.plan_content import over_after
from knotenpunkt.planning.forms.fields import (
    Choice,
    Day,
    FullTime,
    Line,
    isolated,
    refuse_backwards,
    written_day,
    written_number,
)
from knotenpunkt.planning.models import Post
from knotenpunkt.planning.queries.posts import PostRow, post_row
from knotenpunkt.planning.queries.words import funding_name, post_kind_name
from knotenpunkt.shared.text.cldr import format_number


class PostForm(forms.Form):
    """How many posts of which kind there are, who pays, and from when until when."""

    kind = Choice(label=later("Kind of posts"), among=Post.Kind, named=post_kind_name)
    funding = Choice(label=later("Who pays"), among=Post.Funding, named=funding_name)
    full_time = FullTime(
        label=later("Full-time posts"),
        help_text=later("Half a post is 0.5."),
        most=MOST_OF_ONE_ROW,
        required=True,
    )
    begins_on = Day(label=later("First day"), help_text=later("For example: 01.09.2014"), required=True)
    last_on = Day(label=later("Last day"), help_text=later("Leave it empty while it goes on."))
    label = Line(
        label=later("What tells them apart"),
        help_text=later("Only where there are several of the same kind. No names."),
        longest=120,
    )
    source = Line(label=later("Source"), help_text=later("Where one can read this up."), longest=300)

    @classmethod
    def of(cls, post: Post) -> "PostForm":
        """The form filled in with a row."""
        return cls(initial=_written(post) | {"begins_on": written_day(post.begins_on)})

    @classmethod
    def following(cls, post: Post) -> "PostForm":
        """The form filled in with a row; from when it is to be different is asked."""
        return cls(initial=_written(post))

    def clean(self) -> dict[str, Any]:
        """They end after they began."""
        refuse_backwards(self)
        return self.cleaned_data

    def tell_overlap(self, other: Post) -> None:
        """A sentence that names the row which says the same of the same days."""
        self.add_error(
            "begins_on",
            _("These posts stand there already: %(row)s. Change that row, or write what tells the two apart.")
            % {"row": isolated(in_words(other))},
        )

    def tell_not_within(self, post: Post) -> None:
        """A sentence about a change before the row begins or after it ends."""
        self.add_error("begins_on", not_within(post))

    @property
    def content(self) -> PostContent:
        """What was written, once it is known to be usable."""
        cleaned = dict(self.cleaned_data)
        last_on = cleaned.pop("last_on")
        return PostContent(**cleaned, ends_on=last_on and over_after(last_on))


class PostEndForm(forms.Form):
    """The last day of posts."""

    last_on = Day(label=later("Last day"), help_text=later("For example: 31.12.2026"), required=True)

    def tell_not_within(self, post: Post) -> None:
        """A sentence about an end before the row begins, or after it ended."""
        self.add_error("last_on", not_within(post))

    @property
    def ends_on(self) -> date:
        """The day after the last."""
        return over_after(self.cleaned_data["last_on"])


def in_words(post: Post) -> str:
    """A row in one line, as the reader's language writes it: Verwaltung · 0,5 · seit 01.09.2014."""
    row, language = post_row(post), get_language() or settings.LANGUAGE_CODE
    number = format_number(post.full_time.normalize(), language)
    return " · ".join(part for part in (row.kind, row.funding, post.label, number, _days(row)) if part)


def _days(row: PostRow) -> str:
    first = written_day(row.post.begins_on)
    if row.last_day is None:
        return _("since %(first)s") % {"first": first}
    return _("%(first)s to %(last)s") % {"first": first, "last": written_day(row.last_day)}


def not_within(post: Post) -> str:
    """Why a day cannot be where these posts change or end."""
    row = post_row(post)
    if row.last_day is None:
        return _("These posts begin on %(first)s. Please write a later day.") % {
            "first": written_day(post.begins_on)
        }
    return _("These posts are there from %(first)s to %(last)s. Please write a day between them.") % {
        "first": written_day(post.begins_on),
        "last": written_day(row.last_day),
    }


def _written(post: Post) -> dict[str, Any]:
    return {
        "kind": post.kind,
        "funding": post.funding,
        "full_time": written_number(post.full_time),
        "last_on": written_day(post_row(post).last_day),
        "label": post.label,
        "source": post.source,
    }
