"""Addresses of what came in."""

from django.urls import path

from . import ordering, views

INQUIRY = "<uuid:inquiry_id>/"

urlpatterns = [
    path("", views.inquiries, name="inquiries"),
    path("ny/", views.inquiry_new, name="inquiry-new"),
    path(INQUIRY, views.inquiry, name="inquiry"),
    path(f"{INQUIRY}filer/", views.inquiry_scans, name="inquiry-scans"),
    path(f"{INQUIRY}legg-bort/", views.inquiry_close, name="inquiry-close"),
    path(f"{INQUIRY}sorter/", views.inquiry_sort, name="inquiry-sort"),
    path(f"{INQUIRY}oppdrag/", ordering.inquiry_order, name="inquiry-order"),
    path(f"{INQUIRY}papir/<int:paper_id>/", ordering.paper, name="paper"),
]
