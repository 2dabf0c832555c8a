"""Addresses of the programs' site, and its description as OpenAPI 3.1."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from . import answers, files, orders, papers
from .problems import MEDIA_TYPE, ProblemDetails, tell_problems

app_name = "api"
VERSION = "1"
REFUSALS = ("400", "401", "403", "404", "409", "410", "422", "429")


class Described(NinjaAPI):
    """The site with every refusal in its description, told as problem details."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**options)
        told = ProblemDetails.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas = schema["components"]["schemas"]
        schemas |= told.pop("$defs", {}) | {"ProblemDetails": told}
        content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}}
        refusals = {code: {"description": "Refused", "content": content} for code in REFUSALS}
        for methods in schema["paths"].values():
            for operation in methods.values():
                operation["responses"] |= refusals
        return schema


api = Described(
    title="Ordvern",
    version=VERSION,
    description="Order translations, follow them, fetch and erase. Every request bears a token.",
    urls_namespace=app_name,
    docs_url=None,
)
tell_problems(api)
for part in (orders, files, answers):
    api.add_router("/orders", part.router)
api.add_router("", papers.router)


def api_root(request: HttpRequest) -> HttpResponse:
    return redirect("api:openapi-json")


# Of an address with two methods the package gives the same view twice. The root is ours: the
# package's own looks for pages with scripts from elsewhere.
by_name = {each.name: each for each in api.urls[0] if isinstance(each, URLPattern)}
urlpatterns = [*(by_name | {"api-root": path("", api_root, name="api-root")}).values()]
for pattern in urlpatterns:
    # Open to whoever has no session, for the token is asked for within; kept in no cache.
    pattern.callback = login_not_required(never_cache(pattern.callback))
