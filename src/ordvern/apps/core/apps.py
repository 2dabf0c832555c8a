"""Names the app `core` to Django."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "ordvern.apps.core"
    label = "core"
    default_auto_field = "django.db.models.BigAutoField"
