"""The addresses of an installation in demo mode."""

from django.urls import include, path

from ordvern.project.urls import urlpatterns as real

urlpatterns = [
    *real,
    path("demo/", include("ordvern.web.ui.urls")),
    path("demo/", include("ordvern.web.public.demo_urls")),
]
