"""Where everything is stored, whether the vault is sound, and how the queue of work fares."""

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.models import QueuedTask, TaskState
from ordvern.apps.core.queue import enqueue
from ordvern.apps.files.models import Folder, StoredFile, VaultCheck
from ordvern.apps.registers.stores import STORES
from ordvern.vault import Fault
from ordvern.web.oversight.subjects import Subject, subjects
from ordvern.web.ui.access import actor_of

FAULTS: dict[Fault, LazyText] = {
    Fault.DAMAGED: gettext_lazy("A stored file is damaged. Restore it from a backup."),
    Fault.MISSING: gettext_lazy("A stored file is missing. Restore it from a backup."),
    Fault.UNKNOWN_BLOB: gettext_lazy("A stored file belongs to no order."),
    Fault.UNKNOWN_FOLDER: gettext_lazy("A folder belongs to no order."),
    Fault.UNFINISHED: gettext_lazy("The remains of an upload that was cut off."),
    Fault.STILL_READABLE: gettext_lazy(
        "An erased folder can still be read. Destroy its key again."
    ),
    Fault.REMAINS: gettext_lazy("Unreadable remains of an erased folder."),
    Fault.KEY_GONE: gettext_lazy("The key of a folder is gone, though nobody asked for that."),
    Fault.KEY_DAMAGED: gettext_lazy("The key of a folder is damaged. Restore it from a backup."),
}
MOST_SHOWN = 100
CHECK = "files.check"
UNDER_WAY = (TaskState.QUEUED, TaskState.RUNNING)


@require_safe
def storage(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    check = VaultCheck.objects.order_by("-checked_at").first()
    tasks = QueuedTask.objects.all()
    waiting = tasks.filter(state=TaskState.QUEUED, run_at__lte=timezone.now())
    counts = dict(tasks.values_list("state").annotate(count=Count("pk")).order_by())
    context = {
        "check": check,
        "faults": _faults(check, actor) if check else [],
        "checking": tasks.filter(kind=CHECK, state__in=UNDER_WAY).order_by("-pk").first(),
        "residency": [
            (STORES.get(name, name), code, settings.OPERATORS.get(name, ""))
            for name, code in settings.RESIDENCY.items()
        ],
        "is_in_norway": set(settings.RESIDENCY.values()) == {"NO"},
        "states": [(state, counts.get(state, 0)) for state in TaskState.values],
        "oldest": waiting.aggregate(oldest=Min("run_at"))["oldest"],
        "stopped": tasks.filter(state=TaskState.PARKED).order_by("-finished_at")[:MOST_SHOWN],
        "folders": Folder.objects.filter(erased_at=None).count(),
        "files": StoredFile.objects.filter(folder__erased_at=None).count(),
    }
    return render(request, "oversight/storage.html", context)


@require_POST
def storage_check(request: HttpRequest) -> HttpResponse:
    """The worker reads the vault: that may take longer than a browser waits."""
    actor_of(request, Role.OFFICER)
    enqueue(CHECK, "", at=timezone.now())
    messages.success(request, _("The vault is being looked through. Come back in a moment."))
    return redirect("oversight:storage")


def _faults(check: VaultCheck, actor: Actor) -> list[tuple[LazyText, Subject, str]]:
    """What was wrong, each with the order that it concerns."""
    found = list(check.found.all()[:MOST_SHOWN])
    names = subjects((f"folder:{each.folder}" for each in found), actor)
    return [
        (FAULTS[Fault(each.fault)], names[f"folder:{each.folder}"], each.blob) for each in found
    ]
