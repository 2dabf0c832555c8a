"""The Django app of the programs' site; it has no models."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "ordvern.web.api"
    label = "api"
