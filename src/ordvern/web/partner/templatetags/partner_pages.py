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
    request = context["request"]
    path = request.path
    jobs, statement = reverse("partner:jobs"), reverse("partner:statement")
    in_a_job = bool(request.resolver_match and "job_id" in request.resolver_match.kwargs)
    terms, me = reverse("partner:terms"), reverse("partner:me")
    return [
        Section(
            [
                Link(_("My jobs"), jobs, "list", path == jobs or in_a_job),
                Link(_("About me"), me, "partner", path.startswith(me)),
                Link(_("Terms"), terms, "gavel", path.startswith(terms)),
                Link(_("Privacy statement"), statement, "statement", path == statement),
            ]
        )
    ]
