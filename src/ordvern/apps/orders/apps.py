"""Names the app `orders` to Django."""

from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "ordvern.apps.orders"
    label = "orders"
    default_auto_field = "django.db.models.BigAutoField"
