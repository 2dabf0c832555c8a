"""Addresses for these tests: the gallery, which is served in demo mode, and pages that fail."""

from typing import NoReturn

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest
from django.urls import include, path

from ordvern.project.urls import urlpatterns as ours


@login_not_required
def bad(request: HttpRequest) -> NoReturn:
    raise BadRequest


@login_not_required
def denied(request: HttpRequest) -> NoReturn:
    raise PermissionDenied


@login_not_required
def failing(request: HttpRequest) -> NoReturn:
    raise RuntimeError


urlpatterns = [
    path("feil/400", bad),
    path("feil/403", denied),
    path("feil/500", failing),
    path("galleri/", include("ordvern.web.ui.urls")),
    *ours,
]
