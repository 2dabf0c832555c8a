"""A long choice is drawn as Django draws a short one, only sooner."""

from django import forms
from django.test.html import Element, parse_html

from ordvern.web.ui.fields import LongSelect

CHOICES = [("", "Ingen"), ("1", "Kari & Ola"), ("2", "<b>Eva</b>")]


class Short(forms.Form):
    who = forms.ChoiceField(choices=CHOICES, widget=forms.Select({"class": "ds-input"}))


class Long(forms.Form):
    who = forms.ChoiceField(choices=CHOICES, widget=LongSelect({"class": "ds-input"}))


def drawn(form: type[forms.Form], value: object) -> Element:
    return parse_html(str(form(initial={"who": value})["who"]))


def test_it_says_what_a_select_says() -> None:
    for value in ("", "2", 2, None):
        assert drawn(Long, value) == drawn(Short, value)
