"""The side navigation of oversight, made where the layout draws it."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from django import template
from django.urls import reverse
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ordvern.web.ui.values import Link, Section

register = template.Library()

Page = tuple[str, LazyText, str]
PAGES: tuple[tuple[LazyText | str, tuple[Page, ...]], ...] = (
    (
        "",
        (
            ("overview", gettext_lazy("Overview"), "dashboard"),
            ("breaches", gettext_lazy("Breaches"), "shield_alert"),
            ("cases", gettext_lazy("Requests about rights"), "question"),
            ("disclosures", gettext_lazy("Authorities"), "send"),
            ("wheel", gettext_lazy("Yearly wheel"), "calendar"),
        ),
    ),
    (
        gettext_lazy("What is promised"),
        (
            ("promises", gettext_lazy("Promises"), "shield"),
            ("statement", gettext_lazy("Statement"), "statement"),
            ("measuring", gettext_lazy("Measured by others"), "eye_off"),
        ),
    ),
    (
        gettext_lazy("Registers"),
        (
            ("records", gettext_lazy("Records of processing"), "list"),
            ("assessment", gettext_lazy("DPIA"), "scales"),
            ("processors", gettext_lazy("Processors"), "partner"),
            ("transfers", gettext_lazy("Transfers"), "globe"),
            ("programs", gettext_lazy("Programs"), "cog"),
        ),
    ),
    (
        gettext_lazy("Files and traces"),
        (
            ("retention", gettext_lazy("Retention"), "hourglass"),
            ("erasures", gettext_lazy("Erasures"), "erase"),
            ("memory-purge", gettext_lazy("Memories"), "memory"),
            ("log", gettext_lazy("Log"), "log"),
            ("visits", gettext_lazy("Visits"), "eye"),
            ("storage", gettext_lazy("Storage and queue"), "lock"),
        ),
    ),
)
INSIDE = {"promises": ("oversight:promise",)}
"""Pages that lie outside the address of the one they belong to."""


@register.simple_tag(takes_context=True)
def oversight_sections(context: Mapping[str, Any]) -> list[Section]:
    """The links of oversight, and the way to the orders that breaches are about."""
    request = context["request"]
    match = request.resolver_match
    here = match.view_name if match else ""
    found = [
        Section([_link(name, words, icon, request.path, here) for name, words, icon in pages], head)
        for head, pages in PAGES
    ]
    return [*found, Section([Link(_("Orders"), reverse("desk:orders"), "list")], _("The desk"))]


def _link(name: str, words: LazyText, icon: str, path: str, here: str) -> Link:
    """Also current on the pages below it; all of oversight lies below the first page."""
    url = reverse(f"oversight:{name}")
    below = name != "overview" and path.startswith(url)
    return Link(words, url, icon, path == url or below or here in INSIDE.get(name, ()))


@register.simple_tag(takes_context=True)
def program_tabs(context: Mapping[str, Any]) -> list[Link]:
    """The two pages about programs: those that ask, and those that are told."""
    path = context["request"].path
    pages = (
        (_("Programs with a token"), "oversight:programs"),
        (_("Webhooks"), "oversight:webhooks"),
    )
    found = [(words, reverse(name)) for words, name in pages]
    return [Link(words, url, is_current=path == url) for words, url in found]


@register.simple_tag
def class_name(data: str, names: Mapping[str, LazyText]) -> str | LazyText:
    """What a class of data is called; its code if no rule knows it any more."""
    return names.get(data, data)


@register.filter
def under(row: Sequence[str], head: Sequence[str]) -> list[tuple[str, str]]:
    """The cells of a row, each with the heading that it stands under; none is lost."""
    return list(zip_longest(head, row, fillvalue=""))
