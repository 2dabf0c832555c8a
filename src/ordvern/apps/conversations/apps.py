"""Names the app `conversations` to Django."""

from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "ordvern.apps.conversations"
    label = "conversations"
    default_auto_field = "django.db.models.BigAutoField"
