"""Addresses of retention."""

from django.urls import path

from . import views

urlpatterns = [
    path("bevaring/", views.retention, name="retention"),
    path("bevaring/<int:run_id>/godkjenn/", views.retention_approve, name="retention-approve"),
    path("bevaring/<int:run_id>/avsla/", views.retention_decline, name="retention-decline"),
    path("bevaring/hold/", views.hold_place, name="hold-place"),
    path("bevaring/hold/<int:hold_id>/opphev/", views.hold_lift, name="hold-lift"),
]
