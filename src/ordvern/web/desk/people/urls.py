"""Addresses of the people of the agency."""

from django.urls import path

from . import on_orders, views

ORDER = "oppdrag/<uuid:order_id>/folk/"
PERSON = "folk/<int:account_id>/"

urlpatterns = [
    path("folk/", views.people, name="people"),
    path("folk/ny/", views.person_new, name="person-new"),
    path("folk/innsyn/", views.need_to_know, name="need-to-know"),
    path(PERSON, views.person, name="person"),
    path(f"{PERSON}avslutt/", views.person_end, name="person-end"),
    path(ORDER, on_orders.person_put_on, name="person-put-on"),
    path(f"{ORDER}<int:account_id>/av/", on_orders.person_take_off, name="person-take-off"),
]
