"""Names the app `erasure` to Django."""

from django.apps import AppConfig


class ErasureConfig(AppConfig):
    name = "ordvern.apps.erasure"
    label = "erasure"
    default_auto_field = "django.db.models.BigAutoField"
