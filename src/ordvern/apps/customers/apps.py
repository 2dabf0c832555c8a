"""Names the app `customers` to Django."""

from django.apps import AppConfig


class CustomersConfig(AppConfig):
    name = "ordvern.apps.customers"
    label = "customers"
    default_auto_field = "django.db.models.BigAutoField"
