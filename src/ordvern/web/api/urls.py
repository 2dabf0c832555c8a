"""Addresses of the programs' site, and its description as OpenAPI 3.1."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from . import answers, files, job_files, jobs, memories, mine, new_files, orders, papers, talking
from .problems import MEDIA_TYPE, OF_STATUS, ProblemDetails, problem, tell_problems

app_name = "api"
VERSION = "2"
View = Callable[..., HttpResponse]
REFUSALS = ("400", "401", "403", "404", "405", "409", "410", "422", "429")


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
of_orders = (orders.router, files.router, new_files.router, answers.router, talking.of_orders)
for router in of_orders:
    api.add_router("/orders", router)
for router in (jobs.router, job_files.router, talking.of_jobs):
    api.add_router("/jobs", router)
for router in (memories.router, papers.router, mine.router):
    api.add_router("", router)


def api_root(request: HttpRequest) -> HttpResponse:
    return redirect("api:openapi-json")


def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    """No address of ours: told as a problem, too."""
    return problem("not-found")


def _as_problems(view: View) -> View:
    """Have a refusal of Django or of the package itself told as the others are."""

    @wraps(view)
    def told(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        if answer.status_code not in OF_STATUS or answer.headers["Content-Type"] == MEDIA_TYPE:
            return answer
        allowed = {name: answer.headers[name] for name in ("Allow",) if name in answer.headers}
        return problem(OF_STATUS[answer.status_code], headers=allowed)

    return told


# Of an address with two methods the package gives the same view twice. The root is ours: the
# package's own looks for pages with scripts from elsewhere.
by_name = {each.name: each for each in api.urls[0] if isinstance(each, URLPattern)}
by_name |= {
    "api-root": path("", api_root, name="api-root"),
    "nothing-here": path("<path:rest>", nothing_here, name="nothing-here"),
}
urlpatterns = [*by_name.values()]
for pattern in urlpatterns:
    # Open to whoever has no session, for the token is asked for within; kept in no cache.
    pattern.callback = login_not_required(never_cache(_as_problems(pattern.callback)))
