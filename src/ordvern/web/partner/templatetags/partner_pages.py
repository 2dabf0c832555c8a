"""The side navigation of a partner, made where the layout draws it."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from ordvern.web.ui.values import Link, Section

register = template.Library()


@register.simple_tag(takes_context=True)
def partner_sections(context: Mapping[str, Any]) -> list[Section]:
    """Where a partner can go."""
    path = context["request"].path
    jobs, statement = reverse("partner:jobs"), reverse("partner:statement")
    terms, me = reverse("partner:terms"), reverse("partner:me")
    return [
        Section(
            [
                Link(_("My jobs"), jobs, "list", path == jobs),
                Link(_("About me"), me, "partner", path.startswith(me)),
                Link(_("Terms"), terms, "gavel", path == terms),
                Link(_("Privacy statement"), statement, "statement", path == statement),
            ]
        )
    ]
