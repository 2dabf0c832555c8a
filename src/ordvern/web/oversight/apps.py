"""Names the site `oversight` to Django."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "ordvern.web.oversight"
    label = "oversight"
