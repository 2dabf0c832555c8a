"""Names the site `partner` to Django."""

from django.apps import AppConfig


class PartnerConfig(AppConfig):
    name = "ordvern.web.partner"
    label = "partner"
