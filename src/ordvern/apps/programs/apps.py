"""Names the app `programs` to Django."""

from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    name = "ordvern.apps.programs"
    label = "programs"
    default_auto_field = "django.db.models.BigAutoField"
