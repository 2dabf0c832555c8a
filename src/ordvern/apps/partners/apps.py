"""Names the app `partners` to Django."""

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "ordvern.apps.partners"
    label = "partners"
    default_auto_field = "django.db.models.BigAutoField"
