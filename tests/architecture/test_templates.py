"""Templates: a site's own, no script or style in the page, nothing marked safe, nothing foreign."""

import re
from collections.abc import Callable, Iterator

import pytest

from .house import Module, Template, modules, templates

USED = re.compile(r"""{%\s*(?:include|extends)\s+["']([^"'/]+)/[^"']+["']""")
IN_CODE = re.compile(r"""["']([a-z_]+)/[\w./-]+\.html["']""")
OF_ALLAUTH = {"account", "allauth", "mfa", "usersessions"}
FORM = re.compile(r"<form\b[^>]*\bmethod=.?post\b.*?</form>", re.DOTALL | re.IGNORECASE)


def own(name: str) -> set[str]:
    """The first parts of template names that a file of the package may use."""
    parts = name.split("/")
    if parts[0] != "web":
        return {parts[1]}  # an app's mails
    return {parts[1], "ui"} | (OF_ALLAUTH if parts[1] == "ui" else set())


def stays_in_its_site(template: Template) -> Iterator[str]:
    for match in USED.finditer(template.text):
        if match[1] not in own(template.name):
            yield f"uses a template of {match[1]}"


PATTERNS = {
    "marks something as safe": r"\|\s*(?:safe|safeseq)\b|{%\s*autoescape\s+off",
    "holds a script": r"<script(?![^>]*\bsrc=)(?![^>]*type=.?application/json)[^>]*>",
    "holds a style": r"<style\b|<[a-z][^>{]*\sstyle\s*=",
    "holds an event handler": r"<[a-z][^>]*\son[a-z]+\s*=|hx-on|javascript:",
    "calls a third party": r"<(?:script|link|img|iframe)\b[^>]*(?:src|href)=.?(?:https?:)?//",
    "opens a page without a language": r"<html(?![^>]*\blang=)",
    "shows an image without alt": r"<img(?![^>]*\balt=)[^>]*>",
}


def holds_nothing_forbidden(template: Template) -> Iterator[str]:
    if not template.name.endswith(".html"):
        return
    for what, pattern in PATTERNS.items():
        if re.search(pattern, template.text, re.IGNORECASE):
            yield what


def forms_prove_where_they_come_from(template: Template) -> Iterator[str]:
    for form in FORM.findall(template.text):
        if "csrf_token" not in form:
            yield "has a form without csrf_token"


def names_say_the_site(module: Module) -> Iterator[str]:
    """A page of one site does not show a template of another."""
    if module.parts[0] != "web" or len(module.parts) < 3:
        return
    for site in IN_CODE.findall(module.text):
        if site not in own(module.name):
            yield module.at(module.tree, f"shows a template of {site}")


RULES = [stays_in_its_site, holds_nothing_forbidden, forms_prove_where_they_come_from]
PLANTED = [
    '{% include "desk/_file.html" %}',
    "{% extends 'partner/base.html' with a=1 %}",
    "{{ name|safe }}",
    "{% autoescape off %}",
    "<script>alert(1)</script>",
    "<style>p {}</style>",
    '<p class="a" style="color: red">',
    '<a onclick="f()">',
    '<a href="javascript:f()">',
    '<script src="https://cdn.example/x.js"></script>',
    '<img alt="" src="//cdn.example/x.png">',
    "<html>",
    "<img src=\"{% static 'x.svg' %}\">",
    '<form method="post"><input name="a"></form>',
]
ALLOWED = [
    '{% extends "ui/base.html" %}{% include "portal/_file.html" %}',
    "<script src=\"{% static 'ui/a.js' %}\" defer></script>",
    '<html lang="{{ LANGUAGE_CODE }}">',
    '<form method="post">{% csrf_token %}</form><form method="get"></form>',
    '<a href="https://www.datatilsynet.no/">',
]


def broken(template: Template) -> list[str]:
    return [f"{template.name} {what}" for rule in RULES for what in rule(template)]


@pytest.mark.parametrize("rule", RULES)
def test_templates_keep(rule: Callable[[Template], Iterator[str]]) -> None:
    assert [f"{t.name} {what}" for t in templates() for what in rule(t)] == []


def test_pages_show_templates_of_their_own_site() -> None:
    assert [place for module in modules() for place in names_say_the_site(module)] == []


@pytest.mark.parametrize("text", PLANTED)
def test_planted_breach_is_seen(text: str) -> None:
    assert broken(Template("web/portal/templates/portal/x.html", text))


@pytest.mark.parametrize("text", ALLOWED)
def test_what_is_allowed_passes(text: str) -> None:
    assert broken(Template("web/portal/templates/portal/x.html", text)) == []


def test_planted_page_of_another_site_is_seen() -> None:
    page = Module("web/portal/views/orders.py", 'render(request, "desk/order_detail.html")')

    assert list(names_say_the_site(page))
