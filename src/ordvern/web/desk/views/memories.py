"""The memories: their list, a new one, the page of one, and one taken out as a file."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.duties import Power
from ordvern.apps.memories.models import Memory, StoredUnit
from ordvern.apps.memories.usecases.export_memory import export_memory
from ordvern.apps.memories.usecases.open_memory import open_memory
from ordvern.memory.exchange import Target
from ordvern.vault import Shredded
from ordvern.web.desk.memory_figures import growth
from ordvern.web.desk.memory_forms import OpenForm, UploadForm
from ordvern.web.desk.navigation import memory_tabs
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.handing_out import as_attachment, gone

from .memory_imports import shown_imports

# By the ending of the file, which stands in the address.
EXPORTED = {"tmx": Target.TMX, "xlf": Target.XLIFF, "csv": Target.CSV}
LAYOUT = "desk/base.html"
ON_A_PAGE = 25
# Asked for each memory on the page alone; a join would count the units of all memories first.
_OWN = StoredUnit.objects.filter(memory=OuterRef("pk")).order_by().values("memory")
_UNITS = Coalesce(Subquery(_OWN.annotate(count=Count("pk")).values("count")), 0)


def memory_for(actor: Actor, memory_id: int) -> Memory:
    """The memory with its customer, or `Http404`."""
    memories = Memory.objects.visible_to(actor).select_related("customer", "folder")
    return get_object_or_404(memories, pk=memory_id)


@require_safe
def memories(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS, Role.OFFICER)
    found = (
        Memory.objects.visible_to(actor)
        .select_related("customer")
        .annotate(count=_UNITS)
        .order_by(F("customer__name").asc(nulls_first=True), "name", "pk")
    )
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "may_open": actor.may(Power.RUN_ORDERS)}
    return render(request, "desk/memories.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def memory_open(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    form = OpenForm(request.POST or None, actor=actor)
    if not form.is_valid():
        return render(request, "desk/memory_open.html", {"form": form})
    memory = open_memory(**form.cleaned_data, actor=actor, now=timezone.now())
    messages.success(request, _("The memory is open. Take in an old one, or begin with nothing."))
    return redirect("desk:memory", memory.pk)


@require_safe
def memory(request: HttpRequest, memory_id: int) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS, Role.OFFICER)
    shown = memory_for(actor, memory_id)
    context = {
        "memory": shown,
        "tabs": memory_tabs(shown, request.path),
        "count": shown.units.count(),
        "imports": shown_imports(shown),
        "months": growth(shown),
        "form": UploadForm(),
        "is_erased": shown.folder is not None and shown.folder.erased_at is not None,
        "may_take_in": actor.may(Power.RUN_ORDERS),
    }
    return render(request, "desk/memory.html", context)


@require_safe
def memory_export(request: HttpRequest, memory_id: int, form: str) -> HttpResponseBase:
    actor = actor_of(request, Power.RUN_ORDERS)
    memory = memory_for(actor, memory_id)
    try:
        target = EXPORTED[form]
        pieces = export_memory(memory, form=target, actor=actor, now=timezone.now())
    except KeyError:
        raise Http404 from None
    except Shredded:
        return gone(request, layout=LAYOUT)
    response = StreamingHttpResponse(pieces, content_type="application/octet-stream")
    return as_attachment(response, f"{slugify(memory.name) or 'memory'}.{form}")
