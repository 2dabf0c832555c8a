"""Names the app `rights` to Django."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "ordvern.apps.rights"
    label = "rights"
    default_auto_field = "django.db.models.BigAutoField"
