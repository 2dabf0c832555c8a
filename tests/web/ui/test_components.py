"""The components draw what they are given, escaped, and refer only to what exists."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.paginator import Paginator
from django.forms import CharField, Form
from django.template import Context, Template
from django.test import RequestFactory

from ordvern.apps.orders.states import JobStatus, Status
from ordvern.documents import Reason
from ordvern.documents.capabilities import FORMATS, can
from ordvern.web import ui
from ordvern.web.ui.reasons import READ, REDACTED, REFUSALS
from ordvern.web.ui.statuses import LOOKS, shown
from ordvern.web.ui.values import Event, Link, Step, StepState

HOME = Path(ui.__file__).parent
WEB = HOME.parent
EVIL = '<b onclick="x">'


def draw(source: str, **context: object) -> str:
    loads = "{% load ui ui_flow ui_forms %}"
    return Template(loads + source).render(Context(context))


@pytest.mark.parametrize(
    "source",
    [
        "{% button evil %}",
        "{% link_button evil evil %}",
        "{% tile evil evil note=evil %}",
        "{% tag evil %}",
        "{% status evil evil %}",
        "{% alert title=evil %}{{ evil }}{% endalert %}",
        "{% card title=evil %}{{ evil }}{% endcard %}",
        "{% facts %}{% fact evil %}{{ evil }}{% endfact %}{% endfacts %}",
        "{% empty title=evil %}{{ evil }}{% endempty %}",
        "{% dialog id='d' title=evil %}{{ evil }}{% enddialog %}",
        "{% meter evil 1 2 note=evil %}",
    ],
)
def test_what_is_given_is_escaped(source: str) -> None:
    html = draw(source, evil=EVIL)

    assert EVIL not in html
    assert "&lt;b onclick" in html


def test_lists_are_escaped() -> None:
    values = {
        "steps": [Step(EVIL, StepState.CURRENT, EVIL)],
        "events": [Event(EVIL, datetime(2026, 11, 3, tzinfo=UTC), EVIL, EVIL)],
        "links": [Link(EVIL, "/"), Link(EVIL)],
    }
    html = draw("{% steps steps 'x' %}{% timeline events %}{% tabs links 'y' %}", **values)

    assert EVIL not in html


def test_the_step_under_way_is_told_to_screen_readers() -> None:
    html = draw(
        "{% steps items 'x' %}", items=[Step("a", StepState.DONE), Step("b", StepState.CURRENT)]
    )

    assert html.count('aria-current="step"') == 1


def test_pages_keep_the_other_parameters() -> None:
    request = RequestFactory().get("/?q=a%26b&page=2")
    page = Paginator(range(100), 10).get_page(2)

    html = draw("{% pages page %}", page=page, request=request)

    assert "?q=a%26b&amp;page=3" in html
    assert html.count("aria-current") == 1


def test_one_page_needs_no_pages() -> None:
    assert "<nav" not in draw("{% pages page %}", page=Paginator([1], 10).get_page(1), request=None)


class Named(Form):
    code = CharField(label=EVIL, help_text=EVIL)


def test_a_field_has_label_hint_and_error_tied_to_it() -> None:
    html = draw("{% form_fields form %}", form=Named({"code": ""}))

    assert EVIL not in html
    assert 'for="id_code"' in html
    assert 'aria-invalid="true"' in html
    described = re.search(r'aria-describedby="([^"]+)"', html)
    assert described
    assert all(f'id="{name}"' in html for name in described[1].split())


def test_every_state_has_a_look() -> None:
    assert {*Status.values, *JobStatus.values} <= set(LOOKS)
    assert shown("unheard-of")["label"] == "unheard-of"


def test_every_reason_says_what_is_so_and_what_to_do() -> None:
    assert set(Reason) <= set(REFUSALS)


def test_the_formats_that_are_named_are_those_that_are_read_and_redacted() -> None:
    for operation, named in {"read": READ, "redact": REDACTED}.items():
        assert set(named) == {each.name for each in FORMATS if can(each, operation)}


def test_every_icon_named_is_in_the_sprite() -> None:
    sprite = (HOME / "static/ui/icons.svg").read_text()
    drawn = set(re.findall(r'<symbol id="(\w+)"', sprite))
    used = {
        name
        for path in WEB.rglob("*.html")
        for name in re.findall(r"(?:{% icon |\bicon=)[\"'](\w+)[\"']", path.read_text())
    }

    assert used
    assert used <= drawn
