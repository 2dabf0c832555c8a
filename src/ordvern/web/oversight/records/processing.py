"""The records of processing: as they are now, what people add, and the versions that were kept."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ordvern.apps.core.actors import Role
from ordvern.apps.records.comparing import compare
from ordvern.apps.records.models import Edition, Entry, Register
from ordvern.apps.records.sheets import SHEETS
from ordvern.apps.records.usecases.keep_records import keep_records
from ordvern.apps.records.usecases.list_controllers import list_controllers
from ordvern.apps.records.usecases.write_entry import write_entry
from ordvern.apps.registers.sheet import Sheet
from ordvern.apps.registers.usecases.do_duty import TellsOfSomebody
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.values import Link

from .answers import as_pdf, as_table
from .forms import EntryForm
from .writers import called

NAMES = {
    Register.CONTROLLER: "behandlingsprotokoll-ansvarlig",
    Register.PROCESSOR: "behandlingsprotokoll-databehandler",
    Register.DPIA: "dpia",
}
SHOWN = 30


@require_safe
def records(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    name = request.GET.get("som", Register.CONTROLLER)
    if name not in (Register.CONTROLLER, Register.PROCESSOR):
        raise Http404
    editions = Edition.objects.visible_to(actor).filter(register=name).order_by("-number")
    written = Entry.objects.order_by("-written_at").first()
    context = {
        "register": name,
        "registers": [
            Link(words, f"?som={each}", is_current=each == name)
            for each, words in (
                (Register.CONTROLLER, _("As controller")),
                (Register.PROCESSOR, _("As processor")),
            )
        ],
        "sheet": SHEETS[name](timezone.now()),
        "editions": editions[:SHOWN],
        "written": written,
        "writer": called([written.written_by])[written.written_by] if written else "",
    }
    return render(request, "oversight/records/records.html", context)


@require_safe
def register_document(request: HttpRequest, register: str) -> HttpResponseBase:
    """A register as it stands now, as a PDF."""
    actor_of(request, Role.OFFICER)
    now = timezone.now()
    return as_pdf(_sheet(register), f"{NAMES[Register(register)]}.pdf", at=now)


@require_safe
def register_table(request: HttpRequest, register: str) -> HttpResponseBase:
    """A register as it stands now, for a spreadsheet."""
    actor_of(request, Role.OFFICER)
    return as_table(_sheet(register), f"{NAMES[Register(register)]}.csv")


def _sheet(register: str) -> Sheet:
    if register not in SHEETS:
        raise Http404
    return SHEETS[register](timezone.now())


@require_POST
def records_controllers(request: HttpRequest) -> HttpResponseBase:
    """Every customer by name, for an inspection; the log tells that it was taken out."""
    sheet = list_controllers(actor=actor_of(request, Role.OFFICER), now=timezone.now())
    return as_table(sheet, "behandlingsansvarlige.csv")


@require_http_methods(["GET", "HEAD", "POST"])
def records_edit(request: HttpRequest) -> HttpResponse:
    actor, now = actor_of(request, Role.OFFICER), timezone.now()
    form = EntryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            write_entry(form.words(), actor=actor, now=now)
        except TellsOfSomebody:
            words = _("Something here tells of a person. Write it without.")
            form.add_error(None, words)
        else:
            messages.success(request, _("Kept. It is in the records now."))
            return redirect("oversight:records")
    status = 422 if form.errors else 200
    return render(request, "oversight/records/records_edit.html", {"form": form}, status=status)


@require_POST
def records_keep(request: HttpRequest) -> HttpResponse:
    """Both records as a version: the review of the year."""
    actor = actor_of(request, Role.OFFICER)
    kept = keep_records(actor=actor, now=timezone.now())
    numbers = {"controller": kept[0].number, "processor": kept[1].number}
    text = _("Reviewed and kept: version %(controller)s as controller, %(processor)s as processor.")
    messages.success(request, text % numbers)
    return redirect("oversight:records")


@require_safe
def edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    """A version that was kept, and what was new in it."""
    actor = actor_of(request, Role.OFFICER)
    shown = get_object_or_404(Edition.objects.visible_to(actor), pk=edition_id)
    earlier = Edition.objects.filter(register=shown.register, number__lt=shown.number)
    before = earlier.order_by("-number").first()
    context = {
        "edition": shown,
        "sheet": shown.sheet,
        "before": before,
        "changes": compare(before.sheet, shown.sheet) if before else [],
        "is_assessment": shown.register == Register.DPIA,
        "keeper": called([shown.made_by])[shown.made_by],
    }
    return render(request, "oversight/records/edition.html", context)


@require_safe
def edition_document(request: HttpRequest, edition_id: int) -> HttpResponseBase:
    actor = actor_of(request, Role.OFFICER)
    shown = get_object_or_404(Edition.objects.visible_to(actor), pk=edition_id)
    return as_pdf(shown.sheet, f"{_named(shown)}.pdf", at=shown.made_at)


@require_safe
def edition_table(request: HttpRequest, edition_id: int) -> HttpResponseBase:
    actor = actor_of(request, Role.OFFICER)
    shown = get_object_or_404(Edition.objects.visible_to(actor), pk=edition_id)
    return as_table(shown.sheet, f"{_named(shown)}.csv")


def _named(shown: Edition) -> str:
    return f"{NAMES[Register(shown.register)]}-{shown.number}"
