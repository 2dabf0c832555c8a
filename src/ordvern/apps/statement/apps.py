"""Names the app `statement` to Django and registers its start-up checks."""

from django.apps import AppConfig
from django.core.checks import register


class StatementConfig(AppConfig):
    name = "ordvern.apps.statement"
    label = "statement"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from .checks import residency

        register(residency)
