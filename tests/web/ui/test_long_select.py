"""A long choice is drawn as Django draws a short one, only sooner."""

from django import forms

from ordvern.web.ui.fields import LongSelect

CHOICES = [("", "Ingen"), ("1", "Kari & Ola"), ("2", "<b>Eva</b>")]


def drawn(widget: type[forms.Select], value: object) -> str:
    field = forms.ChoiceField(choices=CHOICES, widget=widget({"class": "ds-input"}))
    form = type("Form", (forms.Form,), {"who": field})(initial={"who": value})
    return "".join(str(form["who"]).replace("  ", "").splitlines())


def test_it_says_what_a_select_says() -> None:
    for value in ("", "2", 2, None):
        assert drawn(LongSelect, value) == drawn(forms.Select, value)
