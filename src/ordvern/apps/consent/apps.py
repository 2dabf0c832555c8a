"""Names the app `consent` to Django."""

from django.apps import AppConfig


class ConsentConfig(AppConfig):
    name = "ordvern.apps.consent"
    label = "consent"
    default_auto_field = "django.db.models.BigAutoField"
