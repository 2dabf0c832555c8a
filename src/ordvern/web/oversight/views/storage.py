"""Where everything is stored, whether the vault is sound, and how the queue of work fares."""

from collections.abc import Sequence

from django.conf import settings
from django.db.models import Count, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from ordvern.apps.core.actors import Role
from ordvern.apps.core.models import QueuedTask, TaskState
from ordvern.apps.files.checking import check_vault
from ordvern.apps.files.models import Folder, StoredFile
from ordvern.vault import Fault, Report
from ordvern.web.oversight.subjects import subjects
from ordvern.web.ui.access import actor_of

FAULTS: dict[Fault, LazyText] = {
    Fault.DAMAGED: _("A stored file is damaged. Restore it from a backup."),
    Fault.MISSING: _("A stored file is missing. Restore it from a backup."),
    Fault.UNKNOWN_BLOB: _("A stored file belongs to no order."),
    Fault.UNKNOWN_FOLDER: _("A folder belongs to no order."),
    Fault.UNFINISHED: _("The remains of an upload that was cut off."),
    Fault.STILL_READABLE: _("An erased folder can still be read. Destroy its key again."),
    Fault.REMAINS: _("Unreadable remains of an erased folder."),
    Fault.KEY_GONE: _("The key of a folder is gone, though nobody asked for that."),
    Fault.KEY_DAMAGED: _("The key of a folder is damaged. Restore it from a backup."),
}
STORES: dict[str, LazyText] = {
    "database": _("Register and log"),
    "files": _("Encrypted files"),
    "keys": _("Keys"),
    "mail": _("Mail"),
}
MOST_SHOWN = 100


@require_safe
def storage(request: HttpRequest) -> HttpResponse:
    actor_of(request, Role.OFFICER)
    return _page(request)


@require_POST
def storage_check(request: HttpRequest) -> HttpResponse:
    """Reads the whole vault; the answer is shown and not kept."""
    actor = actor_of(request, Role.OFFICER)
    report = check_vault(now=timezone.now())
    names = subjects((f"folder:{each.folder}" for each in report.problems[:MOST_SHOWN]), actor)
    problems = [
        (FAULTS[each.fault], names[f"folder:{each.folder}"], each.blob)
        for each in report.problems[:MOST_SHOWN]
    ]
    return _page(request, report=report, problems=problems)


def _page(
    request: HttpRequest, *, report: Report | None = None, problems: Sequence[object] = ()
) -> HttpResponse:
    waiting = QueuedTask.objects.filter(state=TaskState.QUEUED, run_at__lte=timezone.now())
    counted = QueuedTask.objects.values_list("state").annotate(count=Count("pk")).order_by()
    counts = dict(counted)
    context = {
        "report": report,
        "problems": problems,
        "residency": [(STORES.get(name, name), code) for name, code in settings.RESIDENCY.items()],
        "is_in_norway": set(settings.RESIDENCY.values()) == {"NO"},
        "states": [(state, counts.get(state, 0)) for state in TaskState.values],
        "oldest": waiting.aggregate(oldest=Min("run_at"))["oldest"],
        "stopped": QueuedTask.objects.filter(state=TaskState.PARKED).order_by("-finished_at"),
        "folders": Folder.objects.filter(erased_at=None).count(),
        "files": StoredFile.objects.filter(folder__erased_at=None).count(),
    }
    return render(request, "oversight/storage.html", context)
