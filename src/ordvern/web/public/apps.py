"""The Django app of the open site; it has no models."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "ordvern.web.public"
    label = "public"
