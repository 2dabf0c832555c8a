"""Names the app `registers` to Django."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "ordvern.apps.registers"
    label = "registers"
    default_auto_field = "django.db.models.BigAutoField"
