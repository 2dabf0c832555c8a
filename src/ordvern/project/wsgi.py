"""The WSGI application that a server runs."""

import os

from django.core.wsgi import get_wsgi_application

from .egress import shut

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ordvern.project.settings")

application = get_wsgi_application()

shut()
