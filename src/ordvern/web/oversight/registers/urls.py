"""Addresses of the registers."""

from django.urls import path

from . import breach_deeds, breaches, overview, wheel

BREACH = "avvik/<int:breach_id>/"

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("avvik/", breaches.breaches, name="breaches"),
    path("avvik/ny/", breaches.breach_open, name="breach-open"),
    path("avvik/alarm/", breaches.alarm_open, name="alarm-open"),
    path(BREACH, breaches.breach, name="breach"),
    path(f"{BREACH}beskriv/", breaches.breach_edit, name="breach-edit"),
    path(f"{BREACH}vurder/", breaches.breach_weigh, name="breach-weigh"),
    path(f"{BREACH}rapport.pdf", breaches.breach_document, name="breach-document"),
    path(f"{BREACH}meldt/<int:phase>/", breaches.breach_sent, name="breach-sent"),
    path(f"{BREACH}meld/", breach_deeds.breach_report, name="breach-report"),
    path(f"{BREACH}varsle/", breach_deeds.breach_tell, name="breach-tell"),
    path(f"{BREACH}lukk/", breach_deeds.breach_close, name="breach-close"),
    path(f"{BREACH}avvis/", breach_deeds.breach_dismiss, name="breach-dismiss"),
    path(f"{BREACH}gjenapne/", breach_deeds.breach_reopen, name="breach-reopen"),
    path("arshjul/", wheel.wheel, name="wheel"),
    path("arshjul/<slug:duty_id>/", wheel.duty, name="duty"),
]
