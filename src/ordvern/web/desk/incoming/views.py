"""What came in: the list, one inquiry with the way to an order, and a new one taken down."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.duties import Power
from ordvern.apps.core.emptying import is_nobody
from ordvern.apps.customers.contact import NotACustomersAddress
from ordvern.apps.customers.models import Customer
from ordvern.apps.files.uploads import VaultUploadHandler
from ordvern.apps.intake.models import Inquiry, MailboxState, Paper
from ordvern.apps.intake.usecases.add_scans import add_scans
from ordvern.apps.intake.usecases.close_inquiry import close_inquiry
from ordvern.apps.intake.usecases.sort_inquiry import sort_inquiry
from ordvern.apps.intake.usecases.take_down import take_down
from ordvern.web.desk.incoming.forms import TakeDownForm
from ordvern.web.desk.incoming.page import inquiry_for, page_of
from ordvern.web.desk.incoming.rows import rows
from ordvern.web.desk.views.acting import refusals_told
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.receiving import deposits_of, receives_files, what_is_wrong

ON_A_PAGE = 25
MOST_FILES = 50


@require_safe
def inquiries(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS, Role.OFFICER)
    waiting = (
        Inquiry.objects.visible_to(actor).waiting().select_related("customer", "folder", "incoming")
    )
    page = Paginator(waiting.order_by("received_at", "pk"), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "page": page,
        "rows": rows(page.object_list),
        "papers": Paper.objects.open().select_related("inquiry").order_by("due_on")[:50],
        "rights": Inquiry.objects.visible_to(actor).rights().order_by("due_on")[:50],
        "today": timezone.localdate(),
        "mailbox": MailboxState.objects.filter(name="mailbox").first(),
        "may_act": actor.may(Power.RUN_ORDERS),
    }
    return render(request, "desk/incoming/inquiries.html", context)


@require_safe
def inquiry(request: HttpRequest, inquiry_id: UUID) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS, Role.OFFICER)
    shown = inquiry_for(actor, inquiry_id)
    if (order := shown.order) is not None:
        return redirect("desk:order", order.pk)
    return render(request, "desk/incoming/inquiry.html", page_of(shown, actor))


def _vault(request: HttpRequest) -> VaultUploadHandler:
    actor_of(request, Power.RUN_ORDERS)
    return VaultUploadHandler(
        request, now=timezone.now, max_bytes=settings.MAX_FILE_BYTES, max_files=MOST_FILES
    )


@require_http_methods(["GET", "HEAD", "POST"])
@receives_files(_vault)
def inquiry_new(request: HttpRequest, *, uploads: VaultUploadHandler) -> HttpResponse:
    """Take down who came and what is wanted; what was typed stays when something is missing."""
    actor = actor_of(request, Power.RUN_ORDERS)
    today = timezone.localdate()
    form = TakeDownForm(today=today, initial=_known(request, actor))
    if request.method == "POST":
        form = TakeDownForm(request.POST, request.FILES, today=today)
        made = _take_down(request, form, uploads, actor=actor)
        if made is not None:
            messages.success(request, _("Taken down as %(number)s.") % {"number": made.number})
            return redirect("desk:inquiry", made.pk)
    context = {"form": form, "megabytes": settings.MAX_FILE_BYTES // 1024**2}
    status = 422 if form.errors else 200
    return render(request, "desk/incoming/inquiry_new.html", context, status=status)


def _known(request: HttpRequest, actor: Actor) -> dict[str, str]:
    """The details of the customer whose page led here."""
    chosen = request.GET.get("customer", "")
    if not chosen.isdigit():
        return {}
    found = Customer.objects.visible_to(actor).standing().select_related("account")
    known = get_object_or_404(found, pk=int(chosen))
    names = ("name", "phone", "address", "kind")
    address = known.account.email
    return {"email": "" if is_nobody(address) else address} | {
        name: getattr(known, name) for name in names
    }


def _take_down(
    request: HttpRequest, form: TakeDownForm, uploads: VaultUploadHandler, *, actor: Actor
) -> Inquiry | None:
    deposits = deposits_of(request, "files")
    wrong = what_is_wrong(uploads, deposits) if request.FILES or uploads.too_large else None
    if wrong:
        form.add_error("files", " ".join(str(part) for part in wrong))
    if not form.is_valid():
        return None
    try:
        made = take_down(
            form.contact(language=get_language() or "nb", email=form.cleaned_data["email"]),
            account=form.account(),
            folder=uploads.place(),
            deposits=deposits,
            actor=actor,
            now=timezone.now(),
        )
    except NotACustomersAddress:
        form.add_error("email", _("This is the address of somebody of the agency or a partner."))
        return None
    uploads.keep()
    return made


def _into_inquiry(request: HttpRequest, inquiry_id: UUID) -> VaultUploadHandler:
    found = inquiry_for(actor_of(request, Power.RUN_ORDERS), inquiry_id)
    if found.order is not None or found.closed_at or found.folder.erased_at:
        raise Http404
    return VaultUploadHandler(
        request,
        now=timezone.now,
        max_bytes=settings.MAX_FILE_BYTES,
        max_files=MOST_FILES,
        folder=found.folder,
    )


@require_POST
@receives_files(_into_inquiry)
def inquiry_scans(
    request: HttpRequest, *, uploads: VaultUploadHandler, inquiry_id: UUID
) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    found = inquiry_for(actor, inquiry_id)
    deposits = deposits_of(request, "files")
    if wrong := what_is_wrong(uploads, deposits):
        messages.error(request, " ".join(str(part) for part in wrong))
        return redirect("desk:inquiry", found.pk)
    with refusals_told(request):
        add_scans(found, deposits=deposits, actor=actor, now=timezone.now())
        uploads.keep()
        messages.success(request, _("Added. The pages are being looked through."))
    return redirect("desk:inquiry", found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def inquiry_close(request: HttpRequest, inquiry_id: UUID) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS, Role.OFFICER)
    found = inquiry_for(actor, inquiry_id)
    if request.method != "POST":
        return render(request, "desk/incoming/inquiry_close.html", {"inquiry": found})
    with refusals_told(request):
        close_inquiry(found, actor=actor, now=timezone.now())
        messages.success(request, _("Put aside. What came with it is being erased."))
    return redirect("desk:inquiries")


@require_POST
def inquiry_sort(request: HttpRequest, inquiry_id: UUID) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS, Role.OFFICER)
    found = inquiry_for(actor, inquiry_id)
    purpose = request.POST.get("purpose", "")
    if purpose not in Inquiry.Purpose.values:
        raise Http404
    with refusals_told(request):
        sort_inquiry(found, purpose=purpose, actor=actor, now=timezone.now())
        messages.success(request, _("Sorted."))
    return redirect("desk:inquiry", found.pk)
