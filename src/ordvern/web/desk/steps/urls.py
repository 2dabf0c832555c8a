"""Addresses of the steps of an order."""

from django.urls import path

from . import views

STEPS = "oppdrag/<uuid:order_id>/trinn/"
STEP = f"{STEPS}<int:step_id>/"

urlpatterns = [
    path(STEPS, views.step_plan, name="step-plan"),
    path(f"{STEP}frist/", views.step_day, name="step-day"),
    path(f"{STEP}del/", views.step_split, name="step-split"),
    path(f"{STEP}samle/", views.step_join, name="step-join"),
    path(f"{STEP}begynn/", views.step_begin, name="step-begin"),
    path(f"{STEP}ferdig/", views.step_finish, name="step-finish"),
    path(f"{STEP}tilbake/", views.step_put_back, name="step-put-back"),
    path(f"{STEP}ut/", views.step_drop, name="step-drop"),
]
