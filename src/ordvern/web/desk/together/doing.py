"""Does a deed to many rows, each by itself, and tells what came of it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.functional import Promise as LazyText
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.web.desk.views.acting import REFUSALS, words_for
from ordvern.web.ui.taking_back import tell_done

from .deed import Deed, Listing

Refused = dict[str | LazyText, list[Any]]


def do_to_each(
    deed: Deed,
    rows: Iterable[Any],
    told: Mapping[Any, Mapping[str, Any]],
    *,
    actor: Actor,
    now: datetime,
) -> tuple[int, Refused]:
    """How many were done, and the others by the reason. `told` has by key what is said of a row.

    Each row is one transaction of its use case: none is ever half done, and one that is refused
    stands in the way of no other.
    """
    done, refused = 0, Refused()
    for row in rows:
        try:
            deed.use_case(row, actor=actor, now=now, **told[row.pk])
        except tuple(REFUSALS) as refusal:
            refused.setdefault(_why(refusal, deed), []).append(row)
        else:
            done += 1
    return done, refused


def _why(refusal: Exception, deed: Deed) -> str | LazyText:
    return deed.moved_on if type(refusal) is NotAllowedNow else words_for(refusal)


def tell(
    request: HttpRequest,
    listing: Listing,
    deed: Deed,
    found: tuple[int, Refused],
    *,
    actor: Actor,
    now: datetime,
) -> None:
    """How many were done, with a button to undo it where that is safe; which not, and why."""
    done, refused = found
    if done:
        tell_done(request, str(deed.done % {"count": done}), actor=actor, now=now)
    for why, rows in refused.items():
        links = format_html_join(
            ", ", '<a href="{}">{}</a>', ((listing.url_of(row, actor), row.number) for row in rows)
        )
        messages.warning(request, format_html(_("Not done: {links}. {why}"), links=links, why=why))
