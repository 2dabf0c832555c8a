"""Addresses of deeds to many rows at once."""

from django.urls import path

from . import views

urlpatterns = [
    path("oppdrag/samlet/", views.orders_together, name="orders-together"),
    path("fakturaer/samlet/", views.invoices_together, name="invoices-together"),
    path("henvendelser/samlet/", views.inquiries_together, name="inquiries-together"),
]
