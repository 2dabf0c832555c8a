"""Names the app `screening` to Django."""

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "ordvern.apps.screening"
    label = "screening"
    default_auto_field = "django.db.models.BigAutoField"
