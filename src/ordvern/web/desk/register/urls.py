"""Addresses of the register of customers."""

from django.urls import path

from . import merging, views

CUSTOMER = "<int:customer_id>/"

urlpatterns = [
    path("", views.customers, name="customers"),
    path("ny/", views.customer_new, name="customer-new"),
    path(CUSTOMER, views.customer, name="customer"),
    path(f"{CUSTOMER}rett/", views.customer_edit, name="customer-edit"),
    path(f"{CUSTOMER}faktura/", views.customer_invoicing, name="customer-invoicing"),
    path(f"{CUSTOMER}kontakter/", views.contact_add, name="contact-add"),
    path(f"{CUSTOMER}kontakter/<int:contact_id>/", views.contact_remove, name="contact-remove"),
    path(f"{CUSTOMER}sla-sammen/", merging.customer_merge, name="customer-merge"),
]
