"""Components that show order and time, and the ways between pages.

They draw the values of `ordvern.web.ui.values`: Step, Event, Link, Section.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.core.paginator import Page

from ordvern.web.ui.values import Event, Link, Step

register = template.Library()


@register.inclusion_tag("ui/components/steps.html")
def steps(items: Iterable[Step], label: str, *, across: bool = False) -> Mapping[str, object]:
    """The way of an order; `across` lays it out in one row where there is room."""
    return {"items": items, "label": label, "across": across}


@register.inclusion_tag("ui/components/timeline.html")
def timeline(events: Iterable[Event]) -> Mapping[str, object]:
    """What happened, newest first or oldest first as given."""
    return {"events": events}


@register.inclusion_tag("ui/components/tabs.html")
def tabs(links: Iterable[Link], label: str) -> Mapping[str, object]:
    """Links between sections of one thing, drawn as tabs; each section is a page of its own."""
    return {"links": links, "label": label}


@register.inclusion_tag("ui/components/crumbs.html")
def crumbs(links: Iterable[Link]) -> Mapping[str, object]:
    """The way up; the last link is the page itself and needs no address."""
    return {"links": links}


@register.inclusion_tag("ui/components/pages.html", takes_context=True)
def pages(context: Mapping[str, Any], page: Page[Any]) -> Mapping[str, object]:
    """The pages of a list; other parameters of the address are kept."""
    request = context.get("request")
    query = request.GET.copy() if request else None
    if query is not None:
        query.pop("page", None)
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    kept = f"{query.urlencode()}&" if query else ""
    return {"page": page, "numbers": list(numbers), "query": kept}


@register.inclusion_tag("ui/components/nav_item.html")
def nav_item(link: Link) -> Mapping[str, object]:
    """One link of a navigation, inside a list."""
    return {"link": link}


@register.inclusion_tag("ui/components/meter.html")
def meter(label: str, value: float, highest: float = 100, **options: Any) -> Mapping[str, object]:
    """How far or how much. Options: note (said at the right), tone, id."""
    share = round(100 * value / highest) if highest else 0
    return {"label": label, "value": value, "highest": highest, "share": share, **options}
