"""The side navigation of oversight, made where the layout draws it."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.urls import reverse
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ordvern.web.ui.values import Link, Section

register = template.Library()

PAGES: tuple[tuple[str, LazyText, str], ...] = (
    ("overview", gettext_lazy("Overview"), "dashboard"),
    ("promises", gettext_lazy("Promises"), "shield"),
    ("statement", gettext_lazy("Statement"), "statement"),
    ("breaches", gettext_lazy("Breaches"), "shield_alert"),
    ("wheel", gettext_lazy("Yearly wheel"), "calendar"),
    ("records", gettext_lazy("Records of processing"), "list"),
    ("assessment", gettext_lazy("DPIA"), "scales"),
    ("processors", gettext_lazy("Processors"), "lock"),
    ("disclosures", gettext_lazy("Authorities"), "send"),
    ("log", gettext_lazy("Log"), "log"),
    ("erasures", gettext_lazy("Erasures"), "erase"),
    ("cases", gettext_lazy("Requests about rights"), "scales"),
    ("retention", gettext_lazy("Retention"), "hourglass"),
    ("transfers", gettext_lazy("Transfers"), "globe"),
    ("memory-purge", gettext_lazy("Memories"), "memory"),
    ("visits", gettext_lazy("Visits"), "eye"),
    ("measuring", gettext_lazy("Measured by others"), "eye_off"),
    ("programs", gettext_lazy("Programs"), "cog"),
    ("storage", gettext_lazy("Storage and queue"), "lock"),
)


@register.simple_tag(takes_context=True)
def oversight_sections(context: Mapping[str, Any]) -> list[Section]:
    """The links of oversight, and the way to the orders that breaches are about."""
    path = context["request"].path
    links = []
    for name, words, icon in PAGES:
        url = reverse(f"oversight:{name}")
        links.append(Link(words, url, icon, path == url))
    return [
        Section(links),
        Section([Link(_("Orders"), reverse("desk:orders"), "list")], _("The desk")),
    ]


@register.simple_tag
def class_name(data: str, names: Mapping[str, LazyText]) -> str | LazyText:
    """What a class of data is called; its code if no rule knows it any more."""
    return names.get(data, data)


@register.simple_tag
def oversight_instruments() -> list[Link]:
    """All pages of oversight but the first, for the first to lead to."""
    return [Link(words, reverse(f"oversight:{name}"), icon) for name, words, icon in PAGES[1:]]
