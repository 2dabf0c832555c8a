"""Names the app `visits` to Django."""

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "ordvern.apps.visits"
    label = "visits"
    default_auto_field = "django.db.models.BigAutoField"
