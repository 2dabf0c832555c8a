"""Filters for transfers: countries, grounds and classes of data in words."""

from django import template

from ordvern.web.ui.countries import country_name
from ordvern.web.ui.grounds import basis_words, class_words

register = template.Library()
register.filter("country_name", country_name)
register.filter("basis_words", basis_words)
register.filter("class_words", class_words)
