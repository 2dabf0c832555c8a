"""Names the app `files` to Django."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "ordvern.apps.files"
    label = "files"
    default_auto_field = "django.db.models.BigAutoField"
