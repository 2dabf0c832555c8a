"""Names the app `intake` to Django and registers its start-up checks."""

from django.apps import AppConfig
from django.core.checks import register


class IntakeConfig(AppConfig):
    name = "ordvern.apps.intake"
    label = "intake"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from .checks import encrypted_mailbox

        register(encrypted_mailbox)
