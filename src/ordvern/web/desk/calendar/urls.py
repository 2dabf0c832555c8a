"""Address of the calendar."""

from django.urls import path

from . import views

urlpatterns = [path("kalender/", views.calendar, name="calendar")]
