"""Names the app `billing` to Django."""

from django.apps import AppConfig


class BillingConfig(AppConfig):
    name = "ordvern.apps.billing"
    label = "billing"
    default_auto_field = "django.db.models.BigAutoField"
