"""Names the site `desk` to Django."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "ordvern.web.desk"
    label = "desk"
