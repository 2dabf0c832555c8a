"""Addresses: one prefix a site."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from ordvern.web.ui.closed_days import day_note
from ordvern.web.ui.confidentiality import confidentiality
from ordvern.web.ui.taking_back import take_back_deeds

from .health import healthz
from .moved import moved

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("sprak/", login_not_required(set_language), name="set_language"),
    path("dag/", day_note, name="day-note"),
    path("konto/taushet/", confidentiality, name="confidentiality"),
    path("konto/", include("allauth.account.urls")),
    path("konto/2fa/", include("allauth.mfa.urls")),
    path("kunde/ordre/<path:rest>", moved, name="moved-order"),
    path("desk/angre/", take_back_deeds, name="take-back"),
    path("desk/ordre/", moved, name="moved-orders"),
    path("desk/ordre/<path:rest>", moved, name="moved-desk-order"),
    path("kunde/", include("ordvern.web.portal.urls")),
    path("desk/", include("ordvern.web.desk.urls")),
    path("partner/", include("ordvern.web.partner.urls")),
    path("api/v1/", include("ordvern.web.api.urls")),
    path("innsyn/", include("ordvern.web.oversight.urls")),
    path("", include("ordvern.web.public.urls")),
]

if settings.OIDC:
    urlpatterns.append(path("konto/oidc/", include("ordvern.project.oidc")))

if settings.DEMO:
    urlpatterns += [
        path("demo/", include("ordvern.web.ui.urls")),
        path("demo/", include("ordvern.web.public.demo_urls")),
    ]
