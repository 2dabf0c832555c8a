"""An old memory is handed in, and how far the worker has come with it."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ordvern.apps.core.actors import Role
from ordvern.apps.core.duties import Power
from ordvern.apps.core.models import QueuedTask, TaskState
from ordvern.apps.files.uploads import VaultUploadHandler
from ordvern.apps.memories.models import Memory, MemoryImport
from ordvern.apps.memories.usecases.begin_import import TASK, begin_import
from ordvern.web.desk.memory_words import reported
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.receiving import deposits_of, receives_files, what_is_wrong

SHOWN = 5


@dataclass(frozen=True, slots=True)
class ShownImport:
    """An import with the guard's report; `has_stopped` if the worker has given it up for now."""

    run: MemoryImport
    out: list[tuple[str | LazyText, int]]
    out_count: int
    has_stopped: bool


def shown_imports(memory: Memory) -> list[ShownImport]:
    """The last imports of a memory, the newest first."""
    return [_shown(run) for run in memory.imports.all()[:SHOWN]]


def _shown(run: MemoryImport) -> ShownImport:
    waits = run.status == MemoryImport.Status.WAITING
    tasks = QueuedTask.objects.filter(kind=TASK, subject=str(run.pk), state=TaskState.PARKED)
    out = reported(run.kept_out)
    return ShownImport(run, out, sum(run.kept_out.values()), waits and tasks.exists())


@require_safe
def memory_import(request: HttpRequest, memory_id: int, import_id: int) -> HttpResponse:
    """The part of the page that tells of an import; the whole page anew once it is at its end."""
    actor = actor_of(request, Power.RUN_ORDERS, Role.OFFICER)
    memory = get_object_or_404(Memory.objects.visible_to(actor), pk=memory_id)
    run = get_object_or_404(memory.imports.all(), pk=import_id)
    response = render(request, "desk/_memory_import.html", {"memory": memory, "shown": _shown(run)})
    if run.status != MemoryImport.Status.WAITING:
        response.headers["HX-Refresh"] = "true"
    return response


def _uploads(request: HttpRequest, memory_id: int) -> VaultUploadHandler:
    actor = actor_of(request, Power.RUN_ORDERS)
    memory = get_object_or_404(Memory.objects.visible_to(actor), pk=memory_id)
    if memory.folder is not None and memory.folder.erased_at is not None:
        raise Http404
    return VaultUploadHandler(
        request, now=timezone.now, max_bytes=settings.MAX_FILE_BYTES, max_files=1
    )


@require_POST
@receives_files(_uploads)
def memory_take_in(request: HttpRequest, **given: Any) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    memory = get_object_or_404(Memory.objects.visible_to(actor), pk=given["memory_id"])
    uploads: VaultUploadHandler = given["uploads"]
    deposits = deposits_of(request, "memory")
    if wrong := what_is_wrong(uploads, deposits):
        messages.error(request, " ".join(str(words) for words in wrong))
    elif uploads.folder is not None:
        now = timezone.now()
        begin_import(memory, folder=uploads.folder, deposit=deposits[0], actor=actor, now=now)
        uploads.keep()
        messages.success(request, _("Handed in. Every unit goes through the guard first."))
    return redirect("desk:memory", memory.pk)
