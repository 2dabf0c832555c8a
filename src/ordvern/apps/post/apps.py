"""Names the app `post` to Django."""

from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "ordvern.apps.post"
    label = "post"
    default_auto_field = "django.db.models.BigAutoField"
