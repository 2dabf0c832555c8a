"""Words for what stands in the rows of orders: languages, risks, verbs, actors."""

from datetime import date, datetime

from django import template
from django.utils.formats import date_format
from django.utils.functional import Promise as LazyText
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ordvern.detection import RiskClass
from ordvern.text import Language
from ordvern.web.ui import languages
from ordvern.web.ui.closed_days import told_of
from ordvern.web.ui.happenings import ACTORS, verb_words

from .ui import tag

register = template.Library()

# Words and colour of each risk class.
RISKS: dict[RiskClass, tuple[LazyText, str]] = {
    RiskClass.NONE: (_("Nothing personal"), "success"),
    RiskClass.PERSONAL: (_("Personal data"), "info"),
    RiskClass.NATIONAL_NUMBER: (_("Identity number"), "warning"),
    RiskClass.SENSITIVE: (_("Sensitive"), "danger"),
    RiskClass.CRIMINAL: (_("Criminal offences"), "danger"),
}


@register.filter
def language_name(code: str) -> str:
    """The name of a language in the language of the page."""
    if code in ("", Language.UNKNOWN):
        return str(_("not recognised"))
    return languages.language_name(code)


@register.simple_tag
def language_pair(source: str, target: str) -> SafeString:
    """A direction of translation in short, for tables; in words for those who listen."""
    return format_html(
        '<span class="ov-nowrap" aria-hidden="true" title="{} → {}">{} → {}</span>'
        '<span class="ov-hidden-visually">{} → {}</span>',
        *(language_name(source), language_name(target)),
        *(source, target),
        *(language_name(source), language_name(target)),
    )


@register.simple_tag
def language_code(code: str) -> SafeString:
    """A further language of a direction in short; its name for those who listen."""
    return format_html('<abbr title="{}">{}</abbr>', language_name(code), code)


@register.simple_tag
def risk(value: str) -> SafeString | str:
    """The risk class of a file as a tag; nothing for a file that has none yet."""
    if value not in list(RiskClass):
        return ""
    words, colour = RISKS[RiskClass(value)]
    return tag(str(words), colour)


@register.filter
def is_closed_day(value: date | None) -> bool:
    return bool(told_of(value))


@register.filter
def day(value: date | datetime | None) -> str:
    """A day without its year, for tables."""
    return date_format(value, "MONTH_DAY_FORMAT") if value else ""


@register.filter
def verb(value: str) -> str:
    """What the log calls something, in words."""
    return str(verb_words(value))


@register.filter
def actor(value: str) -> str:
    """Who did something, by kind."""
    return str(ACTORS.get(value, value))
