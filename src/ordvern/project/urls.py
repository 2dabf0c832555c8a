"""Addresses: one prefix a site."""

from importlib.util import find_spec

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from .health import healthz


def _existing(prefix: str, module: str) -> list[URLResolver]:
    package = module.rpartition(".")[0]
    if find_spec(package) is None or find_spec(module) is None:
        return []
    return [path(prefix, include(module))]


urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("sprak/", login_not_required(set_language), name="set_language"),
    path("konto/", include("allauth.account.urls")),
    path("konto/2fa/", include("allauth.mfa.urls")),
    *_existing("kunde/", "ordvern.web.portal.urls"),
    *_existing("desk/", "ordvern.web.desk.urls"),
    *_existing("partner/", "ordvern.web.partner.urls"),
    *_existing("innsyn/", "ordvern.web.oversight.urls"),
    *_existing("", "ordvern.web.public.urls"),
]

if settings.DEMO:
    urlpatterns += _existing("demo/", "ordvern.web.ui.urls")
    urlpatterns += _existing("demo/", "ordvern.web.public.demo_urls")
