"""Names the app `moving` to Django."""

from django.apps import AppConfig


class MovingConfig(AppConfig):
    name = "ordvern.apps.moving"
    label = "moving"
    default_auto_field = "django.db.models.BigAutoField"
