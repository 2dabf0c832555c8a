"""Names the app `retention` to Django."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "ordvern.apps.retention"
    label = "retention"
    default_auto_field = "django.db.models.BigAutoField"
