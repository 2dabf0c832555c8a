"""Names the app `records` to Django."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "ordvern.apps.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
