"""Everyday components: icons, buttons, alerts, cards, facts, tags, tiles, empty states.

Each tag says in its docstring what it is given; ``/demo/komponenter/`` shows all in use.
"""

from collections.abc import Collection, Mapping
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from ordvern.apps.core.actors import Role
from ordvern.web.ui.access import HOMES
from ordvern.web.ui.statuses import shown
from ordvern.web.ui.taking_back import undoable

register = template.Library()
register.filter(undoable)


def draw(name: str, /, **context: object) -> SafeString:
    return render_to_string(f"ui/components/{name}.html", context)


@register.simple_tag
def agency() -> Mapping[str, str]:
    """Who runs this: name, e-mail, phone, address, organisation_number, as the settings say."""
    return settings.AGENCY


@register.simple_tag
def demo_mode() -> bool:
    """Whether this is a newcomer's own machine, where anybody may enter as anybody."""
    return bool(settings.DEMO)


@register.simple_tag
def home_of(role: str) -> str:
    """Where the own pages of somebody with this role begin."""
    return HOMES[Role(role)]


@register.simple_tag
def issuer_name() -> str:
    """Where staff may sign in besides here, as people call it; empty if nowhere."""
    return settings.OIDC.name if settings.OIDC else ""


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of ``static/ui/icons.svg``; with `label` if it stands without words."""
    href = f"{static('ui/icons.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="ov-icon" role="img" aria-label="{}"><use href="{}"></use></svg>',
            label,
            href,
        )
    return format_html(
        '<svg class="ov-icon" aria-hidden="true" focusable="false"><use href="{}"></use></svg>',
        href,
    )


@register.simple_tag
def button(label: str, **options: Any) -> SafeString:
    """A button that submits its form.

    Options: variant (primary, secondary, tertiary), color (danger, neutral), icon, name, value,
    type, form, id, size (sm, lg), full (true), disabled (true), command (the id of a dialog to
    close).
    """
    return draw("button", label=label, **options)


@register.simple_tag
def link_button(label: str, url: str, **options: Any) -> SafeString:
    """A link that looks like a button; options as `button`, and dialog (the id of a dialog that
    opens instead where scripts run; the link then leads to a page that asks the same)."""
    return draw("link_button", label=label, url=url, **options)


@register.simple_block_tag(end_name="endalert")
def alert(content: str, tone: str = "info", title: str = "", *, live: bool = False) -> SafeString:
    """Something to notice: tone info, success, warning or danger. `live` if it appears later."""
    role = ("alert" if tone == "danger" else "status") if live else ""
    return draw("alert", content=content, tone=tone, title=title, role=role)


@register.simple_block_tag(end_name="endcard")
def card(content: str, title: str = "", **options: Any) -> SafeString:
    """A sheet of its own. Options: tone (tinted, danger), icon, id, action (ready markup at the
    right of the title), level (the heading's, 2 if not said)."""
    return draw("card", content=content, title=title, **options)


@register.simple_block_tag(end_name="endfacts")
def facts(content: str, *, rows: bool = False) -> SafeString:
    """A definition list of `fact`s, in columns; `rows` for label and value side by side."""
    css = mark_safe(" ov-facts--rows") if rows else ""
    return format_html('<dl class="ov-facts{}">{}</dl>', css, content)


@register.simple_block_tag(end_name="endfact")
def fact(content: str, label: str) -> SafeString:
    """One label and its value, inside `facts`."""
    return format_html("<div><dt>{}</dt><dd>{}</dd></div>", label, content)


@register.simple_tag
def status(value: str, label: str = "") -> SafeString:
    """The state of an order, a job, a task or a promise, by its value in the database."""
    return draw("status", **shown(str(value), label))


@register.simple_tag
def tag(label: str, tone: str = "neutral") -> SafeString:
    """A word on a coloured ground, for what is not a state."""
    return format_html('<span class="ds-tag" data-size="sm" data-color="{}">{}</span>', tone, label)


@register.simple_tag
def tile(label: str, value: object, **options: Any) -> SafeString:
    """A large number. Options: note, url, tone (see `values.Tone`)."""
    return draw("tile", label=label, value=value, **options)


@register.simple_tag
def secret(value: str) -> SafeString:
    """Something shown once, with a button that copies it where scripts run."""
    return draw("secret", secret=value)


@register.simple_block_tag(end_name="endempty")
def empty(content: str, title: str, icon: str = "inbox") -> SafeString:
    """What stands where a list has nothing in it: say what will come, and what one can do."""
    return draw("empty", content=content, title=title, icon=icon)


@register.simple_block_tag(end_name="enddialog")
def dialog(content: str, id: str, title: str) -> SafeString:  # noqa: A002 - the attribute is called so
    """A native dialog, opened by a `link_button` with the same id in `dialog`."""
    return draw("dialog", content=content, id=id, title=title)


@register.filter
def variant_of(tags: Collection[str] | None) -> str:
    """How loud a button of django-allauth is, by the tags its templates give it."""
    words = set(tags or ())
    if words & {"outline", "tool", "secondary"}:
        return "secondary"
    return "tertiary" if words & {"link", "cancel"} else "primary"
