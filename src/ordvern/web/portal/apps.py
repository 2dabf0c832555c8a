"""The Django app of the customer's pages; it has no models."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "ordvern.web.portal"
    label = "portal"
