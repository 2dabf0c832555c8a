"""Names the app `memories` to Django."""

from django.apps import AppConfig


class MemoriesConfig(AppConfig):
    name = "ordvern.apps.memories"
    label = "memories"
    default_auto_field = "django.db.models.BigAutoField"
