"""Addresses of the pages on which lists are taken in; part of the desk's."""

from django.urls import path

from . import views
from .lists import LISTS

PLACES = {"customers": "kunder", "partners": "partnere", "prices": "priser"}

urlpatterns = [
    page
    for of in LISTS
    for page in (
        path(f"{PLACES[of]}/ta-inn/", views.take_in, {"of": of}, name=f"{of}-take-in"),
        path(f"{PLACES[of]}/ta-inn/fil/", views.hand_in, {"of": of}, name=f"{of}-hand-in"),
        path(f"{PLACES[of]}/ta-inn/mal/", views.template, {"of": of}, name=f"{of}-template"),
    )
]
